import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import {
  CreateUserPoolDomainCommand,
  DescribeUserPoolCommand,
  DescribeUserPoolDomainCommand,
  ListResourceServersCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { createPool, present } from '#test/clients/sdk-world.ts'
import { closedPort } from '#test/support/running-server.ts'
import { assertAccessible } from './accessibility.ts'
import { type ConsoleWorld, startConsoleWorld } from './console-world.ts'
import { takePictures } from './pictures.ts'

let world: ConsoleWorld
let port: number

before(async () => {
  port = await closedPort()
  const settings = { LIFEGUARD_PORT: String(port), LIFEGUARD_PUBLIC_URL: `http://localhost:${port}` }
  world = await startConsoleWorld({ settings })
})

after(() => world.close())

const CertificateArn = 'arn:aws:acm:us-east-1:111122223333:certificate/1234abcd'
const open = (poolId: string) => world.openSignedIn(`/cognito/user-pools/${poolId}/domain`)
const described = async (Domain: string) =>
  (await world.sdk.send(new DescribeUserPoolDomainCommand({ Domain }))).DomainDescription ?? {}
const domainsOf = async (UserPoolId: string) => {
  const { UserPool } = await world.sdk.send(new DescribeUserPoolCommand({ UserPoolId }))
  return [UserPool?.Domain, UserPool?.CustomDomain]
}
const serversOf = async (UserPoolId: string) =>
  present((await world.sdk.send(new ListResourceServersCommand({ UserPoolId, MaxResults: 50 }))).ResourceServers)

type Page = Awaited<ReturnType<typeof open>>

async function act(page: Page, action: string): Promise<void> {
  await page.getByRole('button', { name: 'Actions' }).click()
  await page.getByRole('menuitem', { name: action }).click()
}

test('a prefix domain is created, checked while it is typed, opened, changed and deleted', async () => {
  const { poolId } = await createPool(world.sdk)
  const other = await createPool(world.sdk)
  await world.sdk.send(new CreateUserPoolDomainCommand({ UserPoolId: other.poolId, Domain: 'taken-name' }))
  const page = await open(poolId)
  await page.getByText(`http://localhost:${port}/${poolId}`).waitFor()
  await takePictures(page, 'domain-empty')
  await assertAccessible(page)

  await act(page, 'Create Cognito domain')
  const prefix = page.getByRole('textbox', { name: 'Cognito domain' })
  await page.getByText('Available').waitFor()
  await prefix.fill('taken-name')
  await page.getByText('Taken', { exact: true }).waitFor()
  await page.getByRole('button', { name: 'Create domain' }).click()
  await page.getByText('Domain already associated with another user pool.').waitFor()
  await prefix.fill('My Shop')
  await page.getByRole('button', { name: 'Create domain' }).click()
  await page.getByText('A prefix has 1 to 63 lowercase letters').waitFor()
  await takePictures(page, 'domain-create')
  await assertAccessible(page)
  await prefix.fill('my-shop')
  await page.getByText('Available').waitFor()
  await page.getByRole('button', { name: 'Create domain' }).click()
  await page.getByText('Domain "my-shop" was created.').waitFor()
  assert.deepEqual(await domainsOf(poolId), ['my-shop', undefined])
  assert.equal((await described('my-shop')).ManagedLoginVersion, 2)
  const address = `http://my-shop.auth.us-east-1.localhost:${port}`
  assert.equal(await page.getByRole('link', { name: address }).getAttribute('href'), address)
  assert.match((await page.getByRole('link', { name: address }).getAttribute('rel')) ?? '', /noopener/)

  await act(page, 'Edit branding version of the Cognito domain')
  await page.getByRole('dialog').getByText('Hosted UI (classic)').click()
  await page.getByRole('dialog').getByRole('button', { name: 'Save changes' }).click()
  await page.getByText('Domain "my-shop" was changed.').waitFor()
  assert.equal((await described('my-shop')).ManagedLoginVersion, 1)
  await page.getByText('Hosted UI (classic)').waitFor()

  await act(page, 'Delete Cognito domain')
  await page.getByLabel('To confirm, type "my-shop"').fill('my-shop')
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click()
  await page.getByText('Domain "my-shop" was deleted.').waitFor()
  assert.deepEqual(await domainsOf(poolId), [undefined, undefined])
})

test('a custom domain is created beside it; its certificate and branding version change', async () => {
  const { poolId } = await createPool(world.sdk)
  const page = await open(poolId)
  await act(page, 'Create custom domain')
  await page.getByRole('button', { name: 'Create domain' }).click()
  await page.getByText('Enter your domain.').waitFor()
  await page.getByText('Enter the ARN of the certificate for your domain.').waitFor()
  await assertAccessible(page)
  await page.getByRole('textbox', { name: 'Custom domain' }).fill('login.example.com')
  await page.getByLabel('ACM certificate ARN').fill(CertificateArn)
  await page.getByRole('button', { name: 'Create domain' }).click()
  await page.getByText('Domain "login.example.com" was created.').waitFor()
  assert.deepEqual(await domainsOf(poolId), [undefined, 'login.example.com'])
  await page.getByText(CertificateArn).waitFor()
  await takePictures(page, 'domain-custom')
  await assertAccessible(page)

  await act(page, 'Edit ACM certificate')
  await page.getByLabel('ACM certificate ARN').fill(`${CertificateArn}5`)
  await page.getByRole('dialog').getByText('Hosted UI (classic)').click()
  await page.getByRole('button', { name: 'Save changes' }).click()
  await page.getByText('Domain "login.example.com" was changed.').waitFor()
  const { CustomDomainConfig, ManagedLoginVersion } = await described('login.example.com')
  assert.deepEqual([CustomDomainConfig?.CertificateArn, ManagedLoginVersion], [`${CertificateArn}5`, 1])

  await act(page, 'Delete custom domain')
  await page.getByLabel('To confirm, type "login.example.com"').fill('login.example.com')
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click()
  await page.getByText('Domain "login.example.com" was deleted.').waitFor()
  assert.deepEqual(await domainsOf(poolId), [undefined, undefined])
})

test('a resource server is created with its scopes, edited and deleted', async () => {
  const { poolId } = await createPool(world.sdk)
  const page = await open(poolId)
  await page.getByText('No resource servers').waitFor()
  await page.getByRole('button', { name: 'Create resource server' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Add custom scope' }).click()
  await dialog.getByRole('button', { name: 'Create resource server' }).click()
  for (const problem of ['Enter a name.', 'Enter an identifier.', 'Enter a name, or remove this row.'])
    await dialog.getByText(problem, { exact: true }).waitFor()
  await takePictures(page, 'resource-server-create')
  await assertAccessible(page)
  await dialog.getByLabel('Resource server name').fill('Orders')
  await dialog.getByLabel('Resource server identifier').fill('https://api.example.com')
  await dialog.getByRole('textbox', { name: /Scope name$/ }).fill('read')
  await dialog.getByRole('textbox', { name: /Description$/ }).fill('Read orders')
  await dialog.getByRole('button', { name: 'Create resource server' }).click()
  await page.getByText('Resource server "Orders" was created.').waitFor()
  const read = { ScopeName: 'read', ScopeDescription: 'Read orders' }
  assert.deepEqual(await serversOf(poolId), [
    { UserPoolId: poolId, Identifier: 'https://api.example.com', Name: 'Orders', Scopes: [read] },
  ])

  await page.getByRole('radio', { name: 'Choose Orders' }).click()
  await takePictures(page, 'domain-resource-servers')
  await assertAccessible(page)
  await page.getByRole('button', { name: 'Edit', exact: true }).click()
  assert.ok(await dialog.getByLabel('Resource server identifier').isDisabled())
  await dialog.getByLabel('Resource server name').fill('All orders')
  await dialog.getByRole('button', { name: 'Add custom scope' }).click()
  await dialog
    .getByRole('textbox', { name: /Scope name$/ })
    .last()
    .fill('write')
  await dialog
    .getByRole('textbox', { name: /Description$/ })
    .last()
    .fill('Write orders')
  await dialog.getByRole('button', { name: 'Save changes' }).click()
  await page.getByText('Resource server "All orders" was saved.').waitFor()
  assert.deepEqual((await serversOf(poolId))[0]?.Scopes, [
    read,
    { ScopeName: 'write', ScopeDescription: 'Write orders' },
  ])
  await page.getByRole('cell', { name: 'read, write' }).waitFor()

  await page.getByRole('button', { name: 'Delete', exact: true }).click()
  await dialog.getByLabel('To confirm, type "All orders"').fill('All orders')
  await dialog.getByRole('button', { name: 'Delete' }).click()
  await page.getByText('Resource server "All orders" was deleted.').waitFor()
  assert.deepEqual(await serversOf(poolId), [])
})

test('an identifier that is there already is refused in the words of the API', async () => {
  const { poolId } = await createPool(world.sdk)
  const page = await open(poolId)
  const dialog = page.getByRole('dialog')
  for (const name of ['First', 'Second']) {
    await page.getByRole('button', { name: 'Create resource server' }).click()
    await dialog.getByLabel('Resource server name').fill(name)
    await dialog.getByLabel('Resource server identifier').fill('api')
    await dialog.getByRole('button', { name: 'Create resource server' }).click()
    if (name === 'First') await page.getByText('Resource server "First" was created.').waitFor()
  }
  await dialog.getByText('That did not work').waitFor()
  await dialog.getByText(/request ID/).waitFor()
  assert.equal((await serversOf(poolId)).length, 1)
})
