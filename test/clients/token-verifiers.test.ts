import assert from 'node:assert/strict'
import { X509Certificate } from 'node:crypto'
import { after, before, describe, test } from 'node:test'
import {
  AdminCreateUserCommand,
  AdminSetUserPasswordCommand,
  type CognitoIdentityProviderClient,
  GetUserCommand,
  InitiateAuthCommand,
  NotAuthorizedException,
} from '@aws-sdk/client-cognito-identity-provider'
import { CognitoJwtVerifier, JwtRsaVerifier } from 'aws-jwt-verify'
import { SimpleJwksCache } from 'aws-jwt-verify/jwk'
import { createRemoteJWKSet, decodeProtectedHeader, errors, jwtVerify } from 'jose'
import { type RunningServer, region, startRunningServer } from '#test/support/running-server.ts'
import { createPool, type PoolIds, password, present, sdkOf } from './sdk-world.ts'

/** The libraries that apps verify tokens with. */

type Signed = { readonly idToken: string; readonly accessToken: string }
type Issuer = 'own' | 'aws'
type World = {
  server: RunningServer
  sdk: CognitoIdentityProviderClient
  ids: PoolIds
  tokens: Signed
  foreign: Signed
}

async function startWorld(issuer: Issuer): Promise<World> {
  const server = await startRunningServer({ settings: { LIFEGUARD_ISSUER: issuer } })
  const sdk = sdkOf(server)
  const ids = await createPool(sdk)
  const other = await createPool(sdk)
  return { server, sdk, ids, tokens: await signIn(sdk, ids), foreign: await signIn(sdk, other) }
}

async function signIn(sdk: CognitoIdentityProviderClient, { poolId, clientId }: PoolIds): Promise<Signed> {
  const who = { UserPoolId: poolId, Username: 'ada' }
  await sdk.send(new AdminCreateUserCommand({ ...who, MessageAction: 'SUPPRESS' }))
  await sdk.send(new AdminSetUserPasswordCommand({ ...who, Password: password, Permanent: true }))
  const { AuthenticationResult } = await sdk.send(
    new InitiateAuthCommand({
      ClientId: clientId,
      AuthFlow: 'USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: 'ada', PASSWORD: password },
    }),
  )
  return { idToken: present(AuthenticationResult?.IdToken), accessToken: present(AuthenticationResult?.AccessToken) }
}

type Jwk = { kty: string; kid: string; n: string; e: string; alg: string; use: string; x5c: string[] }

async function documentAt<T>(url: string): Promise<T> {
  const response = await fetch(url)
  assert.equal(response.status, 200)
  return (await response.json()) as T
}

const jwksOf = ({ server, ids }: World) =>
  documentAt<{ keys: Jwk[] }>(`${server.url}/${ids.poolId}/.well-known/jwks.json`)

/** Another subject under the old signature; and the same claims under a signature with one letter changed. */
function tampered(token: string): string[] {
  const [header, payload = '', signature = ''] = token.split('.')
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString())
  const forged = Buffer.from(JSON.stringify({ ...claims, sub: 'somebody-else' })).toString('base64url')
  const letter = signature[100] === 'A' ? 'B' : 'A'
  return [
    [header, forged, signature].join('.'),
    [header, payload, `${signature.slice(0, 100)}${letter}${signature.slice(101)}`].join('.'),
  ]
}

for (const issuer of ['own', 'aws'] as const) {
  describe(`tokens with the ${issuer} issuer`, () => {
    let world: World
    before(async () => {
      world = await startWorld(issuer)
    })
    after(async () => {
      world?.sdk.destroy()
      await world?.server.close()
    })

    test('jose finds the keys through discovery and verifies both tokens', async () => {
      const { server, ids, tokens, foreign } = world
      const discovery = await documentAt<{ issuer: string; jwks_uri: string }>(
        `${server.url}/${ids.poolId}/.well-known/openid-configuration`,
      )
      const base = issuer === 'own' ? server.publicUrl : `https://cognito-idp.${region}.amazonaws.com`
      assert.equal(discovery.issuer, `${base}/${ids.poolId}`)
      const keys = createRemoteJWKSet(new URL(discovery.jwks_uri))
      const expected = { issuer: discovery.issuer, algorithms: ['RS256'] }
      const id = await jwtVerify(tokens.idToken, keys, { ...expected, audience: ids.clientId })
      assert.equal(id.payload.token_use, 'id')
      const access = await jwtVerify(tokens.accessToken, keys, expected)
      assert.equal(access.payload.client_id, ids.clientId)

      for (const token of [...tampered(tokens.idToken), ...tampered(tokens.accessToken)])
        await assert.rejects(jwtVerify(token, keys, expected), errors.JWSSignatureVerificationFailed)
      for (const token of [foreign.idToken, foreign.accessToken])
        await assert.rejects(jwtVerify(token, keys, expected), errors.JWKSNoMatchingKey)
    })

    test('aws-jwt-verify takes each token for what it is', async () => {
      const { ids, tokens, foreign } = world
      const verify = await awsVerifiers(issuer, world)
      assert.equal((await verify.id(tokens.idToken)).aud, ids.clientId)
      assert.equal((await verify.access(tokens.accessToken)).client_id, ids.clientId)
      await assert.rejects(verify.id(tokens.accessToken))
      await assert.rejects(verify.access(tokens.idToken))
      for (const token of [...tampered(tokens.idToken), foreign.idToken]) await assert.rejects(verify.id(token))
      for (const token of [...tampered(tokens.accessToken), foreign.accessToken])
        await assert.rejects(verify.access(token))
    })

    test('the API takes access tokens of its own pools, whole ones only', async () => {
      const { sdk, tokens } = world
      const userOf = (AccessToken: string) => sdk.send(new GetUserCommand({ AccessToken }))
      assert.equal((await userOf(tokens.accessToken)).Username, 'ada')
      for (const token of [tokens.idToken, ...tampered(tokens.accessToken)])
        await assert.rejects(userOf(token), NotAuthorizedException)
    })

    test('each kind of token has a key of its own, with a certificate of it', async () => {
      const { tokens } = world
      const { keys } = await jwksOf(world)
      const kids = [tokens.idToken, tokens.accessToken].map((token) => decodeProtectedHeader(token).kid)
      assert.deepEqual(keys.map(({ kid }) => kid).toSorted(), kids.toSorted())
      assert.notEqual(kids[0], kids[1])
      for (const key of keys) {
        assert.deepEqual([key.kty, key.alg, key.use], ['RSA', 'RS256', 'sig'])
        const certificate = new X509Certificate(Buffer.from(present(key.x5c[0]), 'base64'))
        const { n, e } = certificate.publicKey.export({ format: 'jwk' })
        assert.deepEqual([n, e], [key.n, key.e])
        assert.ok(certificate.verify(certificate.publicKey), 'signed by its own key')
        assert.ok(new Date(certificate.validTo).getTime() > Date.now())
      }
    })
  })
}

type Claims = Readonly<Record<string, unknown>>
type Verifiers = { id(token: string): Promise<Claims>; access(token: string): Promise<Claims> }

/** For our own issuer the general verifier, told where the keys are; for the form of AWS the one that is made for Cognito. */
async function awsVerifiers(issuer: Issuer, world: World): Promise<Verifiers> {
  const { server, ids } = world
  if (issuer === 'aws') {
    const verifier = CognitoJwtVerifier.create({ userPoolId: ids.poolId, clientId: ids.clientId, tokenUse: null })
    verifier.cacheJwks(await jwksOf(world))
    return {
      id: (token) => verifier.verify(token, { tokenUse: 'id' }),
      access: (token) => verifier.verify(token, { tokenUse: 'access' }),
    }
  }
  const url = `${server.publicUrl}/${ids.poolId}`
  // The library's own fetcher speaks HTTPS only.
  const jwksCache = new SimpleJwksCache({ fetcher: { fetch: async (uri) => (await fetch(uri)).arrayBuffer() } })
  const verifier = JwtRsaVerifier.create(
    { issuer: url, audience: null, jwksUri: `${url}/.well-known/jwks.json` },
    { jwksCache },
  )
  const kindOf =
    (use: 'id' | 'access', clientClaim: 'aud' | 'client_id') =>
    async (token: string): Promise<Claims> =>
      verifier.verify(token, {
        customJwtCheck({ payload }) {
          if (payload.token_use !== use || payload[clientClaim] !== ids.clientId) throw new Error('Of another kind')
        },
      })
  return { id: kindOf('id', 'aud'), access: kindOf('access', 'client_id') }
}
