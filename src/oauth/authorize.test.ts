import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { createHarness, type Harness } from '#test/support/harness.ts'
import { claimsOf } from '#test/support/people.ts'
import { answered, createBrowser, placeOf } from './browser-fixture.ts'
import {
  challengeOf,
  createOAuthClient,
  createOAuthWorld,
  type OAuthWorld,
  redeeming,
  redirectUri,
  tokens,
  verifier,
} from './token-fixture.ts'

let harness: Harness
let world: OAuthWorld
before(async () => {
  harness = await createHarness()
  world = await createOAuthWorld(harness)
})
after(() => harness.close())

test('nobody signed in: on to the sign-in page with the whole request', async () => {
  const query = { scope: 'openid email', nonce: 'n&1', lang: 'de', login_hint: 'a+b@example.com', something: 'else' }
  const location = await createBrowser(world).authorize(query)
  assert.equal(placeOf(location), `${world.site.base}/login`)
  const expected = { response_type: 'code', client_id: world.clientId, redirect_uri: redirectUri, state: 's', ...query }
  assert.deepEqual(Object.fromEntries(location.searchParams), expected)
})

test('signed in at the site: straight back with a code that tells when', async () => {
  const browser = createBrowser(world)
  const first = await browser.signIn({ scope: 'openid', state: 'a b&c=ä' })
  assert.equal(placeOf(first), redirectUri)
  const { code, ...rest } = answered(first)
  assert.match(code ?? '', /^[\w-]{43}$/)
  assert.deepEqual(rest, { state: 'a b&c=ä' })
  const signedInAt = harness.clock.now().getTime() / 1_000

  harness.clock.advance(600)
  const pkce = { code_challenge: challengeOf(verifier), code_challenge_method: 'S256' }
  const again = await browser.authorize({ scope: 'openid email', nonce: 'n1', ...pkce })
  const form = redeeming(world, answered(again).code ?? '', { code_verifier: verifier })
  const claims = claimsOf((await tokens(world, form)).id_token)
  assert.deepEqual([claims.nonce, claims.auth_time, claims.sub], ['n1', signedInAt, world.sub])
})

test('an app without a state gets none', async () => {
  const browser = createBrowser(world)
  assert.deepEqual(Object.keys(answered(await browser.signIn({ state: undefined }))), ['code'])
  assert.deepEqual(Object.keys(answered(await browser.authorize({ state: undefined }))), ['code'])
})

test('one sign-in is good for every client of the pool, each with codes of its own', async () => {
  const other = await createOAuthClient(harness, world.poolId)
  const browser = createBrowser(world)
  await browser.signIn()
  const { code = '' } = answered(await browser.authorize({ client_id: other.clientId, prompt: 'none' }))
  assert.ok((await tokens({ ...world, ...other }, redeeming({ ...world, ...other }, code))).access_token)
})

test('the implicit grant: tokens in the fragment, an ID token with openid only, never a refresh token', async () => {
  const implicit = await createOAuthClient(harness, world.poolId, { AllowedOAuthFlows: ['implicit'] })
  const own = { ...world, ...implicit }
  const browser = createBrowser(own)
  const both = await browser.signIn({ response_type: 'token', scope: 'openid email', nonce: 'n2' })
  const { id_token, access_token, ...rest } = answered(both)
  assert.equal(both.search, '')
  assert.deepEqual(rest, { token_type: 'Bearer', expires_in: '3600', state: 's' })
  assert.deepEqual([claimsOf(id_token).nonce, claimsOf(access_token).scope], ['n2', 'openid email'])
  const one = await browser.authorize({ response_type: 'token', scope: 'aws.cognito.signin.user.admin' })
  assert.deepEqual(Object.keys(answered(one)).sort(), ['access_token', 'expires_in', 'state', 'token_type'])
  const refused = await browser.authorize({ response_type: 'token', scope: 'nothing' })
  assert.deepEqual(answered(refused), { error: 'invalid_request', error_description: 'invalid_scope', state: 's' })
  assert.equal(refused.search, '')
})

test('prompt: login asks again, none never does, the others change nothing here', async () => {
  const browser = createBrowser(world)
  const refused = await browser.authorize({ prompt: 'none' })
  assert.deepEqual([placeOf(refused), answered(refused)], [redirectUri, { error: 'login_required', state: 's' }])
  await browser.signIn()
  assert.ok(answered(await browser.authorize({ prompt: 'none' })).code)
  assert.ok(answered(await browser.authorize({ prompt: 'select_account consent' })).code)
  for (const prompt of ['login', 'login consent'])
    assert.equal(placeOf(await browser.authorize({ prompt })), `${world.site.base}/login`)
  assert.ok(answered(await browser.authorize()).code, 'asking for it ends no session')
})

test('max_age: whoever signed in longer ago does it again, or is not shown to the app', async () => {
  const browser = createBrowser(world)
  await browser.signIn({ max_age: '0' })
  harness.clock.advance(60)
  for (const max_age of ['61', '10000', '']) assert.ok(answered(await browser.authorize({ max_age })).code, max_age)
  for (const max_age of ['0', '1', '60']) {
    assert.equal(placeOf(await browser.authorize({ max_age })), `${world.site.base}/login`, max_age)
    const silent = await browser.authorize({ max_age, prompt: 'none' })
    assert.deepEqual(answered(silent), { error: 'login_required', state: 's' })
  }
})

test('what can be told nobody but the user is told on a page', async () => {
  const plain = await createOAuthClient(harness, world.poolId, { AllowedOAuthFlowsUserPoolClient: false })
  const elsewhere = await createOAuthWorld(harness)
  const cases: [Record<string, string | undefined>, string, string | undefined][] = [
    [{ redirect_uri: 'https://evil.example/cb' }, 'redirect_mismatch', world.clientId],
    [{ redirect_uri: undefined }, 'redirect_mismatch', world.clientId],
    [{ client_id: 'nobody' }, 'invalid_request', 'nobody'],
    [{ client_id: undefined }, 'invalid_request', undefined],
    [{ client_id: 'x\0y' }, 'invalid_request', 'x\0y'],
    [{ client_id: elsewhere.clientId }, 'invalid_request', elsewhere.clientId],
    [{ client_id: plain.clientId }, 'unauthorized_client', plain.clientId],
  ]
  const browser = createBrowser(world)
  await browser.signIn()
  for (const [change, error, client_id] of cases) {
    const location = await browser.authorize(change)
    assert.equal(placeOf(location), `${world.site.base}/error`)
    assert.deepEqual(Object.fromEntries(location.searchParams), { error, ...(client_id && { client_id }) })
  }
})

test('CVE-2024-8883, CVE-2025-67495: nobody who asks is sent elsewhere, signed in or not', async () => {
  const strange = [
    'https://app.example.com/back@evil.example',
    'https://app.example.com@evil.example/back',
    'javascript:alert(1)//https://app.example.com/back',
    'https://APP.example.com/back',
    'https://app.example.com/back/../evil',
    '//evil.example',
  ]
  const signedIn = createBrowser(world)
  await signedIn.signIn()
  for (const redirect_uri of strange) {
    for (const browser of [signedIn, createBrowser(world)])
      assert.equal(placeOf(await browser.authorize({ redirect_uri })), `${world.site.base}/error`, redirect_uri)
    assert.equal(placeOf(await createBrowser(world).signIn({ redirect_uri })), `${world.site.base}/error`, redirect_uri)
  }
})

test('a custom scope whose resource server is gone is not given any more', async () => {
  const own = await createOAuthWorld(harness)
  await harness.call('DeleteResourceServer', { UserPoolId: own.poolId, Identifier: 'photos' })
  const { code = '' } = answered(await createBrowser(own).signIn({ scope: 'openid photos/read' }))
  assert.equal(claimsOf((await tokens(own, redeeming(own, code))).access_token).scope, 'openid')
})

test('what would give a token for nothing gives none: the only scopes went with their resource server', async () => {
  const own = await createOAuthWorld(harness)
  const { clientId } = await createOAuthClient(harness, own.poolId, {
    AllowedOAuthScopes: ['photos/read'],
    AllowedOAuthFlows: ['code', 'implicit'],
  })
  await harness.call('DeleteResourceServer', { UserPoolId: own.poolId, Identifier: 'photos' })
  const problem = { error: 'invalid_request', error_description: 'invalid_scope', state: 's' }
  for (const response_type of ['code', 'token'])
    assert.deepEqual(answered(await createBrowser({ ...own, clientId }).signIn({ response_type })), problem)
})

test('a failure after the checks is told to the app, and logged as the bug it is', async () => {
  const store = { ...harness.store, transaction: undefined }
  const broken = {
    ...world,
    harness: { ...harness, services: { ...harness.services, store } },
  } as unknown as OAuthWorld
  const browser = createBrowser(world)
  await browser.signIn()
  await assert.rejects(browserIn(broken, browser.cookies).authorize(), (error: Error & { answer?: unknown }) => {
    const location = `${redirectUri}?error=server_error&state=s`
    assert.equal((error.answer as { headers: { location: string } }).headers.location, location)
    return error.cause instanceof TypeError
  })
})

const browserIn = (other: OAuthWorld, cookies: ReadonlyMap<string, string>) =>
  createBrowser(other, other.site, new Map(cookies))
