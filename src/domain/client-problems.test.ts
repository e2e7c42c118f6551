import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type ClientProblem, clientProblem, type RequestedClient } from './client-problems.ts'
import { withPoolDefaults } from './pool-defaults.ts'
import type { PoolSettings, UserPool } from './pools.ts'

const at = new Date(0)
const poolWith = (settings: PoolSettings): UserPool => ({
  id: 'us-east-1_abc',
  name: 'pool',
  settings: withPoolDefaults(settings),
  createdAt: at,
  modifiedAt: at,
})
const pool = poolWith({
  Schema: [
    { Name: 'email', Required: true, Mutable: true },
    { Name: 'plan', AttributeDataType: 'String', Mutable: true },
    { Name: 'risk', AttributeDataType: 'String', Mutable: true, DeveloperOnlyAttribute: true },
  ],
})
const lite = poolWith({ UserPoolTier: 'LITE' })

const codeGrant: RequestedClient = {
  AllowedOAuthFlowsUserPoolClient: true,
  AllowedOAuthFlows: ['code', 'implicit'],
  AllowedOAuthScopes: ['openid', 'email', 'phone', 'profile', 'aws.cognito.signin.user.admin'],
  CallbackURLs: ['https://app.example/callback'],
}
const analyticsArn = 'arn:aws:mobiletargeting:us-east-1:123456789012:apps/1'
const RoleArn = 'arn:aws:iam::123456789012:role/analytics'

const customScopes: ReadonlySet<string> = new Set(['api/read', 'https://api.example/v1/write'])

const accepted: readonly [what: string, client: RequestedClient][] = [
  ['nothing', {}],
  ['a made secret', { GenerateSecret: true }],
  ['a given secret', { GenerateSecret: false, ClientSecret: 'abcdefghijklmnopqrstuvwxyz' }],
  ['user context with a secret', { GenerateSecret: true, EnablePropagateAdditionalUserContextData: true }],
  ['the current sign-in flows', { ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'] }],
  ['the old sign-in flows', { ExplicitAuthFlows: ['ADMIN_NO_SRP_AUTH', 'USER_PASSWORD_AUTH'] }],
  ['a sign-in flow without refresh', { ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH'] }],
  [
    'rotation without the old refresh',
    { ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH'], RefreshTokenRotation: { Feature: 'ENABLED' } },
  ],
  ['rotation with flows left to the default', { RefreshTokenRotation: { Feature: 'ENABLED' } }],
  [
    'rotation that is off',
    { ExplicitAuthFlows: ['ALLOW_REFRESH_TOKEN_AUTH'], RefreshTokenRotation: { Feature: 'DISABLED' } },
  ],
  [
    'the shortest tokens',
    {
      AccessTokenValidity: 5,
      IdTokenValidity: 300,
      RefreshTokenValidity: 60,
      TokenValidityUnits: { AccessToken: 'minutes', IdToken: 'seconds', RefreshToken: 'minutes' },
    },
  ],
  [
    'the longest tokens',
    {
      AccessTokenValidity: 24,
      IdTokenValidity: 1,
      RefreshTokenValidity: 3650,
      TokenValidityUnits: { IdToken: 'days' },
    },
  ],
  [
    'the default refresh token in minutes',
    { RefreshTokenValidity: 0, TokenValidityUnits: { RefreshToken: 'minutes' } },
  ],
  [
    'lists of attributes',
    {
      ReadAttributes: ['sub', 'email_verified', 'custom:plan', 'identities'],
      WriteAttributes: ['email', 'custom:plan'],
    },
  ],
  ['the code and implicit grants', codeGrant],
  [
    'grants that are kept for later',
    { AllowedOAuthFlows: ['code'], AllowedOAuthScopes: ['openid'], CallbackURLs: ['myapp://callback'] },
  ],
  ['a default redirect among the callbacks', { ...codeGrant, DefaultRedirectURI: 'https://app.example/callback' }],
  ['addresses for signing out', { LogoutURLs: ['https://app.example/', 'http://localhost:3000/'] }],
  ['its own pool as provider', { SupportedIdentityProviders: ['COGNITO'] }],
  ['analytics by ARN', { AnalyticsConfiguration: { ApplicationArn: analyticsArn, UserDataShared: true } }],
  ['custom scopes beside those of users', { ...codeGrant, AllowedOAuthScopes: ['openid', 'api/read'] }],
  [
    'client credentials with custom scopes',
    {
      AllowedOAuthFlowsUserPoolClient: true,
      AllowedOAuthFlows: ['client_credentials'],
      AllowedOAuthScopes: [...customScopes],
      GenerateSecret: true,
    },
  ],
  ['analytics by id', { AnalyticsConfiguration: { ApplicationId: 'ab12', RoleArn, ExternalId: 'x' } }],
]
for (const [what, client] of accepted) {
  test(`a client may have ${what}`, () => assert.equal(clientProblem(pool, client, customScopes), undefined))
}

const range = 'Invalid range for token validity.'
const order = 'Access and Id Token expiration times must be less than or equal to refresh token expiration times.'
const reads = 'Invalid read attributes specified while creating a client'
const writes = 'Invalid write attributes specified while creating a client'
const analytics =
  'Invalid analytics configuration given, either <application arn> or <application id, role arn, external id> are valid'
const grants =
  'AllowedOAuthFlows and AllowedOAuthScopes are required if user pool client is allowed to use OAuth flows.'
const invalid: readonly [what: string, client: RequestedClient, message: string][] = [
  [
    'a made and a given secret',
    { GenerateSecret: true, ClientSecret: 'abcdefghijklmnopqrstuvwxyz' },
    'GenerateSecret and ClientSecret can not be used together.',
  ],
  [
    'user context without a secret',
    { EnablePropagateAdditionalUserContextData: true },
    'Client Secret is required to set EnablePropagateAdditionalUserContextData as true',
  ],
  [
    'old and current sign-in flows',
    { ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH', 'USER_PASSWORD_AUTH'] },
    "Auth flow name with prefix 'ALLOW' cannot be used with legacy auth flow names.",
  ],
  [
    'rotation and the old refresh',
    { ExplicitAuthFlows: ['ALLOW_REFRESH_TOKEN_AUTH'], RefreshTokenRotation: { Feature: 'ENABLED' } },
    'ALLOW_REFRESH_TOKEN_AUTH can not be used when refresh token rotation is enabled.',
  ],
  [
    'an access token below five minutes',
    { AccessTokenValidity: 299, TokenValidityUnits: { AccessToken: 'seconds' } },
    range,
  ],
  ['an access token over a day', { AccessTokenValidity: 25 }, range],
  ['an access token of minutes read as hours', { AccessTokenValidity: 60 }, range],
  ['an ID token below five minutes', { IdTokenValidity: 4, TokenValidityUnits: { IdToken: 'minutes' } }, range],
  ['an ID token over a day', { IdTokenValidity: 2, TokenValidityUnits: { IdToken: 'days' } }, range],
  [
    'a refresh token below an hour',
    { RefreshTokenValidity: 59, TokenValidityUnits: { RefreshToken: 'minutes' } },
    range,
  ],
  ['a refresh token over ten years', { RefreshTokenValidity: 3651 }, range],
  [
    'an access token beyond the refresh token',
    { AccessTokenValidity: 2, RefreshTokenValidity: 1, TokenValidityUnits: { RefreshToken: 'hours' } },
    order,
  ],
  [
    'an ID token beyond the refresh token',
    { IdTokenValidity: 2, RefreshTokenValidity: 1, TokenValidityUnits: { RefreshToken: 'hours' } },
    order,
  ],
  ['an unknown attribute to read', { ReadAttributes: ['email', 'custom:other'] }, reads],
  ['an unknown attribute to write', { WriteAttributes: ['email', 'custom:other'] }, writes],
  ['a custom attribute without its prefix', { WriteAttributes: ['email', 'plan'] }, writes],
  ['a required attribute that it can not write', { WriteAttributes: ['custom:plan'] }, writes],
  ['sub to write', { WriteAttributes: ['email', 'sub'] }, writes],
  ['email_verified to write', { WriteAttributes: ['email', 'email_verified'] }, writes],
  ['phone_number_verified to write', { WriteAttributes: ['email', 'phone_number_verified'] }, writes],
  ['a developer-only attribute to write', { WriteAttributes: ['email', 'dev:custom:risk'] }, writes],
  ['a relative callback', { ...codeGrant, CallbackURLs: ['/callback'] }, '/callback is not an absolute URL.'],
  [
    'a script to sign out to',
    { LogoutURLs: ['javascript:alert(1)'] },
    'javascript:alert(1) cannot use the JAVASCRIPT protocol.',
  ],
  [
    'a default redirect of its own',
    { ...codeGrant, DefaultRedirectURI: 'https://app.example/other' },
    'The default redirect URI https://app.example/other is not in the callback URIs list.',
  ],
  [
    'a default redirect without callbacks',
    { DefaultRedirectURI: 'https://app.example/' },
    'The default redirect URI https://app.example/ is not in the callback URIs list.',
  ],
  [
    'an unknown provider',
    { SupportedIdentityProviders: ['COGNITO', 'Google'] },
    'The provider Google does not exist for User Pool us-east-1_abc.',
  ],
  [
    'analytics by ARN and id',
    { AnalyticsConfiguration: { ApplicationArn: analyticsArn, ApplicationId: 'ab12' } },
    analytics,
  ],
  ['analytics by id without a role', { AnalyticsConfiguration: { ApplicationId: 'ab12', ExternalId: 'x' } }, analytics],
  ['analytics of nothing', { AnalyticsConfiguration: {} }, analytics],
  ['OAuth without grants', { AllowedOAuthFlowsUserPoolClient: true, AllowedOAuthScopes: ['openid'] }, grants],
  [
    'OAuth without scopes',
    { AllowedOAuthFlowsUserPoolClient: true, AllowedOAuthFlows: ['code'], AllowedOAuthScopes: [] },
    grants,
  ],
]
for (const [what, client, message] of invalid) {
  test(`a client may not have ${what}`, () =>
    assert.deepEqual(clientProblem(pool, client), { code: 'InvalidParameterException', message }))
}

const others: readonly [what: string, client: RequestedClient, problem: ClientProblem][] = [
  [
    'an unknown scope',
    { AllowedOAuthScopes: ['openid', 'Cognito'] },
    { code: 'ScopeDoesNotExistException', message: 'Invalid scope requested: Cognito' },
  ],
  ...['api/write', 'api', 'read', 'API/read', 'api/read/'].map((scope): [string, RequestedClient, ClientProblem] => [
    `the scope ${scope} of no resource server`,
    { AllowedOAuthScopes: ['openid', 'api/read', scope] },
    { code: 'ScopeDoesNotExistException', message: `Invalid scope requested: ${scope}` },
  ]),
  [
    'the code grant without a callback',
    { ...codeGrant, CallbackURLs: [] },
    {
      code: 'InvalidOAuthFlowException',
      message: 'CallbackUrls can not be empty when code flow or implicit flow is selected',
    },
  ],
  [
    'client credentials beside another grant',
    { AllowedOAuthFlows: ['client_credentials', 'code'], GenerateSecret: true },
    {
      code: 'InvalidOAuthFlowException',
      message: 'client_credentials flow can not be selected along with code flow or implicit flow.',
    },
  ],
  [
    'client credentials without a secret',
    { AllowedOAuthFlows: ['client_credentials'] },
    {
      code: 'InvalidOAuthFlowException',
      message: 'client_credentials flow can not be selected if client does not have a client secret.',
    },
  ],
  [
    'client credentials with scopes of users',
    { AllowedOAuthFlows: ['client_credentials'], GenerateSecret: true, AllowedOAuthScopes: ['api/read', 'openid'] },
    { code: 'InvalidOAuthFlowException', message: 'openid is not supported with client_credentials flow' },
  ],
]
for (const [what, client, problem] of others) {
  test(`a client may not have ${what}`, () => assert.deepEqual(clientProblem(pool, client, customScopes), problem))
}

test('a LITE pool refuses clients what its plan lacks', () => {
  const refusal = (feature: string) => ({
    code: 'FeatureUnavailableInTierException',
    message: `The following features need to be disabled for the LITE pricing tier configured: ${feature}`,
  })
  assert.deepEqual(clientProblem(lite, { ExplicitAuthFlows: ['ALLOW_USER_AUTH'] }), refusal('Choice-Based Sign-In'))
  assert.deepEqual(
    clientProblem(lite, { RefreshTokenRotation: { Feature: 'ENABLED' } }),
    refusal('Refresh Token Rotation'),
  )
  assert.equal(
    clientProblem(lite, { ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH'], RefreshTokenRotation: { Feature: 'DISABLED' } }),
    undefined,
  )
  assert.equal(clientProblem(pool, { ExplicitAuthFlows: ['ALLOW_USER_AUTH'] }), undefined)
})
