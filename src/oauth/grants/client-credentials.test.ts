import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { createHarness, type Harness } from '#test/support/harness.ts'
import { claimsOf, createClient } from '#test/support/people.ts'
import {
  askUserInfo,
  createOAuthWorld,
  machineClient,
  type OAuthWorld,
  refusedTokens,
  tokens,
} from '../token-fixture.ts'

let harness: Harness
let world: OAuthWorld
let client: { clientId: string; clientSecret: string }
before(async () => {
  harness = await createHarness()
  world = await createOAuthWorld(harness)
  client = await createClient(harness, world.poolId, machineClient)
})
after(() => harness.close())

const asking = (change: Record<string, string> = {}) => ({
  grant_type: 'client_credentials',
  client_id: client.clientId,
  client_secret: client.clientSecret,
  ...change,
})
const scopeFor = async (scope?: string) =>
  claimsOf((await tokens(world, asking(scope === undefined ? {} : { scope }))).access_token).scope

test('there is an access token and nothing else, about the client alone', async () => {
  const { access_token, ...rest } = await tokens(world, asking())
  assert.deepEqual(rest, { expires_in: 3_600, token_type: 'Bearer' })
  const { jti, ...claims } = claimsOf(access_token)
  assert.match(String(jti), /^[0-9a-f-]{36}$/)
  const now = harness.clock.now().getTime() / 1_000
  assert.deepEqual(claims, {
    sub: client.clientId,
    token_use: 'access',
    scope: 'photos/read photos/write',
    auth_time: now,
    iss: `http://localhost:9750/${world.poolId}`,
    exp: now + 3_600,
    iat: now,
    version: 2,
    client_id: client.clientId,
  })
})

test('it is signed with the key of access tokens, and no two are the same', async () => {
  const [one, two] = [await tokens(world, asking()), await tokens(world, asking())]
  assert.notEqual(claimsOf(one.access_token).jti, claimsOf(two.access_token).jti)
  const keys = await harness.store.signingKeys.list(world.poolId)
  const header = JSON.parse(Buffer.from(one.access_token.split('.')[0] ?? '', 'base64url').toString())
  assert.deepEqual(header, { kid: keys.find(({ tokenUse }) => tokenUse === 'access')?.kid, alg: 'RS256' })
})

test('scopes: all by default, those asked for otherwise, unknown ones ignored', async () => {
  assert.equal(await scopeFor(''), 'photos/read photos/write')
  assert.equal(await scopeFor('photos/write'), 'photos/write')
  assert.equal(await scopeFor('photos/write photos/other openid photos/write'), 'photos/write')
  for (const scope of ['photos/other', 'openid', 'photos/READ', '  '])
    assert.equal(await refusedTokens(world, asking({ scope })), 'invalid_scope', scope)
})

test('a scope that was taken from its resource server is not in tokens, until it is back', async () => {
  const own = await createOAuthWorld(harness)
  const machine = await createClient(harness, own.poolId, machineClient)
  const form = { ...asking(), client_id: machine.clientId, client_secret: machine.clientSecret }
  const server = { UserPoolId: own.poolId, Identifier: 'photos', Name: 'Photos' }
  const scopes = (...names: string[]) => names.map((ScopeName) => ({ ScopeName, ScopeDescription: ScopeName }))
  await harness.call('UpdateResourceServer', { ...server, Scopes: scopes('write') })
  assert.equal(claimsOf((await tokens(own, form)).access_token).scope, 'photos/write')
  await harness.call('UpdateResourceServer', { ...server, Scopes: scopes('write', 'read') })
  assert.equal(claimsOf((await tokens(own, form)).access_token).scope, 'photos/read photos/write')
  await harness.call('DeleteResourceServer', { UserPoolId: own.poolId, Identifier: 'photos' })
  assert.equal(await refusedTokens(own, form), 'invalid_scope')
})

test('the client says how long the token lives', async () => {
  const short = { AccessTokenValidity: 5, TokenValidityUnits: { AccessToken: 'minutes' as const } }
  const machine = await createClient(harness, world.poolId, { ...machineClient, ...short })
  const { access_token, expires_in } = await tokens(world, {
    ...asking(),
    client_id: machine.clientId,
    client_secret: machine.clientSecret,
  })
  const { iat, exp } = claimsOf(access_token)
  assert.deepEqual([expires_in, Number(exp) - Number(iat)], [300, 300])
})

test('metadata for triggers is taken', async () => {
  await tokens(world, asking({ aws_client_metadata: '{"environment":"dev","language":"en-US"}' }))
})

test('the token is nobody’s: neither the API nor userInfo takes it', async () => {
  const { access_token } = await tokens(world, asking())
  assert.deepEqual(await harness.refusal('GetUser', { AccessToken: access_token }), {
    code: 'NotAuthorizedException',
    message: 'Invalid Access Token',
    status: 400,
  })
  assert.equal((await askUserInfo(world, access_token)).status, 401)
})

test('a client without a secret gets none, whatever it is allowed', async () => {
  const { clientId } = await createClient(harness, world.poolId, machineClient)
  const stored = (await harness.store.clients.find(world.poolId, clientId)) ?? assert.fail('no client')
  await harness.store.clients.put({ ...stored, secrets: [] })
  assert.equal(await refusedTokens(world, { grant_type: 'client_credentials', client_id: clientId }), 'invalid_client')
})
