import assert from 'node:assert/strict'
import { rm } from 'node:fs/promises'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { build } from 'vite'
import type { OAuthPool } from '#test/clients/oauth-world.ts'
import { tokenCheck } from '#test/clients/token-check.ts'
import { temporaryFolder } from '#test/support/running-server.ts'
import type { AmplifyPage } from './amplify-page.ts'
import { type HostedWorld, startHostedWorld, typePassword } from './hosted-world.ts'

/** aws-amplify v6 in a page of its own, which knows no other scheme than https for the domain of a user pool. */

let folder: string
let world: HostedWorld
let pool: OAuthPool
let sub: string

before(async () => {
  folder = await temporaryFolder()
  const settings = { LIFEGUARD_TLS: 'development' }
  world = await startHostedWorld({ script: await bundle(), dataDir: folder, settings })
  pool = await world.createPool({ client: { CallbackURLs: [`${world.app.origin}/`] } })
  sub = await world.addPerson(pool.poolId, 'ada', { email: 'ada@people.example', email_verified: 'true' })
})
after(async () => {
  await world?.close()
  await rm(folder, { recursive: true, force: true })
})

async function bundle(): Promise<string> {
  const entry = new URL('./amplify-page.ts', import.meta.url).pathname
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: { write: false, minify: false, target: 'es2022', rollupOptions: { input: entry } },
  })
  const [first] = [built].flat()
  if (first === undefined || !('output' in first)) throw new Error('Nothing was bundled')
  return first.output.map((file) => ('code' in file ? file.code : '')).join('\n')
}

function configuration() {
  const oauth = {
    domain: new URL(pool.bases.ofDomain).host,
    scopes: ['openid', 'email', 'aws.cognito.signin.user.admin'],
    redirectSignIn: [`${world.app.origin}/`],
    redirectSignOut: [world.signedOut],
    responseType: 'code' as const,
  }
  const userPoolEndpoint = world.server.publicUrl
  const ids = { userPoolId: pool.poolId, userPoolClientId: pool.clientId, userPoolEndpoint }
  return { Auth: { Cognito: { ...ids, loginWith: { oauth } } } }
}

type InPage = { readonly amplifyPage: AmplifyPage }

async function openApp(): Promise<Page> {
  const context = await world.newContext({ ignoreHTTPSErrors: true })
  const page = await context.newPage()
  await page.goto(world.app.origin)
  await page.evaluate((given) => (globalThis as unknown as InPage).amplifyPage.configure(given), configuration())
  return page
}

/** The app leaves for another page, at which nothing of this one can answer any more. */
const leave = (page: Page, how: 'signInWithRedirect' | 'signOut', input?: object) =>
  page.evaluate(
    ([name, given]) => {
      const { amplifyPage } = globalThis as unknown as { amplifyPage: Record<typeof name, (input?: object) => unknown> }
      void amplifyPage[name](given)
    },
    [how, input] as const,
  )

const waitForEvent = (page: Page, event: string) =>
  page.waitForFunction((name) => (globalThis as unknown as Partial<InPage>).amplifyPage?.events.includes(name), event)

const whoIs = (page: Page) => page.evaluate(() => (globalThis as unknown as InPage).amplifyPage.whoIs())

test('amplify: signInWithRedirect, fetchAuthSession, getCurrentUser, refresh, signOut with redirect', async () => {
  const page = await openApp()
  await leave(page, 'signInWithRedirect', { customState: 'from here' })
  await typePassword(page, 'ada')
  await waitForEvent(page, 'signInWithRedirect')
  await waitForEvent(page, 'customOAuthState')
  assert.equal(await page.evaluate(() => (globalThis as unknown as InPage).amplifyPage.customState), 'from here')
  const { idToken, accessToken, ...seen } = await whoIs(page)
  const scope = 'openid email aws.cognito.signin.user.admin'
  assert.deepEqual(seen, { username: 'ada', userId: sub, scope, email: 'ada@people.example' })
  const check = tokenCheck(world, pool)
  await check.id(idToken, pool.clientId)
  await check.access(accessToken, pool.clientId)

  const refreshed = await page.evaluate(() => (globalThis as unknown as InPage).amplifyPage.refresh())
  assert.equal((await check.access(refreshed, pool.clientId)).sub, sub)
  assert.notEqual(refreshed, accessToken)
  await page.reload()
  assert.equal((await whoIs(page)).userId, sub)

  await leave(page, 'signOut')
  await page.waitForURL(world.signedOut)
  await assert.rejects(whoIs(page), /UserUnAuthenticatedException|authenticated/)
  await leave(page, 'signInWithRedirect')
  await page.locator('#signInFormPassword').waitFor()
})

test('amplify: prompt none brings back who is signed in at the site, and says so of nobody', async () => {
  const page = await openApp()
  const silently = { options: { prompt: 'NONE' } }
  await leave(page, 'signInWithRedirect', silently)
  await waitForEvent(page, 'signInWithRedirect_failure')
  await leave(page, 'signInWithRedirect', { options: { loginHint: 'ada', lang: 'de' } })
  assert.equal(await page.locator('#signInFormUsername').inputValue(), 'ada')
  assert.equal(await page.locator('html').getAttribute('lang'), 'de')
  await page.locator('#signInFormPassword').fill('Correct-horse-7')
  await page.locator('#signInFormPassword').press('Enter')
  await waitForEvent(page, 'signInWithRedirect')
  await page.evaluate(() => (globalThis as unknown as { localStorage: { clear(): void } }).localStorage.clear())
  await page.goto(world.app.origin)
  await page.evaluate((given) => (globalThis as unknown as InPage).amplifyPage.configure(given), configuration())
  await leave(page, 'signInWithRedirect', silently)
  await waitForEvent(page, 'signInWithRedirect')
  assert.equal((await whoIs(page)).username, 'ada')
})
