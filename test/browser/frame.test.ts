import assert from 'node:assert/strict'
import { statSync } from 'node:fs'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { createPool } from '#test/clients/sdk-world.ts'
import { assertAccessible } from './accessibility.ts'
import { type ConsoleWorld, signIn, startConsoleWorld } from './console-world.ts'
import { takePictures } from './pictures.ts'

let world: ConsoleWorld
let poolId: string

before(async () => {
  world = await startConsoleWorld()
  poolId = (await createPool(world.sdk, { pool: { PoolName: 'Searched for' } })).poolId
})

after(() => world.close())

const firstViewBytes = 350 * 1024

/** The JavaScript that a page fetched, as its compressed files are large. */
function watchScripts(page: Page): () => number {
  const names = new Set<string>()
  page.on('response', (answer) => {
    const { pathname } = new URL(answer.url())
    if (pathname.endsWith('.js')) names.add(pathname.replace('/console/', ''))
  })
  // The smallest files are not compressed.
  const sizeOf = (name: string) =>
    (statSync(`console/dist/${name}.gz`, { throwIfNoEntry: false }) ?? statSync(`console/dist/${name}`)).size
  return () => [...names].reduce((sum, name) => sum + sizeOf(name), 0)
}

test('the first view, and the first page after signing in, are light', async () => {
  const page = await world.openPage('/sign-in')
  const bytes = watchScripts(page)
  await page.reload()
  await page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor()
  const first = bytes()
  assert.ok(first > 50 * 1024, 'The scripts were not seen')
  assert.ok(first < firstViewBytes, `The first view fetches ${first} bytes`)
  await signIn(page, world.server)
  assert.ok(bytes() < 1.25 * firstViewBytes, `With the home page it is ${bytes()} bytes`)
})

test('the search finds services, pages and user pools', async () => {
  const page = await world.openSignedIn()
  const search = page.getByRole('combobox', { name: 'Search services and user pools' })
  await search.fill('quick')
  await page.getByRole('option', { name: /Quick setup/ }).click()
  await page.getByRole('heading', { level: 1, name: 'Set up resources for your application' }).waitFor()
  await search.fill(poolId)
  await page.getByRole('option', { name: /Searched for/ }).click()
  await page.waitForURL(`**/user-pools/${poolId}/overview`)
  await search.fill('Cognito')
  await page
    .getByRole('option', { name: /^Cognito/ })
    .first()
    .waitFor()
  await takePictures(page, 'search')
  await assertAccessible(page)
})

test('theme and density are chosen and kept', async () => {
  const page = await world.openSignedIn()
  const choose = async (name: string) => {
    await page.getByRole('button', { name: 'Appearance' }).click()
    await page.getByRole('menuitem', { name }).click()
  }
  await choose('Dark')
  await page.locator('body.awsui-dark-mode').waitFor()
  await choose('Compact')
  await page.locator('body.awsui-compact-mode').waitFor()
  await page.reload()
  await page.locator('body.awsui-dark-mode.awsui-compact-mode').waitFor()
  await choose('Light')
  await page.locator('body:not(.awsui-dark-mode)').waitFor()
})

test('an address that leads nowhere says so', async () => {
  const page = await world.openSignedIn('/nowhere')
  await page.getByRole('heading', { level: 1, name: 'There is no such page' }).waitFor()
  await assertAccessible(page)
})
