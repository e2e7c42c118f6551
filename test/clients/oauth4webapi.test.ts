import assert from 'node:assert/strict'
import { createHmac, createSign, generateKeyPairSync } from 'node:crypto'
import { after, before, describe, test } from 'node:test'
import { GetUserCommand } from '@aws-sdk/client-cognito-identity-provider'
import * as oauth from 'oauth4webapi'
import { authorizeAddress, newProof, type Parameters } from './oauth-requests.ts'
import { type ClientIds, callback, type OAuthPool, type OAuthServer, startOAuthServer } from './oauth-world.ts'
import { PlainBrowser } from './plain-browser.ts'

/** oauth4webapi, where something is wrong: what the server has to refuse, and what the library finds in the server's answers. */

let server: OAuthServer
let pool: OAuthPool
let confidential: ClientIds
let as: oauth.AuthorizationServer
let sub: string
before(async () => {
  server = await startOAuthServer()
  pool = await server.createPool()
  confidential = await server.createClient(pool.poolId, { GenerateSecret: true })
  sub = await server.addPerson(pool.poolId, 'ada', { email: 'ada@people.example' })
  as = await discover(pool)
})
after(() => server?.close())

const http = () => ({
  [oauth.allowInsecureRequests]: true,
  [oauth.customFetch]: (url: string, init: oauth.CustomFetchOptions<string, URLSearchParams | undefined>) =>
    server.fetch(url, { method: init.method, headers: init.headers, body: init.body ?? null }),
})

async function discover({ issuer }: OAuthPool): Promise<oauth.AuthorizationServer> {
  const url = new URL(issuer)
  return oauth.processDiscoveryResponse(url, await oauth.discoveryRequest(url, http()))
}

type Asked = { readonly at: URL; readonly verifier: string; readonly nonce: string; readonly client: oauth.Client }

/** An answer of the authorization endpoint, with everything that the app remembers of its question. */
async function ask({ clientId }: ClientIds = pool, change: Parameters = {}): Promise<Asked> {
  const { verifier, ...challenge } = newProof()
  const nonce = oauth.generateRandomNonce()
  const own = { ...pool, clientId }
  const at = await new PlainBrowser(server).signIn(authorizeAddress(own, { ...challenge, nonce, ...change }), 'ada')
  return { at, verifier, nonce, client: { client_id: clientId } }
}

type Taken = Partial<Asked> & {
  readonly redirectUri?: string
  readonly shows?: oauth.ClientAuth
  readonly noVerifier?: true
}

async function take(asked: Asked, change: Taken = {}): Promise<oauth.TokenEndpointResponse> {
  const { at, verifier, nonce, client } = { ...asked, ...change }
  const { redirectUri = callback, shows = oauth.None(), noVerifier } = change
  const parameters = oauth.validateAuthResponse(as, client, at, 's')
  const proof = noVerifier ? oauth.nopkce : verifier
  const answer = await oauth.authorizationCodeGrantRequest(as, client, shows, parameters, redirectUri, proof, http())
  return oauth.processAuthorizationCodeResponse(as, client, answer, { expectedNonce: nonce, requireIdToken: true })
}

test('what is right is taken', async () => {
  const asked = await ask()
  const tokens = await take(asked)
  assert.equal(oauth.getValidatedIdTokenClaims(tokens)?.sub, sub)
  const answer = await oauth.userInfoRequest(as, asked.client, tokens.access_token, http())
  assert.equal((await oauth.processUserInfoResponse(as, asked.client, sub, answer)).username, 'ada')
})

describe('the library finds', () => {
  test('another state', async () => {
    const { at, client } = await ask(pool, { state: 'another' })
    assert.throws(() => oauth.validateAuthResponse(as, client, at, 's'), { code: oauth.INVALID_RESPONSE })
  })

  test('another nonce', async () => {
    const asked = await ask()
    await assert.rejects(take(asked, { nonce: 'another' }), { code: oauth.JWT_CLAIM_COMPARISON })
  })

  test('another issuer, of the document and of a token (CVE-2026-55669)', async () => {
    const other = await server.createPool()
    const answer = await oauth.discoveryRequest(new URL(pool.issuer), http())
    await assert.rejects(oauth.processDiscoveryResponse(new URL(other.issuer), answer), {
      code: oauth.JSON_ATTRIBUTE_COMPARISON,
    })
    const asked = await ask()
    const ours = as
    as = { ...ours, issuer: other.issuer }
    await assert.rejects(take(asked), { code: oauth.JWT_CLAIM_COMPARISON })
    as = ours
  })

  test('another audience (CVE-2026-55669)', async () => {
    const { at, verifier, nonce, client } = await ask()
    const parameters = oauth.validateAuthResponse(as, client, at, 's')
    const answer = await oauth.authorizationCodeGrantRequest(
      as,
      client,
      oauth.None(),
      parameters,
      callback,
      verifier,
      http(),
    )
    const stranger = { client_id: confidential.clientId }
    const taken = oauth.processAuthorizationCodeResponse(as, stranger, answer, { expectedNonce: nonce })
    await assert.rejects(taken, { code: oauth.JWT_CLAIM_COMPARISON })
  })
})

const errorOf = (error: string) => (thrown: unknown) => {
  assert.ok(thrown instanceof oauth.ResponseBodyError, String(thrown))
  assert.deepEqual([thrown.error, thrown.status, thrown.error_description], [error, 400, undefined])
  return true
}

describe('the server refuses', () => {
  const cases: readonly { what: string; asked: () => Promise<Asked>; change?: () => Taken; error: string }[] = [
    {
      what: 'another verifier (CVE-2023-48228)',
      asked: () => ask(),
      change: () => ({ verifier: oauth.generateRandomCodeVerifier() }),
      error: 'invalid_grant',
    },
    {
      what: 'no verifier (CVE-2023-48228)',
      asked: () => ask(),
      change: () => ({ noVerifier: true }),
      error: 'invalid_grant',
    },
    {
      what: 'a verifier where there was no challenge (CVE-2024-23647)',
      asked: () => ask(pool, { code_challenge: undefined, code_challenge_method: undefined }),
      error: 'invalid_grant',
    },
    {
      what: 'a redirect URI in another letter case (CVE-2020-15234)',
      asked: () => ask(),
      change: () => ({ redirectUri: `${callback.slice(0, -4)}BACK` }),
      error: 'unauthorized_client',
    },
    {
      what: 'another redirect URI',
      asked: () => ask(),
      change: () => ({ redirectUri: 'https://evil.example/' }),
      error: 'unauthorized_client',
    },
    {
      what: 'another client (CVE-2026-53512)',
      asked: () => ask(),
      change: () => ({
        client: { client_id: confidential.clientId },
        shows: oauth.ClientSecretPost(confidential.clientSecret),
      }),
      error: 'invalid_grant',
    },
    {
      what: 'no secret of a client that has one (CVE-2026-53512)',
      asked: () => ask(confidential),
      error: 'invalid_client',
    },
    {
      what: 'a wrong secret in the header',
      asked: () => ask(confidential),
      change: () => ({ shows: oauth.ClientSecretBasic('wrong') }),
      error: 'invalid_client',
    },
    {
      what: 'a wrong secret in the form',
      asked: () => ask(confidential),
      change: () => ({ shows: oauth.ClientSecretPost('wrong') }),
      error: 'invalid_client',
    },
    {
      what: 'a secret of a client that has none',
      asked: () => ask(),
      change: () => ({ shows: oauth.ClientSecretPost('any') }),
      error: 'invalid_client',
    },
    {
      what: 'a secret as the key of an assertion, which is not offered',
      asked: () => ask(confidential),
      change: () => ({ shows: oauth.ClientSecretJwt(confidential.clientSecret) }),
      error: 'invalid_client',
    },
  ]
  for (const { what, asked, change, error } of cases)
    test(what, async () => {
      const question = await asked()
      await assert.rejects(take(question, change?.()), errorOf(error))
    })

  test('a code that was redeemed, and then the tokens that it gave (CVE-2026-53512)', async () => {
    const asked = await ask()
    const tokens = await take(asked)
    await assert.rejects(take(asked), errorOf('invalid_grant'))
    const userInfo = await oauth.userInfoRequest(as, asked.client, tokens.access_token, http())
    await assert.rejects(
      oauth.processUserInfoResponse(as, asked.client, sub, userInfo),
      oauth.WWWAuthenticateChallengeError,
    )
    const { client } = asked
    const again = oauth.refreshTokenGrantRequest(as, client, oauth.None(), tokens.refresh_token ?? '', http())
    await assert.rejects(oauth.processRefreshTokenResponse(as, client, await again), errorOf('invalid_grant'))
  })

  test('a refresh token in the hands of another client (CVE-2026-53512, GHSA-7w99-5wm4-3g79)', async () => {
    const { refresh_token = '' } = await take(await ask())
    const other = { client_id: confidential.clientId }
    const secret = oauth.ClientSecretBasic(confidential.clientSecret)
    const answer = await oauth.refreshTokenGrantRequest(as, other, secret, refresh_token, http())
    await assert.rejects(oauth.processRefreshTokenResponse(as, other, answer), errorOf('invalid_grant'))
    const revoked = await oauth.revocationRequest(as, other, secret, refresh_token, http())
    await assert.rejects(oauth.processRevocationResponse(revoked), errorOf('invalid_request'))
  })
})

describe('a forged access token opens nothing', () => {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const encoded = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const signedBy = (header: object, payload: object, sign: (text: string) => string) => {
    const text = `${encoded(header)}.${encoded(payload)}`
    return `${text}.${sign(text)}`
  }
  const byStranger = (text: string) => createSign('RSA-SHA256').update(text).sign(privateKey, 'base64url')
  const hmac = (key: string) => (text: string) => createHmac('sha256', key).update(text).digest('base64url')

  type Known = {
    readonly header: object
    readonly payload: object
    readonly key: { kid: string; n: string; x5c: string[] }
  }
  const pem = (x5c: string) => `-----BEGIN CERTIFICATE-----\n${x5c}\n-----END CERTIFICATE-----\n`
  const forgeries: Readonly<Record<string, (known: Known) => string>> = {
    'CVE-2015-9235: without a signature': ({ header, payload }) =>
      signedBy({ ...header, alg: 'none' }, payload, () => ''),
    'CVE-2015-9235: with the algorithm None': ({ header, payload }) =>
      signedBy({ ...header, alg: 'None' }, payload, () => ''),
    'CVE-2015-9235: HS256 with the modulus as its key': ({ header, payload, key }) =>
      signedBy({ ...header, alg: 'HS256' }, payload, hmac(key.n)),
    'CVE-2023-48223: HS256 with the certificate as its key': ({ header, payload, key }) =>
      signedBy({ ...header, alg: 'HS256' }, payload, hmac(pem(key.x5c[0] ?? ''))),
    'CVE-2026-34950: the same with a blank in front': ({ header, payload, key }) =>
      signedBy({ ...header, alg: 'HS256' }, payload, hmac(` ${pem(key.x5c[0] ?? '')}`)),
    'CVE-2026-44351: HS256 with an empty key, and an unknown kid': ({ payload }) =>
      signedBy({ alg: 'HS256', kid: 'unknown' }, payload, hmac('')),
    'CVE-2026-44351: RS256 by somebody else, with an unknown kid': ({ payload }) =>
      signedBy({ alg: 'RS256', kid: '../../etc/passwd' }, payload, byStranger),
    'RS256 by somebody else, under our kid': ({ header, payload }) => signedBy(header, payload, byStranger),
    'CVE-2022-23540: with a key of its own in the header': ({ header, payload }) =>
      signedBy({ ...header, jwk: { kty: 'oct', k: '' }, jku: 'https://evil.example/' }, payload, byStranger),
  }

  let known: Known
  before(async () => {
    const { access_token } = await take(await ask(pool, { scope: 'openid aws.cognito.signin.user.admin' }))
    const [header, payload] = access_token.split('.').map((part) => Buffer.from(part, 'base64url').toString())
    const { keys } = (await (await server.fetch(String(as.jwks_uri))).json()) as { keys: Known['key'][] }
    const kid: string = JSON.parse(header ?? '').kid
    const key = keys.find((one) => one.kid === kid) ?? assert.fail('no key')
    known = { header: JSON.parse(header ?? ''), payload: JSON.parse(payload ?? ''), key }
    await server.sdk.send(new GetUserCommand({ AccessToken: access_token }))
  })

  for (const [what, forge] of Object.entries(forgeries))
    test(what, async () => {
      const token = forge(known)
      const answer = await oauth.userInfoRequest(as, { client_id: pool.clientId }, token, http())
      assert.equal(answer.status, 401)
      assert.match(answer.headers.get('www-authenticate') ?? '', /^Bearer error="invalid_token"/)
      await assert.rejects(server.sdk.send(new GetUserCommand({ AccessToken: token })), {
        name: 'NotAuthorizedException',
      })
    })
})
