import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { AppClient, ClientSettings } from '#domain/clients.ts'
import { accessTokenClaims, idTokenClaims, type TokenContext } from './claims.ts'

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
