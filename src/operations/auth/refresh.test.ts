import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { createHarness, type Harness, secretHash } from '#test/support/harness.ts'
import {
  addUser,
  claimsOf,
  createClient,
  createWorld,
  goodPassword,
  signInByPassword,
  type World,
} from '#test/support/people.ts'

let harness: Harness
let world: World
before(async () => {
  harness = await createHarness()
  world = await createWorld(harness)
})
after(() => harness.close())

const day = 86_400

const refreshing = (
  token: string | undefined,
  target: World = world,
  more: Record<string, string> = {},
  AuthFlow: 'REFRESH_TOKEN_AUTH' | 'REFRESH_TOKEN' = 'REFRESH_TOKEN_AUTH',
) => ({
  ClientId: target.clientId,
  AuthFlow,
  AuthParameters: { REFRESH_TOKEN: token ?? '', ...more },
})

async function signedIn(name: string, target: World = world) {
  await addUser(harness, target, name)
  const { AuthenticationResult } = await signInByPassword(harness, target, name)
  assert.ok(AuthenticationResult?.RefreshToken)
  return AuthenticationResult
}

const refused = async (token: string | undefined, target?: World, more?: Record<string, string>) => {
  const { code, message } = await harness.refusal('InitiateAuth', refreshing(token, target, more))
  assert.equal(code, 'NotAuthorizedException')
  return message
}

test('a refresh keeps sign-in time, origin and event, and renews the rest; no refresh token comes back', async () => {
  const first = await signedIn('anna')
  harness.clock.advance(600)
  for (const flow of ['REFRESH_TOKEN_AUTH', 'REFRESH_TOKEN'] as const) {
    const { AuthenticationResult: next } = await harness.call(
      'InitiateAuth',
      refreshing(first.RefreshToken, world, {}, flow),
    )
    assert.equal(next?.RefreshToken, undefined)
    for (const [before, now] of [
      [claimsOf(first.AccessToken), claimsOf(next?.AccessToken)],
      [claimsOf(first.IdToken), claimsOf(next?.IdToken)],
    ] as const) {
      assert.notEqual(now.jti, before.jti)
      assert.equal(now.iat, Number(before.iat) + 600)
      assert.equal(now.exp, Number(before.exp) + 600)
      for (const kept of ['sub', 'auth_time', 'origin_jti', 'event_id', 'iss', 'token_use'])
        assert.equal(now[kept], before[kept], kept)
    }
  }
})

test('a refresh sees the user as they are now', async () => {
  const { RefreshToken, IdToken } = await signedIn('bea')
  const user = await harness.store.users.find(world.poolId, String(claimsOf(IdToken).sub))
  assert.ok(user)
  await harness.store.users.put({ ...user, attributes: { ...user.attributes, name: 'Bea' } })
  const { AuthenticationResult } = await harness.call('InitiateAuth', refreshing(RefreshToken))
  assert.equal(claimsOf(AuthenticationResult?.IdToken).name, 'Bea')
})

test('a refresh token ends after its life, 30 days unless the client says otherwise', async () => {
  const { RefreshToken } = await signedIn('carl')
  harness.clock.advance(30 * day - 1)
  assert.ok((await harness.call('InitiateAuth', refreshing(RefreshToken))).AuthenticationResult)
  harness.clock.advance(1)
  assert.equal(await refused(RefreshToken), 'Refresh Token has expired')

  const short = {
    ...world,
    ...(await createClient(harness, world.poolId, {
      RefreshTokenValidity: 2,
      TokenValidityUnits: { RefreshToken: 'hours' },
    })),
  }
  const brief = await signedIn('cleo', short)
  harness.clock.advance(7_200)
  assert.equal(await refused(brief.RefreshToken, short), 'Refresh Token has expired')
})

test('only the client that the token was issued to may use it (CVE-2026-53512)', async () => {
  const { RefreshToken } = await signedIn('dora')
  const other = { ...world, ...(await createClient(harness, world.poolId)) }
  const elsewhere = await createWorld(harness)
  assert.equal(await refused(RefreshToken, other), 'Invalid Refresh Token.')
  assert.equal(await refused(RefreshToken, elsewhere), 'Invalid Refresh Token.')
})

test('a client with a secret proves it, over the stored username (CVE-2026-53512)', async () => {
  const secure = await createWorld(harness, {
    pool: { UsernameAttributes: ['email'] },
    client: { GenerateSecret: true },
  })
  const sub = await addUser(harness, secure, 'emil@example.com')
  const hash = (name: string) => secretHash(secure.clientSecret, name, secure.clientId)
  const parameters = { USERNAME: 'emil@example.com', PASSWORD: goodPassword, SECRET_HASH: hash('emil@example.com') }
  const { AuthenticationResult } = await harness.call('InitiateAuth', {
    ClientId: secure.clientId,
    AuthFlow: 'USER_PASSWORD_AUTH',
    AuthParameters: parameters,
  })
  const token = AuthenticationResult?.RefreshToken
  assert.equal(
    await refused(token, secure),
    `Client ${secure.clientId} is configured with secret but SECRET_HASH was not received`,
  )
  assert.equal(
    await refused(token, secure, { SECRET_HASH: hash('emil@example.com') }),
    `SecretHash does not match for the client: ${secure.clientId}`,
  )
  assert.ok(
    (await harness.call('InitiateAuth', refreshing(token, secure, { SECRET_HASH: hash(sub) }))).AuthenticationResult,
  )
})

test('made-up, tampered and foreign tokens are all the same invalid token', async () => {
  const { RefreshToken = '', AccessToken = '' } = await signedIn('fritz')
  const parts = RefreshToken.split('.')
  const flipped = [...parts.slice(0, 3), `A${parts[3]?.slice(1)}`, parts[4]].join('.')
  for (const token of [
    'x',
    'a.b.c.d.e',
    AccessToken,
    flipped,
    `${RefreshToken}A`,
    RefreshToken.slice(0, -2),
    `${RefreshToken}.`,
    'e'.repeat(20_000),
  ])
    assert.equal(await refused(token), 'Invalid Refresh Token.', token.slice(0, 30))
  const missing = await harness.refusal('InitiateAuth', { ...refreshing('x'), AuthParameters: {} })
  assert.deepEqual(
    [missing.code, missing.message],
    ['InvalidParameterException', 'Missing required parameter REFRESH_TOKEN'],
  )
})

test('a disabled or deleted user can’t refresh (CVE-2023-22492, CVE-2025-29928)', async () => {
  const { RefreshToken, IdToken } = await signedIn('gert')
  const user = await harness.store.users.find(world.poolId, String(claimsOf(IdToken).sub))
  assert.ok(user)
  await harness.store.users.put({ ...user, enabled: false })
  assert.equal(await refused(RefreshToken), 'User is disabled.')
  await harness.call('AdminDeleteUser', { UserPoolId: world.poolId, Username: 'gert' })
  assert.equal(await refused(RefreshToken), 'Invalid Refresh Token.')
  await addUser(harness, world, 'gert')
  assert.equal(await refused(RefreshToken), 'Invalid Refresh Token.', 'a new user of the same name is somebody else')
})
