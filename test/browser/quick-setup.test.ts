import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import {
  DescribeManagedLoginBrandingByClientCommand,
  DescribeUserPoolClientCommand,
  DescribeUserPoolCommand,
  ListResourceServersCommand,
  ListUserPoolClientsCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import type { Page } from 'playwright-core'
import { present } from '#test/clients/sdk-world.ts'
import { assertAccessible } from './accessibility.ts'
import { type ConsoleWorld, startConsoleWorld } from './console-world.ts'
import { takePictures } from './pictures.ts'

let world: ConsoleWorld
let page: Page

before(async () => {
  world = await startConsoleWorld()
  page = await world.openSignedIn()
})

after(() => world.close())

async function begin(): Promise<void> {
  await page.goto(`${world.server.url}/console/cognito/user-pools/quick-setup`)
  await page.getByRole('heading', { level: 1, name: 'Set up resources for your application' }).waitFor()
}

const submit = () => page.getByRole('button', { name: 'Create user directory' }).click()

/** The ids of what was made, from the page that shows them. */
async function made() {
  await page.getByText('Your application is set up').first().waitFor()
  const href = present(await page.getByRole('link', { name: 'Open the app client' }).getAttribute('href'))
  const [, UserPoolId, ClientId] = present(/user-pools\/([^/]+)\/app-clients\/([^/]+)$/.exec(href))
  const ids = { UserPoolId: present(UserPoolId), ClientId: present(ClientId) }
  const { UserPool } = await world.sdk.send(new DescribeUserPoolCommand(ids))
  const { UserPoolClient } = await world.sdk.send(new DescribeUserPoolClientCommand(ids))
  return { ids, pool: present(UserPool), client: present(UserPoolClient) }
}

test('a single-page application gets a pool, a domain, a client without a secret and a style', async () => {
  await begin()
  await page.getByRole('radio', { name: /^Single-page application/ }).click()
  await page.getByLabel('Return URL').fill('https://example.com/signed-in')
  await takePictures(page, 'quick-setup')
  await assertAccessible(page)
  await submit()
  const { ids, pool, client } = await made()
  await takePictures(page, 'quick-setup-done')
  await assertAccessible(page)
  assert.deepEqual(pool.UsernameAttributes, ['email'])
  assert.equal(pool.UserPoolTier, 'ESSENTIALS')
  assert.equal(pool.DeletionProtection, 'ACTIVE')
  assert.equal(pool.Domain, ids.UserPoolId.replace('_', '').toLowerCase())
  assert.equal(client.ClientSecret, undefined)
  assert.deepEqual(client.CallbackURLs, ['https://example.com/signed-in'])
  assert.deepEqual(client.AllowedOAuthFlows, ['code'])
  assert.deepEqual(client.AllowedOAuthScopes?.toSorted(), ['email', 'openid', 'phone'])
  assert.equal(client.RefreshTokenValidity, 5)
  const { ManagedLoginBranding } = await world.sdk.send(new DescribeManagedLoginBrandingByClientCommand(ids))
  assert.equal(ManagedLoginBranding?.UseCognitoProvidedValues, true)
  await page.getByText(ids.ClientId).first().waitFor()
})

test('a traditional web application has a secret', async () => {
  await begin()
  await submit()
  const { client } = await made()
  assert.match(present(client.ClientSecret), /^\w+$/)
  assert.match(present(client.ClientName), /^My web app - /)
})

test('a machine-to-machine application has a resource server, and nobody is asked about users', async () => {
  await begin()
  await page.getByRole('radio', { name: /^Machine-to-machine/ }).click()
  assert.equal(await page.getByText('Options for sign-in identifiers', { exact: true }).count(), 0)
  await submit()
  const { ids, client } = await made()
  assert.deepEqual(client.AllowedOAuthFlows, ['client_credentials'])
  const { ResourceServers } = await world.sdk.send(new ListResourceServersCommand({ ...ids, MaxResults: 10 }))
  const identifier = present(ResourceServers?.[0]?.Identifier)
  assert.match(identifier, /^default-m2m-resource-server-/)
  assert.deepEqual(client.AllowedOAuthScopes, [`${identifier}/read`])
  const { UserPoolClients } = await world.sdk.send(new ListUserPoolClientsCommand({ ...ids, MaxResults: 10 }))
  assert.equal(UserPoolClients?.length, 1)
})

test('what is wrong is said at its field', async () => {
  await begin()
  await page.getByLabel('Name your application').fill('')
  await page.getByRole('checkbox', { name: /^Email/ }).click()
  await page.getByLabel('Return URL').fill('http://example.com')
  await submit()
  await page.getByText('Enter a name for the app client.', { exact: true }).waitFor()
  await page.getByText('Choose at least one sign-in option.', { exact: true }).waitFor()
  await page.getByText('Use HTTPS. Plain HTTP is only for http://localhost.', { exact: true }).waitFor()
})
