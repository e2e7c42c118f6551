import assert from 'node:assert/strict'
import { createPublicKey } from 'node:crypto'
import { after, before, describe, test } from 'node:test'
import { answered } from '#test/clients/oauth-requests.ts'
import { type ClientIds, callback } from '#test/clients/oauth-world.ts'
import { type ConformanceWorld, scopes, startConformanceWorld } from './conformance-world.ts'

/** What the modules of the OpenID Foundation's config and implicit certification plans check, and the static client's, by their names. */

let world: ConformanceWorld & { close(): Promise<void> }
let implicit: ClientIds
before(async () => {
  world = await startConformanceWorld()
  const client = { AllowedOAuthFlows: ['code' as const, 'implicit' as const], AllowedOAuthScopes: scopes }
  implicit = await world.server.createClient(world.pool.poolId, client)
})
after(() => world?.close())

type Document = Readonly<Record<string, unknown>>
const documentAt = async (address: unknown) => (await answered(await world.server.fetch(String(address)))).body
const discovery = () => documentAt(`${world.pool.issuer}/.well-known/openid-configuration`)
const listOf = (document: Document, name: string) => {
  const value = document[name]
  assert.ok(Array.isArray(value), `${name} is a list`)
  return value as readonly string[]
}

const config: Readonly<Record<string, () => Promise<void>>> = {
  async 'oidcc-discovery-endpoint-verification: what has to be there is there'() {
    const document = await discovery()
    assert.equal(document.issuer, world.pool.issuer)
    for (const name of ['authorization', 'token', 'userinfo', 'revocation', 'end_session']) {
      const address = new URL(String(document[`${name}_endpoint`]))
      assert.equal(address.origin, world.pool.bases.ofDomain, name)
      assert.equal(address.hash + address.search, '', name)
    }
    assert.deepEqual(listOf(document, 'response_types_supported'), ['code', 'token'])
    assert.deepEqual(listOf(document, 'subject_types_supported'), ['public'])
    assert.ok(listOf(document, 'scopes_supported').includes('openid'))
    const algorithms = listOf(document, 'id_token_signing_alg_values_supported')
    assert.deepEqual(algorithms, ['RS256'], 'and no `none`')
    for (const name of ['request_parameter', 'request_uri_parameter', 'claims_parameter'])
      assert.equal(document[`${name}_supported`], false, name)
    assert.deepEqual(
      Object.entries(document).filter(([, value]) => value === null || (Array.isArray(value) && value.length === 0)),
      [],
      'what is not offered is left out',
    )
  },
  async 'oidcc-discovery-endpoint-verification: it may be fetched and kept by anybody'() {
    const answer = await world.server.fetch(`${world.pool.issuer}/.well-known/openid-configuration`)
    assert.equal(answer.status, 200)
    assert.match(answer.headers.get('content-type') ?? '', /^application\/json\b/)
    assert.equal(answer.headers.get('access-control-allow-origin'), '*')
  },
  async 'oidcc-discovery-endpoint-verification: the keys are public ones, each once, of RS256'() {
    const { keys } = (await documentAt((await discovery()).jwks_uri)) as { keys: readonly Record<string, string>[] }
    assert.equal(new Set(keys.map(({ kid }) => kid)).size, keys.length)
    for (const key of keys) {
      assert.deepEqual([key.kty, key.alg, key.use], ['RSA', 'RS256', 'sig'])
      for (const secret of ['d', 'p', 'q', 'dp', 'dq', 'qi', 'k', 'oth']) assert.equal(secret in key, false, secret)
      const { asymmetricKeyDetails } = createPublicKey({ format: 'jwk', key })
      assert.ok(Number(asymmetricKeyDetails?.modulusLength) >= 2_048)
    }
  },
  async 'GHSA-9h47-pqcx-hjr4: every way to show a client, and no other, is taken'() {
    const document = await discovery()
    const methods = ['client_secret_basic', 'client_secret_post', 'none']
    assert.deepEqual(listOf(document, 'token_endpoint_auth_methods_supported'), methods)
    assert.deepEqual(listOf(document, 'code_challenge_methods_supported'), ['S256'])
  },
}

async function implicitAnswer(change: Readonly<Record<string, string | undefined>> = {}) {
  const asked = { client_id: implicit.clientId, response_type: 'token', ...change }
  const at = await world.authorize(asked)
  return { at, given: Object.fromEntries(new URLSearchParams(at.hash.slice(1))) }
}

const implicitModules: Readonly<Record<string, () => Promise<void>>> = {
  // Cognito calls `token` what the standard calls `id_token token`.
  async 'oidcc-server, response_type=token'() {
    const { at, given } = await implicitAnswer({ nonce: 'a nonce', state: 'a state' })
    assert.equal(at.search, '', 'nothing where servers and logs would see it')
    assert.equal(`${at.origin}${at.pathname}`, callback)
    assert.deepEqual([given.state, given.token_type, given.expires_in], ['a state', 'Bearer', '3600'])
    const expected = { nonce: 'a nonce', accessToken: given.access_token, clientId: implicit.clientId }
    await world.checkIdToken(given.id_token, expected)
    assert.equal('refresh_token' in given, false)
    assert.equal((await world.userInfo(given.access_token)).body.sub, world.sub)
  },
  async 'oidcc-server, response_type=id_token and its mixtures, are refused'() {
    for (const response_type of ['id_token', 'id_token token', 'code id_token', 'code token', 'none']) {
      const { address, status } = await world.open({ client_id: implicit.clientId, response_type })
      assert.deepEqual([status, address.searchParams.get('error')], [0, 'invalid_request'], response_type)
    }
  },
  // Cognito does not ask for one.
  async 'oidcc-ensure-request-without-nonce-fails'() {
    const { given } = await implicitAnswer()
    await world.checkIdToken(given.id_token, { clientId: implicit.clientId })
  },
  async 'oidcc-nonce-unsuccessful: the nonce is that of the request, in every token'() {
    for (const nonce of ['one', 'n-ä ß&='])
      await world.checkIdToken((await implicitAnswer({ nonce })).given.id_token, { nonce, clientId: implicit.clientId })
  },
  async 'oidcc-scope-openid: without it there is no ID token'() {
    const { given } = await implicitAnswer({ scope: 'email' })
    assert.deepEqual(Object.keys(given).toSorted(), ['access_token', 'expires_in', 'state', 'token_type'])
    assert.equal((await world.userInfo(given.access_token)).status, 401)
  },
  async 'oidcc-response-mode: errors too stand in the fragment'() {
    const { address } = await world.open({ client_id: implicit.clientId, response_type: 'token', prompt: 'none' })
    assert.deepEqual([address.search, address.hash], ['', '#error=login_required&state=s'])
  },
  async 'oidcc-ensure-registered-redirect-uri'() {
    const redirect_uri = `${callback}#fragment`
    const { address, status } = await world.open({ client_id: implicit.clientId, response_type: 'token', redirect_uri })
    assert.deepEqual([status, address.pathname], [400, '/error'])
  },
  async 'a client for codes alone gets no tokens'() {
    const { address } = await world.open({ response_type: 'token' })
    assert.equal(address.hash, '#error=unauthorized_client&state=s')
  },
}

for (const [plan, modules] of Object.entries({ config, implicit: implicitModules }))
  describe(`${plan} certification plan`, () => {
    for (const [name, run] of Object.entries(modules)) test(name, run)
  })
