import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { CreateUserPoolClientCommand, DescribeUserPoolCommand } from '@aws-sdk/client-cognito-identity-provider'
import type { Page } from 'playwright-core'
import { present } from '#test/clients/sdk-world.ts'
import { type ConsoleWorld, startConsoleWorld } from './console-world.ts'
import { copiedText, everySetting, startPoolPerson } from './pool-person.ts'

let world: ConsoleWorld
let page: Page

before(async () => {
  world = await startConsoleWorld()
  page = await world.openSignedIn()
})

after(() => world.close())

async function addClient(UserPoolId: string, ClientName: string): Promise<string> {
  const { UserPoolClient } = await world.sdk.send(new CreateUserPoolClientCommand({ UserPoolId, ClientName }))
  return present(UserPoolClient?.ClientId)
}

test('the facts of a pool, to copy', async () => {
  const person = await startPoolPerson(world, page)
  const pool = await person.describe()
  await person.open('overview', 'Overview: people')
  for (const text of [present(pool.Arn), 'Essentials']) await page.getByText(text, { exact: true }).waitFor()
  const issuer = `${world.server.publicUrl}/${person.UserPoolId}`
  const copied = [
    ['User pool ID', person.UserPoolId],
    ['ARN', present(pool.Arn)],
    ['Token signing key URL', `${issuer}/.well-known/jwks.json`],
    ['Issuer', issuer],
  ] as const
  for (const [name, value] of copied) {
    await page.getByRole('button', { name: `Copy ${name}` }).click()
    assert.equal(await copiedText(page), value)
  }
  const keys = await fetch(copied[2][1])
  assert.equal(keys.status, 200)
})

test('a pool is renamed, and nothing else of it changes', async () => {
  const person = await startPoolPerson(world, page, everySetting)
  const was = await person.describe()
  await person.open('overview', `Overview: ${was.Name}`)
  await person.openDialog('Rename', 'Rename user pool')
  await person.field('User pool name').fill('people & robots')
  await person.save()
  await person.dialog.getByText('A name has only letters a to z, digits, spaces and').waitFor()
  await person.look('overview-rename')
  await person.field('User pool name').fill('robots')
  await person.saved('The user pool is now called "robots".')
  await person.heading('Overview: robots')
  await person.changes(was, { Name: 'robots' })
})

test('code to begin with has the ids of the pool and of the app client that is picked', async () => {
  const person = await startPoolPerson(world, page)
  await person.open('overview', 'Overview: people')
  await page.getByText('Your app needs an app client to reach this user pool.').waitFor()
  await person.look('overview-empty')
  const clients = [
    { name: 'first', id: await addClient(person.UserPoolId, 'first') },
    { name: 'second', id: await addClient(person.UserPoolId, 'second') },
  ]
  await person.open('overview', 'Overview: people')
  const code = page.getByRole('region', { name: 'Amplify' })
  await code.waitFor()
  const shown = async () => (await code.textContent()) ?? ''
  const before = await shown()
  assert.ok(before.includes(person.UserPoolId))
  const [picked, other] = [true, false].map((isIn) => clients.find(({ id }) => before.includes(id) === isIn))
  await page.getByRole('button', { name: /^App client/ }).click()
  await page
    .getByRole('option')
    .filter({ hasText: present(other).name })
    .click()
  await code.getByText(present(other).id).waitFor()
  assert.ok(!(await shown()).includes(present(picked).id))
  assert.ok((await shown()).includes(world.server.publicUrl))
  await person.look('overview')
})

test('recommendations follow the settings, and lead to where they can be followed (hackerone 1342088)', async () => {
  const person = await startPoolPerson(world, page)
  await person.open('overview', 'Overview: people')
  const card = (name: string) => page.getByRole('heading', { level: 3, name, exact: true })
  await card('Create an app client').waitFor()
  for (const name of [
    'Turn on multi-factor authentication',
    'Give the sign-in pages a domain',
    'Send email',
    'Activate deletion protection',
  ])
    await card(name).waitFor()
  assert.equal(await card('Verify changed email addresses').count(), 0)

  await addClient(person.UserPoolId, 'app')
  await person.open('overview', 'Overview: people')
  await card('Verify changed email addresses').waitFor()
  await page.getByRole('link', { name: 'Verify changes' }).click()
  await person.heading('Sign-up')
  await person.openDialog('Edit attribute verification and user account confirmation')
  await person.box('Allow Cognito to automatically send').click()
  await person.saved('Verification and confirmation were saved.')
  await person.open('overview', 'Overview: people')
  await card('Turn on multi-factor authentication').waitFor()
  assert.equal(await card('Verify changed email addresses').count(), 0)
})

test('a pool that is protected is deleted only after its name was typed and the protection lifted', async () => {
  const person = await startPoolPerson(world, page, { DeletionProtection: 'ACTIVE' })
  await person.open('overview', 'Overview: people')
  await person.openDialog('Delete user pool', 'Delete user pool "people"?')
  await person.dialog.getByRole('textbox').fill('people')
  assert.ok(await person.button('Delete').isDisabled())
  await person.box('Deletion protection is active').click()
  await person.look('overview-delete')
  await person.button('Delete').click()
  await person.heading('User pools')
  await person.said('User pool "people" was deleted.')
  await assert.rejects(world.sdk.send(new DescribeUserPoolCommand({ UserPoolId: person.UserPoolId })), {
    name: 'ResourceNotFoundException',
  })
})

test('a pool that is not there says so, with the request id', async () => {
  await page.goto(`${world.server.url}/console/cognito/user-pools/us-east-1_Nowhere00/overview`)
  await page.getByText('The user pool could not be loaded').waitFor()
  await page.getByText(/^ResourceNotFoundException, request ID/).waitFor()
})
