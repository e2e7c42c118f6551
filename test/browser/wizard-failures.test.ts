import assert from 'node:assert/strict'
import { rm } from 'node:fs/promises'
import { after, before, test } from 'node:test'
import { ListUserPoolsCommand } from '@aws-sdk/client-cognito-identity-provider'
import type { Page, Route } from 'playwright-core'
import { closedPort, startRunningServer, temporaryFolder } from '#test/support/running-server.ts'
import { type ConsoleWorld, startConsoleWorld } from './console-world.ts'
import { takePictures } from './pictures.ts'
import { wizardPerson } from './wizard-person.ts'

let world: ConsoleWorld

before(async () => {
  world = await startConsoleWorld()
})

after(() => world.close())

const poolCount = async () =>
  (await world.sdk.send(new ListUserPoolsCommand({ MaxResults: 60 }))).UserPools?.length ?? 0

/** Answers calls of one operation in place of the server until it is lifted. */
async function intercept(page: Page, operation: string, answer: (route: Route) => Promise<void>) {
  const handle = (route: Route) =>
    route.request().headers()['x-amz-target']?.endsWith(`.${operation}`) ? answer(route) : route.fallback()
  await page.route('**/*', handle)
  return () => page.unroute('**/*', handle)
}

const refuse = (route: Route) =>
  route.fulfill({
    status: 400,
    contentType: 'application/x-amz-json-1.1',
    headers: { 'x-amzn-requestid': 'request-of-the-test', 'x-amzn-errortype': 'LimitExceededException:' },
    body: JSON.stringify({ __type: 'LimitExceededException', message: 'There are too many app clients.' }),
  })

async function readyToCreate() {
  const page = await world.openSignedIn('/cognito/user-pools/create')
  const person = wizardPerson(page)
  await person.goTo('Review and create')
  const create = () => page.getByRole('button', { name: 'Create user pool', exact: true }).click()
  return { page, person, create }
}

test('when a later call fails, the page says what was made, and a retry ends it', async () => {
  const { page, create } = await readyToCreate()
  const before = await poolCount()
  const lift = await intercept(page, 'CreateUserPoolClient', refuse)
  await create()
  await page.getByRole('dialog', { name: 'The user pool is not complete' }).waitFor()
  await page.getByText('There are too many app clients.').waitFor()
  await page.getByText('request-of-the-test').waitFor()
  await page.getByText('Already made: User pool.').waitFor()
  await takePictures(page, 'wizard-stopped')
  assert.equal(await poolCount(), before + 1)
  await lift()
  await page.getByRole('button', { name: 'Try again from here' }).click()
  await page.getByText(/^User pool ".*" was created\.$/).waitFor()
  assert.equal(await poolCount(), before + 1)
})

test('undo leaves nothing behind and goes back to the review', async () => {
  const { page, person, create } = await readyToCreate()
  const before = await poolCount()
  await intercept(page, 'CreateUserPoolClient', refuse)
  await create()
  await page.getByRole('button', { name: 'Undo and go back' }).click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await person.isOnStep('Review and create')
  assert.equal(await poolCount(), before)
})

test('a server that is gone in the middle loses nothing: it comes back, and the same page goes on', async () => {
  const dataDir = await temporaryFolder()
  const settings = { LIFEGUARD_PORT: String(await closedPort()) }
  const first = await startConsoleWorld({ dataDir, settings })
  try {
    const page = await first.openSignedIn('/cognito/user-pools/create')
    await wizardPerson(page).goTo('Review and create')
    await first.server.close()
    await page.getByRole('button', { name: 'Create user pool', exact: true }).click()
    await page
      .getByText(/The server cannot be reached/)
      .first()
      .waitFor()
    await page.getByText(/No answer came/).waitFor()
    const second = await startRunningServer({ dataDir, settings })
    try {
      await page.getByRole('button', { name: 'Try again from here' }).click()
      await page.getByText(/^User pool ".*" was created\.$/).waitFor()
      const { UserPools } = await first.sdk.send(new ListUserPoolsCommand({ MaxResults: 60 }))
      assert.equal(UserPools?.length, 1)
    } finally {
      await second.close()
    }
  } finally {
    await first.close()
    await rm(dataDir, { recursive: true, force: true })
  }
})
