import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { AppClient, ClientSettings } from '#domain/clients.ts'
import { accessTokenClaims, hasIdToken, idTokenClaims, type TokenContext } from './claims.ts'

const now = new Date(1_700_000_000_999)

function context(
  settings: ClientSettings,
  attributes: Record<string, string>,
  groups: TokenContext['groups'] = { names: [], roles: [], preferredRole: undefined },
): TokenContext {
  const client: AppClient = {
    id: 'client',
    poolId: 'p',
    name: 'n',
    settings,
    secrets: [],
    createdAt: now,
    modifiedAt: now,
  }
  const user = {
    poolId: 'p',
    id: 'the-sub',
    username: 'anna',
    status: 'CONFIRMED',
    enabled: true,
    attributes,
    mfa: { enabled: [], preferred: undefined },
    createdAt: now,
    modifiedAt: now,
  } as const
  const session = {
    poolId: 'p',
    id: 'event',
    userId: 'the-sub',
    clientId: 'client',
    originJti: 'origin',
    scope: 'a b',
    authTime: new Date(now.getTime() - 60_000),
    expiresAt: now,
    revokedAt: undefined,
    generation: 0,
    rotatedAt: undefined,
    lastActiveAt: now,
    lastIpAddress: undefined,
    oauth: undefined,
  }
  return { issuer: 'https://issuer/p', client, user, session, groups, now, jti: 'jti' }
}

test('in an ID token verified flags are booleans, the address an object, everything else a string', () => {
  const claims = idTokenClaims(
    context(
      {},
      {
        email: 'a@b.c',
        email_verified: 'true',
        phone_number_verified: 'false',
        address: 'Here 1',
        'custom:age': '7',
        updated_at: '1',
      },
    ),
  )
  assert.deepEqual(
    [
      claims.email,
      claims.email_verified,
      claims.phone_number_verified,
      claims.address,
      claims['custom:age'],
      claims.updated_at,
    ],
    ['a@b.c', true, false, { formatted: 'Here 1' }, '7', '1'],
  )
  for (const foreign of ['scope', 'client_id', 'username']) assert.ok(!Object.hasOwn(claims, foreign), foreign)
})

test('an access token carries no attribute, no aud and no cognito:username', () => {
  const claims = accessTokenClaims(context({}, { email: 'a@b.c', 'custom:age': '7' }))
  assert.deepEqual(Object.keys(claims), [
    'sub',
    'iss',
    'client_id',
    'origin_jti',
    'event_id',
    'token_use',
    'auth_time',
    'exp',
    'iat',
    'jti',
    'scope',
    'username',
  ])
  assert.deepEqual([claims.auth_time, claims.iat, claims.exp], [1_699_999_940, 1_700_000_000, 1_700_003_600])
})

test('no attribute can pass for a claim of the pool', () => {
  const claims = idTokenClaims(
    context(
      {},
      { sub: 'other', 'cognito:username': 'root', identities: '[]', 'cognito:groups': 'x', iss: 'y', exp: '9' },
    ),
  )
  assert.deepEqual(
    [claims.sub, claims['cognito:username'], claims.iss, claims.exp],
    ['the-sub', 'anna', 'https://issuer/p', 1_700_003_600],
  )
  assert.ok(!Object.hasOwn(claims, 'identities') && !Object.hasOwn(claims, 'cognito:groups'))
})

test('a client that names its readable attributes sees no others', () => {
  const claims = idTokenClaims(context({ ReadAttributes: ['name'] }, { email: 'a@b.c', name: 'Anna' }))
  assert.deepEqual([claims.name, claims.email], ['Anna', undefined])
})

test('groups are in both tokens, roles in the ID token', () => {
  const groups = { names: ['a', 'b'], roles: ['arn:aws:iam::1:role/r'], preferredRole: 'arn:aws:iam::1:role/r' }
  const id = idTokenClaims(context({}, {}, groups))
  const access = accessTokenClaims(context({}, {}, groups))
  assert.deepEqual(
    [id['cognito:groups'], id['cognito:roles'], id['cognito:preferred_role']],
    [['a', 'b'], groups.roles, groups.preferredRole],
  )
  assert.deepEqual(
    [access['cognito:groups'], access['cognito:roles'], access['cognito:preferred_role']],
    [['a', 'b'], undefined, undefined],
  )
})

const person = {
  email: 'a@b.c',
  email_verified: 'true',
  phone_number: '+1',
  name: 'Anna',
  address: 'Here 1',
  'custom:age': '7',
  nonce: 'x',
  at_hash: 'y',
}

/** The same sign-in through the OAuth endpoints. */
function oauthContext(scope: string, resource?: string, settings: ClientSettings = {}): TokenContext {
  const plain = context(settings, person)
  return { ...plain, session: { ...plain.session, scope, oauth: { resource } } }
}

test('an access token of the OAuth endpoints has a version, and an audience where it is bound to one', () => {
  const claims = accessTokenClaims(oauthContext('openid photos/read'))
  assert.deepEqual([claims.version, claims.aud, claims.scope], [2, undefined, 'openid photos/read'])
  assert.ok(!Object.hasOwn(claims, 'aud') && !Object.hasOwn(claims, 'email'))
  assert.equal(accessTokenClaims(oauthContext('openid', 'https://api.example.com')).aud, 'https://api.example.com')
})

const shown: [scope: string, names: string[]][] = [
  ['openid', ['email', 'email_verified', 'phone_number', 'name', 'address', 'custom:age']],
  ['openid photos/read', ['email', 'email_verified', 'phone_number', 'name', 'address', 'custom:age']],
  ['openid email', ['email', 'email_verified']],
  ['openid phone', ['phone_number']],
  ['openid profile', ['name', 'custom:age']],
]
for (const [scope, names] of shown)
  test(`an ID token for ${scope} shows ${names.join(' ')}`, () => {
    const claims = idTokenClaims(oauthContext(scope))
    assert.deepEqual(
      Object.keys(person).filter((name) => Object.hasOwn(claims, name)),
      names,
    )
  })

test('a scope shows nothing that the client may not read', () => {
  const claims = idTokenClaims(oauthContext('openid profile', undefined, { ReadAttributes: ['email', 'name'] }))
  assert.deepEqual([claims.name, claims.email, claims['custom:age']], ['Anna', undefined, undefined])
})

test('nonce and at_hash are those of the request and of the access token', () => {
  // The left half of SHA-256 of the ASCII text, computed with another tool.
  const extras = { nonce: 'n-1', accessToken: 'jHkWEdUXMU1BwAsC4vtUsZwnNvTIxEl0z9K3vx5KF0Y' }
  const claims = idTokenClaims(oauthContext('openid'), extras)
  assert.deepEqual([claims.nonce, claims.at_hash], ['n-1', '77QmUPtjPfzWtF2AnpK9RQ'])
})

test('there is an ID token for openid, and for every sign-in through the API', () => {
  const { session } = context({}, {})
  assert.ok(hasIdToken(session))
  assert.ok(hasIdToken({ ...session, scope: 'email openid', oauth: { resource: undefined } }))
  assert.ok(!hasIdToken({ ...session, scope: 'email openidx', oauth: { resource: undefined } }))
})
