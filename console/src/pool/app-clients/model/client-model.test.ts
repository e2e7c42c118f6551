import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { SchemaAttributeType, UserPoolClientType } from '@aws-sdk/client-cognito-identity-provider'
import { clientProblems } from '#texts/client-problems.ts'
import { type ClientForm, formOfClient } from './client-form.ts'
import { clientFormProblems } from './client-form-problems.ts'
import { createInputOf, updateInputOf } from './client-input.ts'
import { initialNewClient, withAppType, withReturnUrl } from './new-client.ts'
import { permissionRowsOf } from './permissions.ts'
import { durationText, flowLabel } from './shown.ts'

const schema: readonly SchemaAttributeType[] = [
  { Name: 'sub', Required: true },
  { Name: 'email', Required: true },
  { Name: 'email_verified' },
  { Name: 'name' },
  { Name: 'custom:plan' },
  { Name: 'dev:custom:secret' },
]

/** As the API describes it: nothing of it is the default that the form would send. */
const client: UserPoolClientType = {
  UserPoolId: 'us-east-1_abc',
  ClientId: 'client',
  ClientName: 'app',
  ClientSecret: 'secret',
  ExplicitAuthFlows: ['ALLOW_CUSTOM_AUTH', 'ALLOW_USER_SRP_AUTH'],
  RefreshTokenValidity: 36,
  AccessTokenValidity: 330,
  IdTokenValidity: 2,
  TokenValidityUnits: { RefreshToken: 'hours', AccessToken: 'seconds' },
  ReadAttributes: ['name', 'email', 'sub'],
  WriteAttributes: ['email'],
  AuthSessionValidity: 7,
  RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: 20 },
  EnableTokenRevocation: false,
  EnablePropagateAdditionalUserContextData: true,
  CallbackURLs: ['https://example.com/a', 'https://example.com/b'],
  DefaultRedirectURI: 'https://example.com/b',
  LogoutURLs: ['https://example.com/bye'],
  SupportedIdentityProviders: ['COGNITO'],
  AllowedOAuthFlows: ['code'],
  AllowedOAuthScopes: ['openid', 'api/read'],
  AllowedOAuthFlowsUserPoolClient: true,
  AnalyticsConfiguration: { ApplicationArn: 'arn:aws:mobiletargeting:us-east-1:1:apps/x' },
}

test('a form that nobody changed sends what the API described, every member of it', () => {
  const { UserPoolId: _pool, ClientId: _id, ClientSecret: _secret, ...settings } = client
  assert.deepEqual(updateInputOf(formOfClient(client, schema), client, schema), {
    ...settings,
    PreventUserExistenceErrors: 'LEGACY',
  })
})

test('a client of which nothing was set keeps having nothing set', () => {
  const bare: UserPoolClientType = { ClientName: 'bare', RefreshTokenValidity: 30, TokenValidityUnits: {} }
  const { ReadAttributes, WriteAttributes, AccessTokenValidity, TokenValidityUnits, RefreshTokenRotation } =
    updateInputOf(formOfClient(bare, schema), bare, schema)
  assert.deepEqual(
    { ReadAttributes, WriteAttributes, AccessTokenValidity, TokenValidityUnits, RefreshTokenRotation },
    {
      ReadAttributes: undefined,
      WriteAttributes: undefined,
      AccessTokenValidity: undefined,
      TokenValidityUnits: {},
      RefreshTokenRotation: undefined,
    },
  )
})

const changed = (patch: Partial<ClientForm>, seen = client) =>
  updateInputOf({ ...formOfClient(seen, schema), ...patch }, seen, schema)

test('only the lifetime that was changed loses its unit', () => {
  const { AccessTokenValidity, RefreshTokenValidity, TokenValidityUnits } = changed({
    accessToken: { days: '', minutes: '10' },
  })
  assert.deepEqual([AccessTokenValidity, RefreshTokenValidity], [10, 36])
  assert.deepEqual(TokenValidityUnits, { RefreshToken: 'hours', AccessToken: 'minutes' })
})

test('a permission that is taken away leaves what the table does not show', () => {
  const form = formOfClient(client, schema)
  assert.deepEqual(form.unreadable, ['email_verified', 'custom:plan'])
  assert.deepEqual(changed({ unreadable: [...form.unreadable, 'name'] }).ReadAttributes, ['email', 'sub'])
  assert.deepEqual(changed({ unwritable: ['email_verified'] }).WriteAttributes, ['email', 'name', 'custom:plan'])
})

test('the table offers neither sub nor what only back ends see, and locks what cannot be changed', () => {
  const rows = permissionRowsOf({ unreadable: ['name'], unwritable: ['email', 'name'] }, schema)
  assert.deepEqual(rows, [
    { name: 'email', readable: true, writable: true, writeLock: 'required' },
    { name: 'email_verified', readable: true, writable: false, writeLock: 'verified' },
    { name: 'name', readable: false, writable: false },
    { name: 'custom:plan', readable: true, writable: true },
  ])
})

test('rotation that is switched off says so; login pages that are switched off take grants and scopes along', () => {
  assert.deepEqual(changed({ rotation: false }).RefreshTokenRotation, {
    Feature: 'DISABLED',
    RetryGracePeriodSeconds: 20,
  })
  const off = changed({ loginPages: false })
  assert.deepEqual(
    [off.AllowedOAuthFlowsUserPoolClient, off.AllowedOAuthFlows, off.AllowedOAuthScopes, off.CallbackURLs?.length],
    [false, undefined, undefined, 2],
  )
  const kept = changed({}, { ...client, AllowedOAuthFlowsUserPoolClient: false })
  assert.deepEqual([kept.AllowedOAuthFlows, kept.AllowedOAuthScopes], [['code'], ['openid', 'api/read']])
})

test('a default redirect URI goes with the callback URL that it was', () => {
  assert.equal(changed({ callbackUrls: ['https://example.com/a'] }).DefaultRedirectURI, undefined)
})

test('a public client never accepts user context data', () => {
  const { ClientSecret: _secret, ...open } = client
  assert.equal(changed({ userContextData: true }, open).EnablePropagateAdditionalUserContextData, false)
})

const sound = (patch: Partial<ClientForm> = {}) => ({
  ...withReturnUrl(initialNewClient('x1'), 'https://example.com').form,
  ...patch,
})
const machine = (patch: Partial<ClientForm> = {}) => ({
  ...withAppType(initialNewClient('x1'), 'm2m').form,
  scopes: ['api/read'],
  ...patch,
})

const refused: readonly [what: string, form: ClientForm, field: string, key: string][] = [
  ['no name', sound({ name: ' ' }), 'name', 'clientNameMissing'],
  ['a session of two minutes', sound({ sessionMinutes: '2' }), 'sessionMinutes', 'sessionMinutesWrong'],
  ['four minutes of access', sound({ accessToken: { days: '0', minutes: '4' } }), 'accessToken', 'shortTokenRange'],
  [
    'an ID token above the refresh token',
    sound({ refreshToken: { days: '0', minutes: '60' }, idToken: { days: '0', minutes: '61' } }),
    'idToken',
    'shortTokenAboveRefresh',
  ],
  ['61 seconds of grace', sound({ rotation: true, graceSeconds: '61' }), 'graceSeconds', 'graceSecondsWrong'],
  ['a grace that is no number', sound({ rotation: true, graceSeconds: '' }), 'graceSeconds', 'graceSecondsWrong'],
  ['no callback', sound({ callbackUrls: [''] }), 'callbackUrls.0', 'callbackUrlMissing'],
  ['a plain callback', sound({ callbackUrls: ['http://example.com'] }), 'callbackUrls.0', 'urlInsecure'],
  ['a script as a sign-out', sound({ signOutUrls: ['javascript:1'] }), 'signOutUrls.0', 'urlSchemeUnsafe'],
  ['no grant', sound({ grants: [] }), 'grants', 'grantMissing'],
  ['no scope', sound({ scopes: [] }), 'scopes', 'scopeMissing'],
  ['e-mail without OpenID', sound({ scopes: ['email'] }), 'scopes', 'scopeNeedsOpenId'],
  [
    'machines and people at once',
    machine({ grants: ['code', 'client_credentials'], callbackUrls: ['https://example.com'] }),
    'grants',
    'clientCredentialsWithOthers',
  ],
  ['a machine without a secret', machine({ hasSecret: false }), 'grants', 'clientCredentialsNeedSecret'],
  ['a machine with OpenID', machine({ scopes: ['openid', 'api/read'] }), 'scopes', 'clientCredentialsOwnScopes'],
  ['a machine without a scope', machine({ scopes: [] }), 'customScopes', 'customScopeMissing'],
  [
    'nothing to read',
    sound({ unreadable: ['email', 'email_verified', 'name', 'custom:plan'] }),
    'permissions',
    'nothingReadable',
  ],
]
for (const [what, form, field, key] of refused)
  test(`${what}: refused beside its field`, () => {
    const problems = clientFormProblems(form, schema)
    assert.deepEqual(
      Object.entries(problems).map(([path, problem]) => [path, problem.key]),
      [[`client.${field}`, key]],
    )
  })

test('every sentence of the catalogue is somebody’s', () => {
  const used = refused.map(([, , , key]) => key)
  for (const key of Object.keys(clientProblems)) assert.ok(used.includes(key), key)
})

test('what is sound is not refused, and what is hidden is not judged', () => {
  for (const form of [sound(), machine(), sound({ loginPages: false, callbackUrls: [''], grants: [], scopes: [] })])
    assert.deepEqual(clientFormProblems(form, schema), {})
})

test('a kind of app fills in its settings, and leaves what was typed', () => {
  const typed = withReturnUrl(initialNewClient('x1'), 'https://example.com')
  assert.deepEqual([typed.form.loginPages, typed.form.hasSecret], [true, true])
  const spa = withAppType(typed, 'spa')
  assert.deepEqual(
    [spa.form.name, spa.form.hasSecret, spa.form.callbackUrls, spa.form.loginPages],
    ['My SPA app - x1', false, ['https://example.com'], true],
  )
  const named = withAppType({ ...typed, form: { ...typed.form, name: 'Shop' } }, 'm2m')
  assert.deepEqual(
    [named.form.name, named.form.grants, named.form.callbackUrls, named.form.loginPages],
    ['Shop', ['client_credentials'], [], true],
  )
  assert.deepEqual(withReturnUrl(typed, '').form.loginPages, false)
})

test('a new client is asked for with everything, custom attributes by name', () => {
  const input = createInputOf(sound(), schema)
  assert.deepEqual(input, {
    ClientName: 'My web app - x1',
    GenerateSecret: true,
    ExplicitAuthFlows: ['ALLOW_USER_AUTH', 'ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
    RefreshTokenValidity: 5,
    AccessTokenValidity: 60,
    IdTokenValidity: 60,
    TokenValidityUnits: { RefreshToken: 'days', AccessToken: 'minutes', IdToken: 'minutes' },
    AuthSessionValidity: 3,
    EnableTokenRevocation: true,
    PreventUserExistenceErrors: 'ENABLED',
    EnablePropagateAdditionalUserContextData: false,
    ReadAttributes: ['email', 'email_verified', 'name', 'custom:plan'],
    WriteAttributes: ['email', 'name', 'custom:plan'],
    CallbackURLs: ['https://example.com'],
    LogoutURLs: [],
    DefaultRedirectURI: undefined,
    SupportedIdentityProviders: ['COGNITO'],
    AllowedOAuthFlowsUserPoolClient: true,
    AllowedOAuthFlows: ['code'],
    AllowedOAuthScopes: ['email', 'openid', 'phone'],
  })
  const plain = createInputOf(sound(), schema.slice(0, 4))
  assert.deepEqual([plain.ReadAttributes, plain.WriteAttributes], [undefined, undefined])
})

test('durations and flows in words', () => {
  assert.equal(durationText(5 * 86_400), '5 days')
  assert.equal(durationText(3_600 + 60 + 1), '1 hour 1 minute 1 second')
  assert.equal(durationText(0), '0 seconds')
  assert.equal(flowLabel('ALLOW_USER_AUTH'), 'Select an authentication type at sign-in: ALLOW_USER_AUTH')
  assert.equal(flowLabel('USER_PASSWORD_AUTH'), 'USER_PASSWORD_AUTH')
  assert.equal(flowLabel('constructor'), 'constructor')
})
