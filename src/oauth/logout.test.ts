import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { createHarness, type Harness } from '#test/support/harness.ts'
import { answered, type Browser, createBrowser, placeOf } from './browser-fixture.ts'
import {
  createOAuthClient,
  createOAuthWorld,
  type OAuthWorld,
  redeeming,
  redirectUri,
  refreshing,
  tokens,
} from './token-fixture.ts'

const signOutUrl = 'https://app.example.com/bye?a=1'

let harness: Harness
let world: OAuthWorld
before(async () => {
  harness = await createHarness()
  const made = await createOAuthWorld(harness)
  const client = await createOAuthClient(harness, made.poolId, { LogoutURLs: [signOutUrl, 'myapp://bye'] })
  world = { ...made, ...client }
})
after(() => harness.close())

async function signedInBrowser(): Promise<Browser> {
  const browser = createBrowser(world)
  await browser.signIn()
  assert.equal(await isSignedIn(browser), true)
  return browser
}

/** Also with the cookie that the browser had, should somebody have kept it. */
const isSignedIn = async (browser: Browser) => 'code' in answered(await browser.authorize({ prompt: 'none' }))

test('to a sign-out URL of the client: the session is over, whoever has the cookie', async () => {
  for (const logout_uri of [signOutUrl, 'myapp://bye']) {
    const browser = await signedInBrowser()
    const thief = browser.copy()
    const location = await browser.logout({
      client_id: world.clientId,
      logout_uri,
      state: 's',
      redirect_uri: redirectUri,
    })
    assert.equal(location.href, logout_uri)
    assert.equal(browser.cookies.has('cognito'), false)
    assert.deepEqual([await isSignedIn(browser), await isSignedIn(thief)], [false, false])
  }
})

test('what apps hold stays good', async () => {
  const browser = createBrowser(world)
  const { code = '' } = answered(await browser.signIn())
  const { refresh_token } = await tokens(world, redeeming(world, code))
  await browser.logout({ client_id: world.clientId, logout_uri: signOutUrl })
  assert.ok((await tokens(world, refreshing(world, refresh_token))).access_token)
})

test('to the sign-in page, with the request for the next sign-in', async () => {
  const browser = await signedInBrowser()
  const request = {
    response_type: 'code',
    client_id: world.clientId,
    redirect_uri: redirectUri,
    state: 's&t',
    nonce: 'n',
    scope: 'openid email',
    code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
    code_challenge_method: 'S256',
  }
  const location = await browser.logout({ ...request, identity_provider: 'COGNITO' })
  assert.equal(placeOf(location), `${world.site.base}/login`)
  assert.deepEqual(Object.fromEntries(location.searchParams), request)
  assert.equal(await isSignedIn(browser), false)
})

test('without a scope, the sign-in page gets all of the client', async () => {
  const query = { response_type: 'code', client_id: world.clientId, redirect_uri: redirectUri }
  const location = await createBrowser(world).logout(query)
  assert.equal(
    location.searchParams.get('scope'),
    'openid email phone profile aws.cognito.signin.user.admin photos/read',
  )
})

test('CVE-2024-8883, CVE-2024-52289, CVE-2020-15234, CVE-2026-41569, CVE-2025-67495: nobody is sent elsewhere', async () => {
  const strange = [
    'https://evil.example',
    'https://app.example.com/bye',
    'https://app.example.com/bye?a=1&b=2',
    'https://app.example.com/bye?a=1#x',
    'https://app.example.com@evil.example/bye?a=1',
    'https://appXexample.com/bye?a=1',
    'https://APP.example.com/bye?a=1',
    'javascript:alert(1)',
    'myapp://bye/',
    '//evil.example',
    '',
    // A place to come back to after a sign-in is none to leave for.
    redirectUri,
  ]
  for (const logout_uri of strange) {
    const browser = await signedInBrowser()
    const location = await browser.logout({ client_id: world.clientId, logout_uri, redirect_uri: redirectUri })
    assert.equal(placeOf(location), `${world.site.base}/error`, logout_uri)
    assert.equal(location.searchParams.get('error'), 'redirect_mismatch')
    assert.equal(await isSignedIn(browser), false, 'who wanted to sign out is signed out')
  }
})

test('other requests that lead nowhere', async () => {
  const other = await createOAuthWorld(harness)
  const cases: [Record<string, string>, string][] = [
    [{}, 'invalid_request'],
    [{ client_id: world.clientId }, 'redirect_mismatch'],
    [{ logout_uri: signOutUrl }, 'invalid_request'],
    [{ client_id: other.clientId, logout_uri: signOutUrl }, 'invalid_request'],
    [{ client_id: 'x\0', logout_uri: signOutUrl }, 'invalid_request'],
    [{ client_id: world.clientId, redirect_uri: signOutUrl, response_type: 'code' }, 'redirect_mismatch'],
  ]
  for (const [query, error] of cases) {
    const location = await createBrowser(world).logout(query)
    assert.deepEqual([placeOf(location), location.searchParams.get('error')], [`${world.site.base}/error`, error])
  }
  const lacking = { client_id: world.clientId, redirect_uri: redirectUri, state: 's' }
  const told = answered(await createBrowser(world).logout(lacking))
  assert.deepEqual([told.error, told.state], ['invalid_request', 's'])
})
