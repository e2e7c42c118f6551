import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { createHarness, type Harness } from '#test/support/harness.ts'
import { addUser, createClient, signInByPassword, type World } from '#test/support/people.ts'
import {
  getTokens,
  newRefreshToken,
  refreshTokenOf,
  refusedTokens,
  reuse,
  rotating,
  rotatingWorld,
} from './rotation-fixture.ts'

let harness: Harness
let world: World
before(async () => {
  harness = await createHarness()
  world = await rotatingWorld(harness, 10)
})
after(() => harness.close())

const next = async (token: string, target: World = world) => {
  const { RefreshToken } = await getTokens(harness, target, token)
  assert.ok(RefreshToken)
  assert.notEqual(RefreshToken, token)
  return RefreshToken
}
const generationOf = async (token: string) => {
  const { pool, session, generation } = harness.services.boxes.openRefreshToken(token) ?? {}
  const stored = await harness.store.tokenSessions.find(String(pool), String(session))
  return [generation, stored?.generation]
}

test('each refresh gives the next token, which gives the next', async () => {
  let token = await newRefreshToken(harness, world, 'anna')
  for (const generation of [1, 2, 3]) {
    token = await next(token)
    assert.deepEqual(await generationOf(token), [generation, generation])
    harness.clock.advance(60)
  }
})

test('within its grace a replaced token gives its successor again, and rotates nothing', async () => {
  const first = await newRefreshToken(harness, world, 'bea')
  const second = await next(first)
  for (const seconds of [0, 5, 4.999]) {
    harness.clock.advance(seconds)
    assert.deepEqual(await generationOf(await next(first)), [1, 1])
  }
  harness.clock.advance(0.001)
  assert.deepEqual(await refusedTokens(harness, world, first), reuse)
  assert.deepEqual(await generationOf(await next(second)), [2, 2], 'the successor is good')
})

test('a retry does not make the grace longer', async () => {
  const first = await newRefreshToken(harness, world, 'cleo')
  await next(first)
  harness.clock.advance(9)
  await next(first)
  harness.clock.advance(1)
  assert.deepEqual(await refusedTokens(harness, world, first), reuse)
})

test('once the successor was used, its predecessor is good for nothing, grace or not', async () => {
  const first = await newRefreshToken(harness, world, 'dora')
  await next(await next(first))
  assert.deepEqual(await refusedTokens(harness, world, first), reuse)
})

for (const grace of [0, undefined])
  test(`with a grace of ${grace} a replaced token is good for nothing at once`, async () => {
    const strict = await rotatingWorld(harness, grace)
    const first = await newRefreshToken(harness, strict, 'emil')
    const second = await next(first, strict)
    for (const _ of [1, 2]) assert.deepEqual(await refusedTokens(harness, strict, first), reuse)
    assert.ok(await next(second, strict), 'reuse ends nothing else')
  })

test('reuse leaves the tokens that came of the sign-in alone', async () => {
  await addUser(harness, world, 'fritz')
  const { AuthenticationResult } = await signInByPassword(harness, world, 'fritz')
  const first = AuthenticationResult?.RefreshToken ?? ''
  const second = await getTokens(harness, world, first)
  harness.clock.advance(10)
  assert.deepEqual(await refusedTokens(harness, world, first), reuse)
  for (const AccessToken of [AuthenticationResult?.AccessToken ?? '', second.AccessToken ?? ''])
    assert.equal((await harness.call('GetUser', { AccessToken })).Username, 'fritz')
})

test('a rotated token lives as long as the first one would have', async () => {
  const short = { RefreshTokenValidity: 2, TokenValidityUnits: { RefreshToken: 'hours' } } as const
  const brief = await rotatingWorld(harness, 0, short)
  const first = await newRefreshToken(harness, brief, 'gina')
  harness.clock.advance(7_199)
  const second = await next(first, brief)
  harness.clock.advance(1)
  const expired = ['NotAuthorizedException', 'Refresh Token has expired']
  for (const token of [first, second]) assert.deepEqual(await refusedTokens(harness, brief, token), expired)
})

test('sign-ins rotate each for themselves', async () => {
  const one = await newRefreshToken(harness, world, 'hans')
  const two = await refreshTokenOf(harness, world, 'hans')
  await next(await next(one))
  assert.deepEqual(await generationOf(await next(two)), [1, 1])
})

test('any token of the line revokes the sign-in, the replaced ones too', async () => {
  const first = await newRefreshToken(harness, world, 'ines')
  const second = await next(first)
  harness.clock.advance(60)
  await harness.call('RevokeToken', { ClientId: world.clientId, Token: first })
  const revoked = ['NotAuthorizedException', 'Refresh Token has been revoked']
  for (const token of [first, second]) assert.deepEqual(await refusedTokens(harness, world, token), revoked)
})

test('REFRESH_TOKEN_AUTH is no way around rotation', async () => {
  const token = await newRefreshToken(harness, world, 'jan')
  const input = { ClientId: world.clientId, AuthFlow: 'REFRESH_TOKEN_AUTH', AuthParameters: { REFRESH_TOKEN: token } }
  const { code, message } = await harness.refusal('InitiateAuth', input)
  assert.deepEqual(
    [code, message],
    ['InvalidParameterException', 'REFRESH_TOKEN_AUTH flow not enabled for this client'],
  )
  const admin = await harness.refusal('AdminInitiateAuth', { ...input, UserPoolId: world.poolId })
  assert.equal(admin.code, 'InvalidParameterException')
  assert.deepEqual(await generationOf(await next(token)), [1, 1])
})

test('a replaced token stays replaced when the client rotates no more, by either way', async () => {
  const changing = { ...world, ...(await createClient(harness, world.poolId, rotating(60))) }
  await addUser(harness, changing, 'karl')
  const first = await refreshTokenOf(harness, changing, 'karl')
  const second = await next(first, changing)
  const client = await harness.store.clients.find(world.poolId, changing.clientId)
  assert.ok(client)
  const settings = {
    ...client.settings,
    ExplicitAuthFlows: ['ALLOW_REFRESH_TOKEN_AUTH' as const],
    RefreshTokenRotation: { Feature: 'DISABLED' as const, RetryGracePeriodSeconds: 60 },
  }
  await harness.store.clients.put({ ...client, settings })

  const revoked = ['NotAuthorizedException', 'Refresh Token has been revoked']
  assert.deepEqual(await refusedTokens(harness, changing, first), revoked)
  const byFlow = (REFRESH_TOKEN: string) => ({
    ClientId: changing.clientId,
    AuthFlow: 'REFRESH_TOKEN_AUTH' as const,
    AuthParameters: { REFRESH_TOKEN },
  })
  const { code, message } = await harness.refusal('InitiateAuth', byFlow(first))
  assert.deepEqual([code, message], revoked)
  assert.ok((await harness.call('InitiateAuth', byFlow(second))).AuthenticationResult?.AccessToken)
  assert.equal((await getTokens(harness, changing, second)).RefreshToken, undefined)
})
