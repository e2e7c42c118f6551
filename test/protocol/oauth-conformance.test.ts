import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { newProof, type Parameters, postForm, refresh } from '#test/clients/oauth-requests.ts'
import { callback } from '#test/clients/oauth-world.ts'
import { PlainBrowser } from '#test/clients/plain-browser.ts'
import { type ConformanceWorld, email, phone, profile, startConformanceWorld } from './conformance-world.ts'

/**
 * What the modules of the OpenID Foundation's basic certification plan check, by their names: a static client with a secret and codes. Where
 * Cognito itself leaves the standard, the check is what it does: docs/differences.md, "Where Cognito leaves OpenID Connect".
 */

let world: ConformanceWorld & { close(): Promise<void> }
before(async () => {
  world = await startConformanceWorld()
})
after(() => world?.close())

type Tokens = Readonly<Record<string, unknown>>

async function tokensFor(change?: Parameters, browser?: PlainBrowser): Promise<Tokens> {
  const { status, body } = await world.redeem(await world.authorize(change, browser))
  assert.equal(status, 200, JSON.stringify(body))
  return body
}

/** A sign-in that has to go well, with everything that is to be seen of it. */
async function succeeds(change?: Parameters): Promise<void> {
  const nonce = 'n-0S6_WzA2Mj'
  const { id_token, access_token } = await tokensFor({ nonce, ...change })
  await world.checkIdToken(id_token, { nonce, accessToken: access_token })
}

async function userInfoFor(scope: string): Promise<Readonly<Record<string, unknown>>> {
  const { access_token, id_token } = await tokensFor({ scope })
  await world.checkIdToken(id_token, { accessToken: access_token })
  const { status, body } = await world.userInfo(access_token)
  assert.equal(status, 200)
  const { sub, username, ...claims } = body
  assert.deepEqual([sub, username], [world.sub, 'ada'])
  return claims
}

const told = (at: URL) => Object.fromEntries(at.searchParams)

async function codeReused(pauseSeconds: number): Promise<void> {
  const at = await world.authorize()
  const { body } = await world.redeem(at)
  world.clock.advance(pauseSeconds)
  const again = await world.redeem(at)
  assert.deepEqual([again.status, again.body], [400, { error: 'invalid_grant' }])
  const userInfo = await world.userInfo(body.access_token)
  assert.equal(userInfo.status, 401, 'RFC 6749, section 4.1.2: what the code gave ends')
}

const modules: Readonly<Record<string, () => Promise<void>>> = {
  async 'oidcc-server'() {
    const at = await world.authorize({ state: 'a state', nonce: 'a nonce' })
    assert.equal(`${at.origin}${at.pathname}`, callback)
    assert.deepEqual(Object.keys(told(at)), ['code', 'state'])
    assert.equal(told(at).state, 'a state')
    const { status, headers, body } = await world.redeem(at)
    assert.equal(status, 200)
    assert.match(headers.get('content-type') ?? '', /^application\/json\b/)
    assert.deepEqual([headers.get('cache-control'), headers.get('pragma')], ['no-store', 'no-cache'])
    assert.deepEqual([body.token_type, body.expires_in], ['Bearer', 3_600])
    await world.checkIdToken(body.id_token, { nonce: 'a nonce', accessToken: body.access_token })
  },
  async 'oidcc-response-type-missing'() {
    const { address, status } = await world.open({ response_type: undefined })
    assert.equal(status, 0)
    assert.deepEqual([told(address).error, told(address).state], ['invalid_request', 's'])
  },
  async 'oidcc-userinfo-get'() {
    const { access_token } = await tokensFor()
    const { status, headers, body } = await world.userInfo(access_token)
    assert.deepEqual([status, body.sub], [200, world.sub])
    assert.match(headers.get('content-type') ?? '', /^application\/json\b/)
  },
  async 'oidcc-userinfo-post-header'() {
    const { access_token } = await tokensFor()
    const { status, body } = await world.userInfo(access_token, { method: 'POST' })
    assert.deepEqual([status, body.sub], [200, world.sub])
  },
  // Cognito takes the token in the header only, and the module is a warning at most.
  async 'oidcc-userinfo-post-body'() {
    const { access_token } = await tokensFor()
    const form = { access_token: String(access_token) }
    const { status, body } = await world.userInfo(undefined, { method: 'POST', form })
    assert.deepEqual([status, body.error], [400, 'invalid_request'])
  },
  async 'oidcc-ensure-request-without-nonce-succeeds-for-code-flow'() {
    const { id_token } = await tokensFor()
    assert.equal('nonce' in (await world.checkIdToken(id_token)), false)
  },
  async 'oidcc-scope-profile'() {
    assert.deepEqual(await userInfoFor('openid profile'), profile)
  },
  async 'oidcc-scope-email'() {
    assert.deepEqual(await userInfoFor('openid email'), email)
  },
  // Cognito has no such scope: `openid` alone brings the claim.
  async 'oidcc-scope-address'() {
    const { address } = await world.open({ scope: 'openid address' })
    assert.deepEqual(told(address), { error: 'invalid_request', error_description: 'invalid_scope', state: 's' })
    assert.deepEqual((await userInfoFor('openid')).address, { formatted: '12 St James Square, London' })
  },
  async 'oidcc-scope-phone'() {
    assert.deepEqual(await userInfoFor('openid phone'), phone)
  },
  async 'oidcc-scope-all'() {
    assert.deepEqual(await userInfoFor('openid profile email phone'), { ...profile, ...email, ...phone })
  },
  async 'oidcc-ensure-other-scope-order-succeeds'() {
    assert.deepEqual(await userInfoFor('email openid'), email)
  },
  'oidcc-display-page': () => succeeds({ display: 'page' }),
  'oidcc-display-popup': () => succeeds({ display: 'popup' }),
  async 'oidcc-prompt-login'() {
    const browser = new PlainBrowser(world.server)
    const first = await world.checkIdToken((await tokensFor({}, browser)).id_token)
    world.clock.advance(2)
    assert.equal((await world.open({ prompt: 'login' }, browser)).status, 200, 'the page asks again')
    const second = await world.checkIdToken((await tokensFor({ prompt: 'login' }, browser)).id_token)
    assert.ok(Number(second.auth_time) > Number(first.auth_time))
    assert.equal(second.sub, first.sub)
  },
  async 'oidcc-prompt-none-not-logged-in'() {
    const { address, status } = await world.open({ prompt: 'none' })
    assert.deepEqual([status, told(address)], [0, { error: 'login_required', state: 's' }])
  },
  async 'oidcc-prompt-none-logged-in'() {
    const browser = new PlainBrowser(world.server)
    const first = await world.checkIdToken((await tokensFor({}, browser)).id_token)
    world.clock.advance(2)
    const { address, status } = await world.open({ prompt: 'none' }, browser)
    assert.equal(status, 0)
    const second = await world.checkIdToken((await world.redeem(address)).body.id_token)
    assert.deepEqual([second.sub, second.auth_time], [first.sub, first.auth_time])
  },
  async 'oidcc-max-age-1'() {
    const browser = new PlainBrowser(world.server)
    const first = await world.checkIdToken((await tokensFor({}, browser)).id_token)
    world.clock.advance(2)
    assert.equal((await world.open({ max_age: '1' }, browser)).status, 200, 'the page asks again')
    const second = await world.checkIdToken((await tokensFor({ max_age: '1' }, browser)).id_token)
    assert.ok(Number(second.auth_time) > Number(first.auth_time))
  },
  async 'oidcc-max-age-10000'() {
    const browser = new PlainBrowser(world.server)
    const first = await world.checkIdToken((await tokensFor({}, browser)).id_token)
    world.clock.advance(2)
    const { address, status } = await world.open({ max_age: '10000' }, browser)
    assert.equal(status, 0)
    const second = await world.checkIdToken((await world.redeem(address)).body.id_token)
    assert.equal(second.auth_time, first.auth_time)
  },
  'oidcc-ensure-request-with-unknown-parameter-succeeds': () => succeeds({ extra: 'foobar' }),
  async 'oidcc-id-token-hint'() {
    const browser = new PlainBrowser(world.server)
    const { id_token } = await tokensFor({}, browser)
    const { address } = await world.open({ prompt: 'none', id_token_hint: String(id_token) }, browser)
    await world.checkIdToken((await world.redeem(address)).body.id_token)
  },
  async 'oidcc-login-hint'() {
    const page = await world.open({ login_hint: 'bob@people.example' })
    assert.match(page.text, /value="bob@people\.example"/)
    await succeeds({ login_hint: 'bob@people.example' })
  },
  'oidcc-ui-locales': () => succeeds({ ui_locales: 'se' }),
  'oidcc-claims-locales': () => succeeds({ claims_locales: 'se' }),
  'oidcc-ensure-request-with-acr-values-succeeds': () => succeeds({ acr_values: '1 2' }),
  'oidcc-codereuse': () => codeReused(0),
  'oidcc-codereuse-30seconds': () => codeReused(30),
  async 'oidcc-ensure-registered-redirect-uri'() {
    for (const redirect_uri of [`${callback}/other`, `${callback}?more=1`, 'https://evil.example/back']) {
      const { address, status } = await world.open({ redirect_uri })
      assert.deepEqual([status, address.pathname], [400, '/error'], 'a page of ours, no redirect')
      assert.equal(told(address).error, 'redirect_mismatch')
    }
  },
  // Cognito takes the only callback URL, or the default one, where none is named.
  async 'oidcc-ensure-redirect-uri-in-authorization-request'() {
    const at = await world.authorize({ redirect_uri: undefined })
    assert.equal(`${at.origin}${at.pathname}`, callback)
    const { status, body } = await world.redeem(at, { redirect_uri: undefined })
    assert.deepEqual([status, body], [400, { error: 'invalid_request' }])
  },
  // "GET only", says the guide.
  async 'oidcc-ensure-post-request-succeeds'() {
    const address = `${world.pool.bases.ofDomain}/oauth2/authorize`
    const answer = await world.server.fetch(address, { method: 'POST', body: new URLSearchParams({ a: 'b' }) })
    assert.deepEqual([answer.status, answer.headers.get('allow')?.startsWith('GET')], [405, true])
  },
  async 'oidcc-unsigned-request-object-supported-correctly-or-rejected-as-unsupported'() {
    const { address, status } = await world.open({ request: 'eyJhbGciOiJub25lIn0.eyJzdGF0ZSI6IngifQ.' })
    assert.deepEqual([status, told(address)], [0, { error: 'request_not_supported', state: 's' }])
  },
  async 'oidcc-ensure-request-object-with-redirect-uri'() {
    const { address, status } = await world.open({ request_uri: 'https://app.example/request.jwt' })
    assert.deepEqual([status, told(address)], [0, { error: 'request_uri_not_supported', state: 's' }])
  },
  // Not offered, and then it may be overlooked (OpenID Connect Core 1.0, section 5.5).
  'oidcc-claims-essential': () => succeeds({ claims: '{"userinfo":{"name":{"essential":true}}}' }),
  async 'oidcc-refresh-token'() {
    const { id_token, refresh_token } = await tokensFor({ nonce: 'a nonce' })
    const first = await world.checkIdToken(id_token, { nonce: 'a nonce' })
    world.clock.advance(2)
    const { clientId, clientSecret, bases } = world.pool
    const form = { grant_type: 'refresh_token', refresh_token: String(refresh_token) }
    const shown = { client_id: clientId, client_secret: clientSecret }
    const { status, body } = await postForm(world.server, `${bases.ofDomain}/oauth2/token`, { ...form, ...shown })
    assert.equal(status, 200)
    const next = await world.checkIdToken(body.id_token, { accessToken: body.access_token })
    for (const name of ['iss', 'sub', 'aud', 'auth_time']) assert.equal(next[name], first[name], name)
    assert.ok(Number(next.iat) > Number(first.iat))
    const other = await world.server.createClient(world.pool.poolId)
    const stolen = await refresh(world.server, { ...world.pool, ...other }, String(refresh_token))
    assert.deepEqual([stolen.status, stolen.body], [400, { error: 'invalid_grant' }])
  },
  async 'oidcc-ensure-request-with-valid-pkce-succeeds'() {
    const { verifier, ...challenge } = newProof()
    const { status } = await world.redeem(await world.authorize(challenge), { code_verifier: verifier })
    assert.equal(status, 200)
  },
  async 'oidcc-server-client-secret-post'() {
    const { clientId, clientSecret } = world.pool
    const shown = { client_id: clientId, client_secret: clientSecret }
    const { status, body } = await world.redeem(await world.authorize(), shown)
    assert.equal(status, 200)
    await world.checkIdToken(body.id_token, { accessToken: body.access_token })
  },
}

describe('basic certification plan', () => {
  for (const [name, run] of Object.entries(modules)) test(name, run)
})
