import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { createHarness, type Harness } from '#test/support/harness.ts'
import { claimsOf, signInByPassword } from '#test/support/people.ts'
import {
  clientOf,
  createOAuthClient,
  createOAuthWorld,
  newCode,
  type OAuthWorld,
  redeeming,
  refreshing,
  refusedTokens,
  signedIn,
  tokens,
} from '../token-fixture.ts'

let harness: Harness
let world: OAuthWorld
before(async () => {
  harness = await createHarness()
  world = await createOAuthWorld(harness)
})
after(() => harness.close())

/** A client that rotates its refresh tokens, and the tokens of a sign-in through it. */
async function rotating(graceSeconds = 0) {
  const { clientId } = await createOAuthClient(harness, world.poolId, {
    ExplicitAuthFlows: [],
    RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: graceSeconds },
  })
  const own = { ...world, clientId }
  const code = await newCode(world, { client: await clientOf(world, clientId) })
  return { own, first: await tokens(own, redeeming(own, code)) }
}

describe('a refresh', () => {
  test('keeps scope, sign-in and its time, renews the rest, and repeats no nonce', async () => {
    const first = await signedIn(world, ['openid', 'email', 'photos/read'], { nonce: 'n-1' })
    harness.clock.advance(600)
    const next = await tokens(world, refreshing(world, first.refresh_token))
    assert.deepEqual(Object.keys(next), ['id_token', 'access_token', 'expires_in', 'token_type'])
    for (const [before, now] of [
      [claimsOf(first.access_token), claimsOf(next.access_token)],
      [claimsOf(first.id_token), claimsOf(next.id_token)],
    ] as const) {
      for (const claim of ['sub', 'iss', 'origin_jti', 'event_id', 'auth_time', 'scope', 'version', 'aud'])
        assert.deepEqual(now[claim], before[claim], claim)
      assert.notEqual(now.jti, before.jti)
      assert.equal(Number(now.iat) - Number(before.iat), 600)
    }
    assert.equal(claimsOf(first.id_token).nonce, 'n-1')
    assert.ok(!Object.hasOwn(claimsOf(next.id_token), 'nonce'))
    assert.notEqual(claimsOf(next.id_token).at_hash, claimsOf(first.id_token).at_hash)
  })

  test('gives no other scopes than the sign-in had, whatever it asks for', async () => {
    const { refresh_token } = await signedIn(world, ['aws.cognito.signin.user.admin'])
    const next = await tokens(world, refreshing(world, refresh_token, { scope: 'openid photos/write' }))
    assert.equal(claimsOf(next.access_token).scope, 'aws.cognito.signin.user.admin')
    assert.equal(next.id_token, undefined)
  })

  test('takes the token of a sign-in through the API, whose tokens stay what they were', async () => {
    const { poolId, clientId, username } = world
    const { AuthenticationResult } = await signInByPassword(harness, { poolId, clientId, clientSecret: '' }, username)
    const next = await tokens(world, refreshing(world, AuthenticationResult?.RefreshToken ?? ''))
    const { scope, version } = claimsOf(next.access_token)
    assert.deepEqual([scope, version], ['aws.cognito.signin.user.admin', undefined])
    assert.equal(claimsOf(next.id_token).name, 'Ada')
  })

  test('of a sign-in on the pages works through the API, with the same tokens', async () => {
    const first = await signedIn(world, ['openid', 'email'])
    const withoutId = await signedIn(world, ['email'])
    const refresh = (RefreshToken: string) =>
      harness.call('GetTokensFromRefreshToken', { ClientId: world.clientId, RefreshToken })
    const { AuthenticationResult } = await refresh(first.refresh_token)
    assert.equal(claimsOf(AuthenticationResult?.AccessToken).scope, 'openid email')
    assert.equal(claimsOf(AuthenticationResult?.IdToken).name, undefined)
    assert.equal((await refresh(withoutId.refresh_token)).AuthenticationResult?.IdToken, undefined)
  })
})

describe('a refresh token is refused', () => {
  const user = () => ({ UserPoolId: world.poolId, Username: world.username })

  test('when there is none', async () => {
    assert.equal(await refusedTokens(world, refreshing(world, '')), 'invalid_request')
  })

  test('when it is another kind of token, or none at all', async () => {
    const { access_token, id_token, refresh_token } = await signedIn(world)
    for (const token of [access_token, id_token, 'x', `${refresh_token}x`, await newCode(world)])
      assert.equal(await refusedTokens(world, refreshing(world, token)), 'invalid_grant')
  })

  test('CVE-2026-53512: in the hands of another client, or of another pool', async () => {
    const { refresh_token } = await signedIn(world)
    const { clientId } = await createOAuthClient(harness, world.poolId)
    assert.equal(await refusedTokens(world, refreshing({ ...world, clientId }, refresh_token)), 'invalid_grant')
    const foreign = await createOAuthWorld(harness)
    assert.equal(await refusedTokens(foreign, refreshing(foreign, refresh_token)), 'invalid_grant')
  })

  test('CVE-2026-53512: from a client that does not show its secret', async () => {
    const { clientId, clientSecret } = await createOAuthClient(harness, world.poolId, { GenerateSecret: true })
    const own = { ...world, clientId }
    const secret = { client_secret: clientSecret }
    const code = await newCode(world, { client: await clientOf(world, clientId) })
    const { refresh_token } = await tokens(own, redeeming(own, code, secret))
    assert.equal(await refusedTokens(own, refreshing(own, refresh_token)), 'invalid_client')
    await tokens(own, refreshing(own, refresh_token, secret))
  })

  test('at the end of its life', async () => {
    const { refresh_token } = await signedIn(world)
    harness.clock.advance(30 * 86_400 - 1)
    await tokens(world, refreshing(world, refresh_token))
    harness.clock.advance(1)
    assert.equal(await refusedTokens(world, refreshing(world, refresh_token)), 'invalid_grant')
  })

  test('CVE-2023-22492: once its user was disabled, for good', async () => {
    const { refresh_token } = await signedIn(world)
    await harness.call('AdminDisableUser', user())
    assert.equal(await refusedTokens(world, refreshing(world, refresh_token)), 'invalid_grant')
    await harness.call('AdminEnableUser', user())
    assert.equal(await refusedTokens(world, refreshing(world, refresh_token)), 'invalid_grant')
  })

  test('CVE-2023-22492: once its user was signed out or deleted', async () => {
    const own = await createOAuthWorld(harness)
    const name = { UserPoolId: own.poolId, Username: own.username }
    const out = await signedIn(own)
    await harness.call('AdminUserGlobalSignOut', name)
    assert.equal(await refusedTokens(own, refreshing(own, out.refresh_token)), 'invalid_grant')
    const again = await signedIn(own)
    await harness.call('AdminDeleteUser', name)
    assert.equal(await refusedTokens(own, refreshing(own, again.refresh_token)), 'invalid_grant')
  })
})

describe('a client that rotates', () => {
  test('gets the next token with each refresh, and the one before is of no more use', async () => {
    const { own, first } = await rotating()
    const second = await tokens(own, refreshing(own, first.refresh_token))
    assert.ok(second.refresh_token && second.refresh_token !== first.refresh_token)
    assert.equal(await refusedTokens(own, refreshing(own, first.refresh_token)), 'invalid_grant')
    await tokens(own, refreshing(own, second.refresh_token))
  })

  test('may try again for its grace period', async () => {
    const { own, first } = await rotating(10)
    await tokens(own, refreshing(own, first.refresh_token))
    harness.clock.advance(9)
    assert.ok((await tokens(own, refreshing(own, first.refresh_token))).refresh_token)
    harness.clock.advance(1)
    assert.equal(await refusedTokens(own, refreshing(own, first.refresh_token)), 'invalid_grant')
  })
})
