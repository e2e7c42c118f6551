import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import {
  DescribeUserPoolClientCommand,
  ListResourceServersCommand,
  ListUserPoolClientSecretsCommand,
  ListUserPoolClientsCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import type { Page } from 'playwright-core'
import { createPool, present } from '#test/clients/sdk-world.ts'
import { assertAccessible } from './accessibility.ts'
import { type ConsoleWorld, startConsoleWorld } from './console-world.ts'
import { takePictures } from './pictures.ts'

let world: ConsoleWorld

before(async () => {
  world = await startConsoleWorld()
})

after(() => world.close())

const newPool = () =>
  createPool(world.sdk, {
    pool: {
      Schema: [
        { Name: 'email', Required: true, Mutable: true },
        { Name: 'plan', AttributeDataType: 'String', Mutable: true },
      ],
    },
  })
const clientsOf = async (UserPoolId: string) =>
  present((await world.sdk.send(new ListUserPoolClientsCommand({ UserPoolId, MaxResults: 60 }))).UserPoolClients)
const clientCalled = async (UserPoolId: string, name: string) => {
  const found = (await clientsOf(UserPoolId)).find(({ ClientName }) => ClientName === name)
  const ClientId = present(found?.ClientId)
  return present((await world.sdk.send(new DescribeUserPoolClientCommand({ UserPoolId, ClientId }))).UserPoolClient)
}
const open = (poolId: string, path = '') =>
  world.openSignedIn(`/cognito/user-pools/${poolId}/app-clients${path && `/${path}`}`)
const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name }).waitFor()

test('the list finds app clients by name and id, and deletes one that was named', async () => {
  const { poolId, clientId } = await newPool()
  const page = await open(poolId)
  await page.getByRole('link', { name: 'app', exact: true }).waitFor()
  await takePictures(page, 'app-clients')
  await assertAccessible(page)
  await page.getByLabel('Search app clients by name or ID').fill('nothing like it')
  await page.getByText('No app client matches').waitFor()
  await page.getByLabel('Search app clients by name or ID').fill(clientId.slice(3, 12).toUpperCase())
  await page.getByText('1 match').first().waitFor()
  await page.getByRole('radio', { name: 'Choose app' }).click()
  await page.getByRole('button', { name: 'Delete', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'Delete app client "app"?' })
  await assertAccessible(page)
  assert.ok(await dialog.getByRole('button', { name: 'Delete' }).isDisabled())
  await dialog.getByLabel('To confirm, type "app"').fill('app')
  await dialog.getByRole('button', { name: 'Delete' }).click()
  await page.getByText('App client "app" was deleted.').waitFor()
  assert.deepEqual(await clientsOf(poolId), [])
  await page.getByText('No app clients').waitFor()
})

test('a web app with a return URL gets a secret, the login pages, and its own page', async () => {
  const { poolId } = await newPool()
  const page = await open(poolId)
  await page.getByRole('link', { name: 'Create app client' }).click()
  await heading(page, 'Create app client')
  await page.getByLabel('Name your application').fill('Shop')
  await page.getByRole('textbox', { name: /^Add a return URL/ }).fill('http://example.com')
  await page.getByRole('button', { name: 'Create app client' }).click()
  await page.getByText('Use HTTPS. Plain HTTP is only for http://localhost.').first().waitFor()
  await takePictures(page, 'app-client-create')
  await assertAccessible(page)
  await page.getByRole('textbox', { name: /^Add a return URL/ }).fill('https://example.com/signed-in')
  await page.getByRole('button', { name: 'Create app client' }).click()
  await page.getByText('App client "Shop" was created.').waitFor()
  await heading(page, 'Shop')
  const client = await clientCalled(poolId, 'Shop')
  assert.deepEqual(
    [client.CallbackURLs, client.AllowedOAuthFlows, client.AllowedOAuthScopes, client.SupportedIdentityProviders],
    [['https://example.com/signed-in'], ['code'], ['email', 'openid', 'phone'], ['COGNITO']],
  )
  assert.ok(client.ClientSecret && client.AllowedOAuthFlowsUserPoolClient)
  assert.ok(client.WriteAttributes?.includes('custom:plan') && client.ReadAttributes?.includes('custom:plan'))
})

test('the page of an app client shows its code, permissions and login pages, and opens the login page', async () => {
  const { poolId } = await newPool()
  const page = await open(poolId, 'create')
  await page.getByLabel('Name your application').fill('Portal')
  await page.getByRole('textbox', { name: /^Add a return URL/ }).fill('https://example.com/in')
  await page.getByRole('button', { name: 'Create app client' }).click()
  await heading(page, 'Portal')
  const client = await clientCalled(poolId, 'Portal')
  await page.getByText('Select an authentication type at sign-in: ALLOW_USER_AUTH').waitFor()
  await page.getByText('5 days').waitFor()
  await page.getByRole('button', { name: 'OpenID Connect' }).click()
  await page.getByText(`redirect_uri: 'https://example.com/in'`).waitFor()
  await page.getByRole('button', { name: 'Dismiss' }).first().click()
  await takePictures(page, 'app-client')
  await assertAccessible(page)

  await page.getByRole('tab', { name: 'Attribute permissions' }).click()
  await page.getByRole('row', { name: 'custom:plan Yes Yes' }).waitFor()
  await page.getByRole('row', { name: 'email_verified Yes No' }).waitFor()
  await takePictures(page, 'app-client-permissions')
  await assertAccessible(page)
  await page.getByRole('tab', { name: 'Login pages' }).click()
  await page.getByText('https://example.com/in').waitFor()
  await takePictures(page, 'app-client-login-pages')
  await assertAccessible(page)

  const link = page.getByRole('link', { name: /View login page/ })
  assert.equal(await link.getAttribute('rel'), 'noopener noreferrer')
  const [login] = await Promise.all([page.context().waitForEvent('page'), link.click()])
  const address = new URL(login.url())
  assert.equal(address.pathname, `/${poolId}/login`)
  assert.deepEqual(Object.fromEntries(address.searchParams), {
    client_id: client.ClientId,
    response_type: 'code',
    scope: 'email openid phone',
    redirect_uri: 'https://example.com/in',
  })
  await login.getByRole('heading', { level: 1 }).waitFor()
  assert.equal(await login.locator('form[name=cognitoSignInForm]').count(), 1)
})

test('a secret is shown on demand, a second one once, and the first one is deleted', async () => {
  const { poolId, clientId, clientSecret } = await createPool(world.sdk, { client: { GenerateSecret: true } })
  const secrets = async () =>
    present(
      (await world.sdk.send(new ListUserPoolClientSecretsCommand({ UserPoolId: poolId, ClientId: clientId })))
        .ClientSecrets,
    )
  const page = await open(poolId, clientId)
  await page.getByText('Client secrets', { exact: true }).waitFor()
  assert.equal(await page.getByText(clientSecret).count(), 0)
  await page.getByText('Show client secret').click()
  await page.getByText(clientSecret).waitFor()
  await page.getByText('Show client secret').click()
  assert.equal(await page.getByText(clientSecret).count(), 0)

  const [first] = await secrets()
  await page.getByRole('button', { name: 'Add client secret' }).click()
  await page.getByRole('dialog').getByText('Choose the secret yourself').click()
  await page.getByLabel('New client secret').fill('too short')
  await page.getByRole('dialog').getByRole('button', { name: 'Add client secret' }).click()
  await page.getByText('Enter 24 to 64 letters').waitFor()
  await assertAccessible(page)
  await page.getByRole('dialog').getByText('Choose the secret yourself').click()
  await page.getByRole('dialog').getByRole('button', { name: 'Add client secret' }).click()
  const shown = page.getByRole('dialog', { name: 'The new client secret' })
  await shown.getByText('it is shown only once').waitFor()
  await assertAccessible(page)
  await takePictures(page, 'app-client-new-secret')
  const value = present((await shown.getByText(/^[0-9a-z]{51}$/).textContent()) ?? undefined)
  await shown.getByRole('button', { name: 'Done' }).click()
  await shown.waitFor({ state: 'detached' })
  assert.equal((await secrets()).length, 2)
  assert.equal(await page.getByText(value).count(), 0)
  assert.ok(await page.getByRole('button', { name: 'Add client secret' }).isDisabled())
  await takePictures(page, 'app-client-secrets')

  await page.getByRole('button', { name: `Delete client secret ${present(first?.ClientSecretId)}` }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click()
  await page.getByText('The client secret was deleted.').waitFor()
  const left = await secrets()
  assert.equal(left.length, 1)
  assert.notEqual(left[0]?.ClientSecretId, first?.ClientSecretId)
  await page.getByText('Show client secret').click()
  await page.getByText(value).waitFor()
})

test('a machine gets a resource server where there is none', async () => {
  const { poolId } = await newPool()
  const page = await open(poolId, 'create')
  await page.getByText('Machine-to-machine application').click()
  await page.getByText('This user pool has no resource server yet').waitFor()
  await page.getByLabel('Name your application').fill('Robot')
  await takePictures(page, 'app-client-create-machine')
  await page.getByRole('button', { name: 'Create app client' }).click()
  await page.getByText('App client "Robot" was created.').waitFor()
  const { ResourceServers } = await world.sdk.send(
    new ListResourceServersCommand({ UserPoolId: poolId, MaxResults: 9 }),
  )
  const identifier = present(ResourceServers?.[0]?.Identifier)
  assert.match(identifier, /^default-m2m-resource-server-[a-z0-9]{6}$/)
  const client = await clientCalled(poolId, 'Robot')
  assert.deepEqual(
    [client.AllowedOAuthFlows, client.AllowedOAuthScopes, Boolean(client.ClientSecret)],
    [['client_credentials'], [`${identifier}/read`], true],
  )
  assert.ok(await page.getByRole('button', { name: 'View login page' }).isDisabled())
  await page.getByText('grant_type=client_credentials').waitFor()
})

test('deleting from its own page leads back to the list; an id that is not there is said', async () => {
  const { poolId, clientId } = await newPool()
  const page = await open(poolId, clientId)
  await page.getByText('This app client has no secret: it is public.').waitFor()
  await page.getByRole('button', { name: 'Delete', exact: true }).click()
  await page.getByLabel('To confirm, type "app"').fill('app')
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click()
  await page.getByText('App client "app" was deleted.').waitFor()
  await heading(page, 'App clients')
  await page.goto(`${world.server.url}/console/cognito/user-pools/${poolId}/app-clients/${clientId}`)
  await page.getByText('The app client could not be loaded').waitFor()
  await page.getByText(`User pool client ${clientId} does not exist.`).waitFor()
})
