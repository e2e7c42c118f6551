import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import {
  CreateResourceServerCommand,
  DescribeUserPoolClientCommand,
  ListUserPoolClientsCommand,
  UpdateUserPoolClientCommand,
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

async function choose(page: Page, label: RegExp | string, ...options: readonly (string | RegExp)[]): Promise<void> {
  await page.getByRole('button', { name: label }).click()
  for (const option of options) await page.getByRole('option', { name: option }).click()
  await page.keyboard.press('Escape')
}

test('editing changes what was changed and nothing else', async () => {
  const { poolId } = await newPool()
  const scopes = [{ ScopeName: 'read', ScopeDescription: 'Read' }]
  await world.sdk.send(
    new CreateResourceServerCommand({ UserPoolId: poolId, Identifier: 'api', Name: 'API', Scopes: scopes }),
  )
  const before = await clientCalled(poolId, 'app')
  const page = await open(poolId, `${present(before.ClientId)}/edit`)
  await heading(page, 'Edit app client')
  await page.getByLabel('App client name').fill('')
  await page.getByText('Enable refresh token rotation').click()
  await page.getByLabel('Retry grace period').fill('99')
  await page.getByLabel('Access token expiration: minutes').fill('30')
  await page.getByText('Let this app use the login pages and OAuth 2.0').click()
  await page.getByRole('button', { name: 'Save changes' }).click()
  for (const problem of [
    'Enter a name for the app client.',
    'Enter a whole number of seconds from 0 to 60.',
    'Enter at least one URL.',
    'Choose at least one grant type.',
    'Choose at least one scope.',
  ])
    await page.getByText(problem).first().waitFor()
  await takePictures(page, 'app-client-edit')
  await assertAccessible(page)

  await page.getByLabel('App client name').fill('Renamed')
  await page.getByLabel('Retry grace period').fill('10')
  await page.getByRole('button', { name: 'Add another URL' }).first().click()
  await page.getByRole('textbox', { name: /URL$/ }).first().fill('myapp://in')
  await page.getByText('Authorization code grant', { exact: true }).click()
  await choose(page, /^OpenID Connect scopes/, /^OpenID/)
  await choose(page, /^Custom scopes/, 'api/read')
  await choose(page, /^Identity providers/, 'Cognito user pool')
  await page.getByRole('button', { name: 'Attribute read and write permissions' }).click()
  await page.getByRole('checkbox', { name: 'Write custom:plan' }).click()
  await page.getByRole('checkbox', { name: 'Write nickname' }).click()
  assert.ok(await page.getByRole('checkbox', { name: 'Write email', exact: true }).isDisabled())
  await page.getByRole('button', { name: 'Save changes' }).click()
  await page.getByText('App client "Renamed" was saved.').waitFor()

  const after = await clientCalled(poolId, 'Renamed')
  assert.deepEqual(
    {
      rotation: after.RefreshTokenRotation,
      flows: after.ExplicitAuthFlows,
      access: [after.AccessTokenValidity, after.TokenValidityUnits?.AccessToken],
      callbacks: after.CallbackURLs,
      oauth: [after.AllowedOAuthFlows, after.AllowedOAuthScopes, after.AllowedOAuthFlowsUserPoolClient],
      providers: after.SupportedIdentityProviders,
    },
    {
      rotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: 10 },
      flows: ['ALLOW_USER_SRP_AUTH', 'ALLOW_USER_PASSWORD_AUTH', 'ALLOW_ADMIN_USER_PASSWORD_AUTH'],
      access: [30, 'minutes'],
      callbacks: ['myapp://in'],
      oauth: [['code'], ['openid', 'api/read'], true],
      providers: ['COGNITO'],
    },
  )
  const writes = present(after.WriteAttributes)
  assert.deepEqual(
    ['custom:plan', 'name', 'nickname', 'email_verified'].map((name) => writes.includes(name)),
    [true, true, false, false],
  )
  assert.equal(after.ReadAttributes, undefined)
  assert.deepEqual([after.RefreshTokenValidity, after.IdTokenValidity], [before.RefreshTokenValidity, undefined])
})

test('a change of what somebody else changed meanwhile is not written', async () => {
  const { poolId, clientId } = await newPool()
  const page = await open(poolId, `${clientId}/edit`)
  await page.getByLabel('App client name').fill('mine')
  await world.sdk.send(
    new UpdateUserPoolClientCommand({ UserPoolId: poolId, ClientId: clientId, ClientName: 'theirs' }),
  )
  await page.getByRole('button', { name: 'Save changes' }).click()
  await page.getByText('Somebody else changed this app client meanwhile.').waitFor()
  assert.deepEqual(
    (await clientsOf(poolId)).map(({ ClientName }) => ClientName),
    ['theirs'],
  )
})

test('the API has the last word, and its request id is shown', async () => {
  const { poolId, clientId } = await newPool()
  const page = await open(poolId, `${clientId}/edit`)
  await page.getByText('Enable refresh token rotation').click()
  await choose(page, /^Authentication flows/, /ALLOW_CUSTOM_AUTH/)
  await page.getByText('Let this app use the login pages and OAuth 2.0').click()
  await page.getByText('Client credentials', { exact: true }).click()
  await page.getByRole('button', { name: 'Save changes' }).click()
  await page.getByText('Client credentials need a client secret.').waitFor()
  await page.route('**/*', (route) =>
    route.request().headers()['x-amz-target']?.endsWith('.UpdateUserPoolClient')
      ? route.fulfill({
          status: 400,
          contentType: 'application/x-amz-json-1.1',
          headers: { 'x-amzn-requestid': 'request-of-the-test' },
          body: JSON.stringify({ __type: 'LimitExceededException', message: 'Enough of that.' }),
        })
      : route.fallback(),
  )
  await page.getByText('Let this app use the login pages and OAuth 2.0').click()
  await page.getByRole('button', { name: 'Save changes' }).click()
  await page.getByText('Enough of that.').waitFor()
  await page.getByText('request-of-the-test').waitFor()
  await heading(page, 'Edit app client')
})
