import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { createHarness, type Harness } from '#test/support/harness.ts'
import { addUser, claimsOf, createWorld, type World } from '#test/support/people.ts'
import { issueImplicitTokens } from './implicit-tokens.ts'
import type { OAuthGrant } from './oauth-session.ts'

let harness: Harness
let world: World
let sub: string
before(async () => {
  harness = await createHarness()
  world = await createWorld(harness, {
    client: {
      AccessTokenValidity: 1,
      IdTokenValidity: 2,
      TokenValidityUnits: { AccessToken: 'hours', IdToken: 'hours' },
    },
  })
  sub = await addUser(harness, world, 'ada', { name: 'Ada' })
})
after(() => harness.close())

async function grant(change: Partial<OAuthGrant> = {}): Promise<OAuthGrant> {
  const { pool, client } = (await harness.store.clients.findWithPool(world.clientId)) ?? assert.fail('no client')
  const scopes = ['openid', 'aws.cognito.signin.user.admin']
  const user = { poolId: pool.id, id: sub }
  const authTime = new Date(harness.clock.now().getTime() - 60_000)
  return { pool, client, user, scopes, nonce: 'n-1', resource: undefined, authTime, sourceIp: '10.0.0.1', ...change }
}

test('an ID token with openid, bound to its access token and to the nonce', async () => {
  const { idToken, accessToken, expiresInSeconds } = await issueImplicitTokens(harness.services, await grant())
  const [id, access] = [claimsOf(idToken), claimsOf(accessToken)]
  assert.equal(expiresInSeconds, 3_600)
  assert.deepEqual([id.nonce, id.name, id.event_id], ['n-1', 'Ada', access.event_id])
  assert.equal(typeof id.at_hash, 'string')
  assert.deepEqual([access.version, access.scope], [2, 'openid aws.cognito.signin.user.admin'])
  assert.equal(Number(access.iat) - Number(access.auth_time), 60)
})

test('no ID token without it, and an audience where there is a resource', async () => {
  const resource = 'https://api.example.com'
  const given = await issueImplicitTokens(harness.services, await grant({ scopes: ['email'], resource }))
  assert.deepEqual(Object.keys(given), ['accessToken', 'expiresInSeconds'])
  assert.equal(claimsOf(given.accessToken).aud, resource)
})

test('the API takes them, and the session ends with the last of them', async () => {
  const { accessToken } = await issueImplicitTokens(harness.services, await grant())
  assert.equal((await harness.call('GetUser', { AccessToken: accessToken })).Username, 'ada')
  const session = await harness.store.tokenSessions.find(world.poolId, String(claimsOf(accessToken).event_id))
  assert.equal((session?.expiresAt.getTime() ?? 0) - harness.clock.now().getTime(), 7_200_000)
})

test('nothing for a user who was disabled or deleted meanwhile', async () => {
  const waiting = await grant()
  const user = { UserPoolId: world.poolId, Username: 'ada' }
  for (const end of ['AdminDisableUser', 'AdminDeleteUser'] as const) {
    await harness.call(end, user)
    await assert.rejects(issueImplicitTokens(harness.services, waiting), { message: 'User is disabled.' })
  }
})
