import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import {
  AdminDeleteUserCommand,
  AdminDisableUserCommand,
  AdminEnableUserCommand,
  AdminUserGlobalSignOutCommand,
  UpdateUserPoolClientCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import type { BrowserContext, Page } from 'playwright-core'
import { redeem, userInfo } from '#test/clients/oauth-requests.ts'
import type { OAuthPool } from '#test/clients/oauth-world.ts'
import { createTestClock } from '#test/support/harness.ts'
import { arrival, examine, type HostedWorld, signInAddress, startHostedWorld, typePassword } from './hosted-world.ts'

/** The session of a browser with a site, from its beginning to its ends. */

const clock = createTestClock(Date.now())
let world: HostedWorld
let pool: OAuthPool
before(async () => {
  world = await startHostedWorld({ clock })
  pool = await world.createPool()
})
after(() => world?.close())

let people = 0

/** Somebody new, signed in at the site in a browser of their own. */
async function signedIn(): Promise<{ username: string; context: BrowserContext; page: Page }> {
  const username = `person${++people}`
  await world.addPerson(pool.poolId, username)
  const context = await world.newContext()
  const page = await context.newPage()
  await page.goto(signInAddress(world, pool))
  await typePassword(page, username)
  await arrival(page, world)
  return { username, context, page }
}

/** What the app is told when nothing may be shown. */
async function silently(page: Page, change: Readonly<Record<string, string>> = {}): Promise<string> {
  await page.goto(signInAddress(world, pool, { prompt: 'none', ...change }))
  const { searchParams } = await arrival(page, world)
  return searchParams.has('code') ? 'a code' : (searchParams.get('error') ?? '')
}

async function sessionCookie(context: BrowserContext) {
  return (await context.cookies()).find(({ name }) => name === 'cognito')
}

test('one sign-in is good for every client of the pool', async () => {
  const other = await world.createClient(pool.poolId)
  const { page } = await signedIn()
  await page.goto(signInAddress(world, { ...pool, ...other }))
  const at = await arrival(page, world)
  const { status } = await redeem(world, pool, at.searchParams.get('code') ?? '', {
    client_id: other.clientId,
    redirect_uri: world.callback,
  })
  assert.equal(status, 200)
  await page.goto(signInAddress(world, await world.createPool()))
  await page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor()
})

test('CVE-2024-7341: a new id at every sign-in, in a cookie that no script and no other site gets', async () => {
  const { context, page, username } = await signedIn()
  const first = await sessionCookie(context)
  assert.deepEqual(
    [first?.httpOnly, first?.sameSite, first?.domain],
    [true, 'Lax', new URL(pool.bases.ofDomain).hostname],
  )
  const lifetime = (first?.expires ?? 0) - Date.now() / 1_000
  assert.ok(lifetime > 3_500 && lifetime <= 3_601)
  await page.goto(signInAddress(world, pool, { prompt: 'login' }))
  await typePassword(page, username)
  await arrival(page, world)
  const second = await sessionCookie(context)
  assert.notEqual(second?.value, first?.value)
  const thief = await world.newContext()
  if (first) await thief.addCookies([first])
  assert.equal(await silently(await thief.newPage()), 'login_required')
  assert.equal(await silently(page), 'a code')
})

test('signing out ends it, with a way back to the app or to the sign-in page', async () => {
  const { page, context } = await signedIn()
  const bye = new URLSearchParams({ client_id: pool.clientId, logout_uri: world.signedOut })
  await page.goto(`${pool.bases.ofDomain}/logout?${bye}`)
  assert.equal((await arrival(page, world)).href, world.signedOut)
  assert.equal(await sessionCookie(context), undefined)
  assert.equal(await silently(page), 'login_required')

  const again = await signedIn()
  const asked = new URL(signInAddress(world, pool))
  await again.page.goto(`${pool.bases.ofDomain}/logout${asked.search}`)
  await again.page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor()
  assert.equal(await silently(again.page), 'login_required')
})

const ends: Readonly<Record<string, (username: string) => Promise<unknown>>> = {
  'the user is disabled': (Username) =>
    world.sdk.send(new AdminDisableUserCommand({ UserPoolId: pool.poolId, Username })),
  'the user is disabled and enabled again': async (Username) => {
    await world.sdk.send(new AdminDisableUserCommand({ UserPoolId: pool.poolId, Username }))
    await world.sdk.send(new AdminEnableUserCommand({ UserPoolId: pool.poolId, Username }))
  },
  'the user is deleted': (Username) =>
    world.sdk.send(new AdminDeleteUserCommand({ UserPoolId: pool.poolId, Username })),
  'the user is signed out everywhere': (Username) =>
    world.sdk.send(new AdminUserGlobalSignOutCommand({ UserPoolId: pool.poolId, Username })),
}

for (const [what, end] of Object.entries(ends))
  test(`CVE-2023-22492: ${what} in mid-session, and it is over`, async () => {
    const { page, username } = await signedIn()
    await end(username)
    assert.equal(await silently(page), 'login_required')
  })

test('a user who is disabled between two pages is not let in', async () => {
  const { page, username } = await signedIn()
  await page.goto(signInAddress(world, pool, { prompt: 'login' }))
  await world.sdk.send(new AdminDisableUserCommand({ UserPoolId: pool.poolId, Username: username }))
  await typePassword(page, username)
  await page.getByText('This account is disabled.').waitFor()
  await examine(page, 'login-disabled')
})

test('CVE-2026-1486: a client that the provider is taken from lets nobody in, whoever is signed in', async () => {
  const { page } = await signedIn()
  const { clientId } = await world.createClient(pool.poolId)
  assert.equal(await silently(page, { client_id: clientId }), 'a code')
  await world.sdk.send(
    new UpdateUserPoolClientCommand({
      UserPoolId: pool.poolId,
      ClientId: clientId,
      AllowedOAuthFlowsUserPoolClient: true,
      AllowedOAuthFlows: ['code'],
      AllowedOAuthScopes: ['openid'],
      CallbackURLs: [world.callback],
      SupportedIdentityProviders: [],
    }),
  )
  assert.equal(await silently(page, { client_id: clientId }), 'invalid_request')
})

// A neighbour is the same site to browsers, which send it the cookies.
for (const host of ['evil.localhost:1', 'evil.auth.us-east-1.localhost:1'])
  test(`a form on ${host} is refused, with whatever cookies and token the browser has`, async () => {
    const { context, page } = await signedIn()
    const target = signInAddress(world, pool).replace('/oauth2/authorize?', '/login?')
    await page.goto(target)
    const csrf = await page.locator('[name=_csrf]').first().inputValue()
    const evil = await context.newPage()
    await evil.route(`http://${host}/`, (route) =>
      route.fulfill({
        contentType: 'text/html',
        body: `<!doctype html><form method="post" action="${target.replaceAll('&', '&amp;')}"><input name="_csrf" value="${csrf}">
<input name="username" value="person1"><input name="password" value="x"><button>Win</button></form>`,
      }),
    )
    await evil.goto(`http://${host}/`)
    const answer = evil.waitForResponse((response) => response.request().method() === 'POST')
    await evil.getByRole('button', { name: 'Win' }).click()
    assert.equal((await answer).status(), 403)
    await evil.getByText('We could not make sure that this form came from you.').waitFor()
    await examine(evil, 'forged')
  })

test('a page is in no frame', async () => {
  const page = await (await world.newContext()).newPage()
  const inner = signInAddress(world, pool).replaceAll('&', '&amp;')
  await page.route('http://framing.localhost:1/', (route) =>
    route.fulfill({ contentType: 'text/html', body: `<!doctype html><iframe src="${inner}"></iframe>` }),
  )
  await page.goto('http://framing.localhost:1/')
  const frame = page.frames()[1] ?? assert.fail('no frame')
  await frame.waitForLoadState()
  assert.equal(await frame.locator('form').count(), 0)
})

test('what can be told nobody but the user is told on a page of ours', async () => {
  const page = await (await world.newContext()).newPage()
  await page.goto(signInAddress(world, pool, { redirect_uri: 'https://evil.example/' }))
  assert.equal(new URL(page.url()).pathname, '/error')
  await page.getByRole('heading', { level: 1, name: 'Something went wrong' }).waitFor()
  await examine(page, 'error')
  await page.goto(`${pool.bases.ofDomain}/signedout`)
  await examine(page, 'signed-out')
})

// The last one: administrators’ requests would be too old afterwards.
test('after an hour it is over, however often it was used; a code after five minutes', async () => {
  const { page } = await signedIn()
  await page.goto(signInAddress(world, pool))
  const code = (await arrival(page, world)).searchParams.get('code') ?? ''
  clock.advance(301)
  const late = await redeem(world, pool, code, { redirect_uri: world.callback })
  assert.deepEqual([late.status, late.body], [400, { error: 'invalid_grant' }])

  await page.goto(signInAddress(world, pool))
  const fresh = (await arrival(page, world)).searchParams.get('code') ?? ''
  const { body } = await redeem(world, pool, fresh, { redirect_uri: world.callback })
  assert.equal((await userInfo(world, pool, body.access_token)).status, 200)
  clock.advance(3_290)
  assert.equal(await silently(page), 'a code')
  clock.advance(10)
  assert.equal(await silently(page), 'login_required')
  clock.advance(300)
  assert.equal((await userInfo(world, pool, body.access_token)).status, 401)
})
