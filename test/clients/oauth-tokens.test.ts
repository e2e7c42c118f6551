import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { CognitoJwtVerifier } from 'aws-jwt-verify'
import type { Jwks } from 'aws-jwt-verify/jwk'
import { createLocalJWKSet, type JSONWebKeySet, jwtVerify } from 'jose'
import { jsonWebKeySet } from '#flows/discovery.ts'
import { issueImplicitTokens } from '#flows/oauth/implicit-tokens.ts'
import {
  clientOf,
  createOAuthWorld,
  machineClient,
  type OAuthWorld,
  refreshing,
  signedIn,
  tokens,
  userOf,
} from '#oauth/token-fixture.ts'
import { createHarness, type Harness } from '#test/support/harness.ts'
import { createClient } from '#test/support/people.ts'

/** The tokens of the OAuth endpoints, read by the libraries that apps read them with. */
describe('tokens of the OAuth endpoints', () => {
  let harness: Harness
  let world: OAuthWorld
  let keys: object
  before(async () => {
    harness = await createHarness({ settings: { issuer: 'aws' } })
    // The libraries know no other time than today's.
    harness.clock.advance((Date.now() - harness.clock.now().getTime()) / 1_000)
    world = await createOAuthWorld(harness)
    keys = (await jsonWebKeySet(harness.services, world.poolId)) ?? assert.fail('no keys')
  })
  after(() => harness.close())

  function verifierOf(clientId: string) {
    const verifier = CognitoJwtVerifier.create({ userPoolId: world.poolId, clientId, tokenUse: null })
    verifier.cacheJwks(keys as Jwks)
    return verifier
  }

  const nonce = 'n-0S6_WzA2Mj'
  const scopes = ['openid', 'photos/read']

  test('aws-jwt-verify takes those of a code and of a refresh, by kind and scope', async () => {
    const verifier = verifierOf(world.clientId)
    const first = await signedIn(world, scopes, { nonce })
    const next = await tokens(world, refreshing(world, first.refresh_token))
    for (const { id_token, access_token } of [first, next]) {
      await verifier.verify(id_token, { tokenUse: 'id' })
      await verifier.verify(access_token, { tokenUse: 'access', scope: 'photos/read' })
      await assert.rejects(verifier.verify(access_token, { tokenUse: 'access', scope: 'photos/write' }), /Scope/)
      await assert.rejects(verifier.verify(access_token, { tokenUse: 'id' }), /Token use/)
    }
  })

  test('aws-jwt-verify takes those of a client that acts for itself, for that client alone', async () => {
    const { clientId, clientSecret } = await createClient(harness, world.poolId, machineClient)
    const form = { grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret }
    const { access_token } = await tokens(world, form)
    await verifierOf(clientId).verify(access_token, { tokenUse: 'access', scope: ['photos/write'] })
    await assert.rejects(verifierOf(world.clientId).verify(access_token, { tokenUse: 'access' }), /Client ID/)
  })

  test('jose takes an ID token for its client, and a bound access token for its resource', async () => {
    const keySet = createLocalJWKSet(keys as JSONWebKeySet)
    const issuer = `https://cognito-idp.us-east-1.amazonaws.com/${world.poolId}`
    const resource = 'https://photos.example.com'
    const { id_token, access_token } = await signedIn(world, scopes, { nonce, resource })
    const id = await jwtVerify(id_token, keySet, { issuer, audience: world.clientId, algorithms: ['RS256'] })
    assert.equal(id.payload.nonce, nonce)
    await jwtVerify(access_token, keySet, { issuer, audience: resource, algorithms: ['RS256'] })
    await assert.rejects(jwtVerify(access_token, keySet, { issuer, audience: world.clientId }), /"aud"/)
  })

  test('both take those of the implicit grant', async () => {
    const grant = {
      pool: world.site.pool,
      client: await clientOf(world, world.clientId),
      user: await userOf(world),
      scopes,
      nonce,
      resource: undefined,
      authTime: harness.clock.now(),
      sourceIp: '127.0.0.1',
    }
    const { idToken = '', accessToken } = await issueImplicitTokens(harness.services, grant)
    const verifier = verifierOf(world.clientId)
    await verifier.verify(idToken, { tokenUse: 'id' })
    await verifier.verify(accessToken, { tokenUse: 'access', scope: 'openid' })
    const { payload } = await jwtVerify(idToken, createLocalJWKSet(keys as JSONWebKeySet))
    assert.deepEqual([payload.nonce, payload.sub], [nonce, world.sub])
  })
})
