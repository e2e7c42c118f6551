import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
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
before(async () => {
  harness = await createHarness()
})
after(() => harness.close())

const day = 86_400
const kept = ['sub', 'auth_time', 'origin_jti', 'event_id', 'iss', 'token_use']
const notAuthorised = (message: string) => ['NotAuthorizedException', message]

/** The same checks with rotation and without it. */
const kinds = [
  ['a client that rotates', () => rotatingWorld(harness, 0)],
  ['a client that does not', () => createWorld(harness)],
] as const

for (const [kind, makeWorld] of kinds)
  describe(`GetTokensFromRefreshToken through ${kind}`, () => {
    let world: World
    const secure = async () => {
      const options = kind === 'a client that rotates' ? rotating(0) : {}
      return { ...world, ...(await createClient(harness, world.poolId, { ...options, GenerateSecret: true })) }
    }
    before(async () => {
      world = await makeWorld()
    })

    test('keeps sign-in time, origin and event, and renews the rest', async () => {
      await addUser(harness, world, 'anna')
      const { AuthenticationResult: first } = await signInByPassword(harness, world, 'anna')
      harness.clock.advance(600)
      const next = await getTokens(harness, world, first?.RefreshToken ?? '')
      assert.deepEqual([next.TokenType, next.ExpiresIn], ['Bearer', 3_600])
      for (const [before, now] of [
        [claimsOf(first?.AccessToken), claimsOf(next.AccessToken)],
        [claimsOf(first?.IdToken), claimsOf(next.IdToken)],
      ] as const) {
        assert.notEqual(now.jti, before.jti)
        assert.deepEqual([now.iat, now.exp], [Number(before.iat) + 600, Number(before.exp) + 600])
        for (const name of kept) assert.equal(now[name], before[name], name)
      }
      const { Username } = await harness.call('GetUser', { AccessToken: next.AccessToken ?? '' })
      assert.equal(Username, 'anna')
    })

    test('only the client that the token was issued to may use it (CVE-2026-53512)', async () => {
      const token = await newRefreshToken(harness, world, 'bea')
      const other = { ...world, ...(await createClient(harness, world.poolId, rotating(60))) }
      for (const one of [other, await createWorld(harness), await rotatingWorld(harness)])
        assert.deepEqual(await refusedTokens(harness, one, token), notAuthorised('Invalid Refresh Token.'))
      assert.deepEqual(await refusedTokens(harness, { ...world, clientId: 'nobody' }, token), [
        'ResourceNotFoundException',
        'User pool client nobody does not exist.',
      ])
      assert.ok(await getTokens(harness, world, token), 'nothing of this used the token up')
    })

    test('a client with a secret proves it first, plainly (CVE-2026-53512)', async () => {
      const client = await secure()
      await addUser(harness, world, 'carl')
      const { tokenSessions } = harness.store
      const sub = claimsOf((await signInByPassword(harness, world, 'carl')).AuthenticationResult?.IdToken).sub
      const [session] = (await tokenSessions.listLiving(world.poolId, String(sub), harness.clock.now(), { limit: 1 }))
        .items
      assert.ok(session)
      const RefreshToken = harness.services.boxes.sealRefreshToken({
        pool: world.poolId,
        session: session.id,
        client: client.clientId,
      })
      const missing = notAuthorised(
        `Client ${client.clientId} is configured with secret but ClientSecret was not received`,
      )
      const wrong = notAuthorised(`Unable to verify client secret for client ${client.clientId}`)
      for (const token of [RefreshToken, 'x']) {
        assert.deepEqual(await refusedTokens(harness, client, token), missing)
        const ClientSecret = 'x'.repeat(51)
        assert.deepEqual(await refusedTokens(harness, client, token, { ClientSecret }), wrong)
      }
      const ClientSecret = client.clientSecret
      // A session of another client, whatever the token says.
      assert.deepEqual(
        await refusedTokens(harness, client, RefreshToken, { ClientSecret }),
        notAuthorised('Invalid Refresh Token.'),
      )
      const own = await signedInWithSecret(client, 'carl')
      const input = { ClientId: client.clientId, ClientSecret, RefreshToken: own }
      assert.ok((await harness.call('GetTokensFromRefreshToken', input)).AuthenticationResult?.AccessToken)
    })

    test('made-up, tampered and foreign tokens are all the same invalid token', async () => {
      await addUser(harness, world, 'dora')
      const { AuthenticationResult } = await signInByPassword(harness, world, 'dora')
      const { RefreshToken = '', AccessToken = '' } = AuthenticationResult ?? {}
      const parts = RefreshToken.split('.')
      const flipped = [...parts.slice(0, 3), `A${parts[3]?.slice(1)}`, parts[4]].join('.')
      for (const token of ['x', 'a.b.c.d.e', AccessToken, flipped, RefreshToken.slice(0, -2), `${RefreshToken}.`])
        assert.deepEqual(await refusedTokens(harness, world, token), notAuthorised('Invalid Refresh Token.'))
    })

    test('an ended sign-in stays ended', async () => {
      const [revoked, expiring] = [
        await newRefreshToken(harness, world, 'emil'),
        await refreshTokenOf(harness, world, 'emil'),
      ]
      await harness.call('RevokeToken', { ClientId: world.clientId, Token: revoked })
      assert.deepEqual(await refusedTokens(harness, world, revoked), notAuthorised('Refresh Token has been revoked'))
      harness.clock.advance(30 * day - 1)
      const next = (await getTokens(harness, world, expiring)).RefreshToken ?? expiring
      harness.clock.advance(1)
      assert.deepEqual(await refusedTokens(harness, world, next), notAuthorised('Refresh Token has expired'))
    })

    test('a disabled or deleted user gets nothing and uses nothing up (CVE-2023-22492, CVE-2025-29928)', async () => {
      const token = await newRefreshToken(harness, world, 'fritz')
      const found = await harness.store.users.findByName(world.poolId, { usernameKey: 'fritz', aliases: [] })
      assert.ok(found)
      await harness.store.users.put({ ...found.user, enabled: false })
      assert.deepEqual(await refusedTokens(harness, world, token), notAuthorised('User is disabled.'))
      await harness.store.users.put({ ...found.user, enabled: true })
      const { RefreshToken = token } = await getTokens(harness, world, token)
      await harness.call('AdminDeleteUser', { UserPoolId: world.poolId, Username: 'fritz' })
      assert.deepEqual(await refusedTokens(harness, world, RefreshToken), notAuthorised('Invalid Refresh Token.'))
      await addUser(harness, world, 'fritz')
      assert.deepEqual(await refusedTokens(harness, world, RefreshToken), notAuthorised('Invalid Refresh Token.'))
    })
  })

async function signedInWithSecret(client: World, username: string): Promise<string> {
  const SECRET_HASH = secretHash(client.clientSecret, username, client.clientId)
  const { AuthenticationResult } = await harness.call('InitiateAuth', {
    ClientId: client.clientId,
    AuthFlow: 'USER_PASSWORD_AUTH',
    AuthParameters: { USERNAME: username, PASSWORD: goodPassword, SECRET_HASH },
  })
  return AuthenticationResult?.RefreshToken ?? ''
}

test('without rotation no refresh token comes back, and the old one stays', async () => {
  const world = await createWorld(harness)
  const token = await newRefreshToken(harness, world, 'anna')
  for (const _ of [1, 2, 3]) assert.equal((await getTokens(harness, world, token)).RefreshToken, undefined)
  const session = harness.services.boxes.openRefreshToken(token)?.session
  const stored = await harness.store.tokenSessions.find(world.poolId, String(session))
  assert.deepEqual([stored?.generation, stored?.rotatedAt], [0, undefined])
})

test('a client without rotation has to allow the flow, as for REFRESH_TOKEN_AUTH', async () => {
  const world = await createWorld(harness, { client: { ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH'] } })
  const token = await newRefreshToken(harness, world, 'anna')
  const expected = ['InvalidParameterException', 'REFRESH_TOKEN_AUTH flow not enabled for this client']
  assert.deepEqual(await refusedTokens(harness, world, token), expected)
})

test('a token from before rotation was written counts as never rotated', async () => {
  const world = await rotatingWorld(harness, 0)
  const token = await newRefreshToken(harness, world, 'anna')
  const { pool, session, client } = harness.services.boxes.openRefreshToken(token) ?? {}
  const old = harness.services.boxes.sealRefreshToken({ pool, session, client } as object)
  const next = (await getTokens(harness, world, old)).RefreshToken ?? ''
  assert.deepEqual(await refusedTokens(harness, world, old), reuse)
  assert.ok(await getTokens(harness, world, next))
})
