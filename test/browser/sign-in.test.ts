import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { assertAccessible } from './accessibility.ts'
import { type ConsoleWorld, startConsoleWorld } from './console-world.ts'
import { takePictures } from './pictures.ts'

let world: ConsoleWorld

before(async () => {
  world = await startConsoleWorld()
})

after(() => world.close())

const isHome = (page: Page) => page.getByRole('heading', { level: 1, name: 'Console home' }).waitFor()

test('the page to sign in at is accessible, and shows well', async () => {
  const page = await world.openPage()
  await page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor()
  await takePictures(page, 'sign-in')
  await assertAccessible(page)
})

test('a sign-in link signs in once; its token leaves the address bar', async () => {
  const link = world.server.signInLink()
  const first = await world.openPage('/sign-in')
  await first.goto(link)
  await isHome(first)
  assert.equal(new URL(first.url()).hash, '')
  await first.reload()
  await isHome(first)

  const second = await world.openPage('/sign-in')
  await second.goto(link)
  await second.reload()
  await second.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor()
  assert.equal(new URL(second.url()).hash, '')

  const third = await world.openPage(`/sign-in${new URL(link).hash}`)
  await third
    .getByText('This sign-in link has been used or has run out. Sign in with the access key.', { exact: true })
    .waitFor()
  await assertAccessible(third)
})

test('the key is never sent: no request of the tab holds the secret', async () => {
  const page = await world.openPage('/sign-in')
  const sent: string[] = []
  page.on('request', (request) => {
    sent.push(request.url(), JSON.stringify(request.headers()), request.postData() ?? '')
  })
  await page.getByLabel('Access key ID').fill(world.server.accessKey.accessKeyId)
  await page.getByLabel('Secret access key').fill(world.server.accessKey.secretAccessKey)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await isHome(page)
  assert.equal(
    sent.some((text) => text.includes(world.server.accessKey.accessKeyId)),
    true,
  )
  assert.equal(
    sent.some((text) => text.includes(world.server.accessKey.secretAccessKey)),
    false,
  )
})

test('an hour without a hand on it signs the tab out', async () => {
  const page = await world.openPage('/sign-in')
  await page.clock.install()
  await page.reload()
  await page.getByLabel('Access key ID').fill(world.server.accessKey.accessKeyId)
  await page.getByLabel('Secret access key').fill(world.server.accessKey.secretAccessKey)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await isHome(page)
  // A request that is signed an hour ahead of the server would be refused.
  await page.context().setOffline(true)
  await page.clock.fastForward('59:00')
  await isHome(page)
  await page.clock.fastForward('02:00')
  await page.getByText('You were signed out because nothing was done for an hour.').waitFor()
  assert.equal(await page.evaluate('sessionStorage.length'), 0)
})

test('a wrong key is refused in a plain sentence', async () => {
  const page = await world.openPage('/sign-in')
  await page.getByLabel('Access key ID').fill(world.server.accessKey.accessKeyId)
  await page.getByLabel('Secret access key').fill('not-the-secret')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByText('This access key is not right. Check both parts and try again.', { exact: true }).waitFor()
  await page.getByLabel('Access key ID').fill('')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByText('Enter the access key ID.').waitFor()
})

test('whoever is not signed in is asked to, and then comes to the page that was wanted', async () => {
  const page = await world.openPage('/cognito/user-pools')
  await page.getByLabel('Access key ID').fill(world.server.accessKey.accessKeyId)
  await page.getByLabel('Secret access key').fill(world.server.accessKey.secretAccessKey)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('heading', { level: 1, name: 'User pools' }).waitFor()
})

test('signing out forgets the key', async () => {
  const page = await world.openSignedIn()
  await page.getByRole('button', { name: /^Account/ }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor()
  assert.equal(await page.evaluate(() => sessionStorage.length), 0)
  await page.goto(`${world.server.url}/console/cognito/user-pools`)
  await page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor()
})
