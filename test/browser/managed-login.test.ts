import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import {
  CreateUserPoolDomainCommand,
  DescribeTermsByClientCommand,
  GetUICustomizationCommand,
  ListTermsCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { present } from '#test/clients/sdk-world.ts'
import { assertAccessible } from './accessibility.ts'
import { type ConsoleWorld, startConsoleWorld } from './console-world.ts'
import { picture, png, poolWithLoginPages, seeFlash, styleOf } from './login-pages-fixture.ts'
import { takePictures } from './pictures.ts'

let world: ConsoleWorld

before(async () => {
  world = await startConsoleWorld()
})

after(() => world.close())

const newPool = () => poolWithLoginPages(world.sdk)
const open = (poolId: string, path = '') => world.openSignedIn(`/cognito/user-pools/${poolId}/managed-login${path}`)

test('a style is created for an app client that has none, and deleted', async () => {
  const ids = await newPool()
  const page = await open(ids.poolId)
  await page.getByText('No styles').waitFor()
  await page.getByText('This user pool has no domain yet.').waitFor()
  await page.getByRole('button', { name: 'Create a style' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Create a style' }).click()
  await dialog.getByText('Choose an app client.', { exact: true }).waitFor()
  await assertAccessible(page)
  await dialog.getByRole('button', { name: /^App client/ }).click()
  await page.getByRole('option', { name: 'app' }).click()
  await dialog.getByRole('button', { name: 'Create a style' }).click()
  await page.getByText('A style for "app" was created.').waitFor()
  await page.getByRole('heading', { level: 1, name: 'Style of app' }).waitFor()
  assert.equal((await styleOf(world.sdk, ids))?.UseCognitoProvidedValues, true)

  await page.getByRole('link', { name: 'Managed login' }).first().click()
  await page.getByRole('radio', { name: 'Choose app' }).click()
  await takePictures(page, 'managed-login-styles')
  await assertAccessible(page)
  await page.getByRole('button', { name: 'Create a style' }).click()
  await dialog.getByText('Every app client of this user pool has a style').waitFor()
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  await page.getByRole('button', { name: 'Delete style' }).click()
  await dialog.getByLabel('To confirm, type "app"').fill('app')
  await dialog.getByRole('button', { name: 'Delete' }).click()
  await page.getByText('The style of "app" was deleted.').waitFor()
  await assert.rejects(styleOf(world.sdk, ids), { name: 'ResourceNotFoundException' })
})

const classicOf = async (UserPoolId: string, ClientId: string) =>
  present((await world.sdk.send(new GetUICustomizationCommand({ UserPoolId, ClientId }))).UICustomization)

test('classic settings: a style sheet and a logo for all app clients, and for one', async () => {
  const { poolId, clientId } = await newPool()
  const page = await open(poolId, '?tab=classic')
  await page.getByText('Classic settings need a domain, and this user pool has none yet.').waitFor()
  await world.sdk.send(new CreateUserPoolDomainCommand({ UserPoolId: poolId, Domain: 'classic-settings' }))
  await page.reload()
  const css = page.getByRole('textbox', { name: 'CSS' })
  await css.fill('body { color: red }')
  await page.getByRole('button', { name: 'Save changes' }).click()
  await page.getByText('The CSS class body is not in the list of allowed classes.').waitFor()
  await takePictures(page, 'classic-settings-refused')
  await assertAccessible(page)
  await page.getByRole('button', { name: 'Insert template' }).click()
  await page
    .getByLabel('Choose file: Logo')
    .setInputFiles({ name: 'x.svg', mimeType: 'image/svg+xml', buffer: picture })
  await page.getByText('Choose a PNG or JPEG file.').waitFor()
  await page.getByLabel('Choose file: Logo').setInputFiles(png('logo.png'))
  await page.getByRole('img', { name: 'The current logo' }).waitFor()
  await page.getByRole('button', { name: 'Save changes' }).click()
  await seeFlash(page, 'The classic settings were saved.')
  const all = await classicOf(poolId, 'ALL')
  assert.match(present(all.CSS), /\.submitButton-customizable:hover/)
  assert.ok(all.ImageUrl)

  // The style sheet alone: the logo stays.
  await css.fill('.label-customizable { color: #123456 }')
  await page.getByRole('button', { name: 'Save changes' }).click()
  await seeFlash(page, 'The classic settings were saved.')
  const changed = await classicOf(poolId, 'ALL')
  assert.equal(changed.CSS, '.label-customizable { color: #123456 }')
  assert.equal(present(changed.ImageUrl), all.ImageUrl)
  await page.getByRole('button', { name: 'Allowed class names' }).click()
  await page.getByText('.passwordCheck-notValid-customizable').waitFor()
  await takePictures(page, 'classic-settings')
  await assertAccessible(page)

  await page.getByRole('button', { name: /^For/ }).click()
  await page.getByRole('option', { name: /^app/ }).click()
  await page.getByText('This app client has no settings of its own').waitFor()
  await page.getByRole('button', { name: 'Remove the logo' }).click()
  await css.fill('.label-customizable { color: #654321 }')
  await page.getByRole('button', { name: 'Save changes' }).click()
  await seeFlash(page, 'The classic settings were saved.')
  const own = await classicOf(poolId, clientId)
  assert.deepEqual(
    [own.ClientId, own.CSS, own.ImageUrl],
    [clientId, '.label-customizable { color: #654321 }', undefined],
  )

  await page.getByRole('button', { name: 'Delete these settings' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Delete these settings' }).click()
  await page.getByText('The classic settings were deleted.').waitFor()
  assert.equal((await classicOf(poolId, clientId)).ClientId, 'ALL')
})

test('terms documents: links by language, created, edited and deleted', async () => {
  const { poolId, clientId } = await newPool()
  const termsOf = async () =>
    (await world.sdk.send(new ListTermsCommand({ UserPoolId: poolId, MaxResults: 60 }))).Terms ?? []
  const linksOf = async () => {
    const input = { UserPoolId: poolId, ClientId: clientId, TermsName: 'privacy-policy' as const }
    return (await world.sdk.send(new DescribeTermsByClientCommand(input))).Terms?.Links
  }
  const page = await open(poolId, '?tab=terms')
  await page.getByText('No terms documents').waitFor()
  await page.getByRole('button', { name: 'Create terms document' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Add language' }).click()
  await dialog.getByLabel('Default link').fill('example.com')
  await dialog.getByRole('button', { name: 'Create terms document' }).click()
  for (const problem of [
    'Choose an app client.',
    'Enter an absolute http or https URL',
    'Choose a language, or remove',
  ])
    await dialog.getByText(problem).first().waitFor()
  await takePictures(page, 'terms-create')
  await assertAccessible(page)
  await dialog.getByRole('radio', { name: 'Privacy policy' }).click()
  await dialog.getByRole('button', { name: /^App client/ }).click()
  await page.getByRole('option', { name: /^app/ }).click()
  await dialog.getByLabel('Default link').fill('https://example.com/privacy')
  await dialog.getByRole('button', { name: /Choose a language/ }).click()
  await page.getByRole('option', { name: 'German' }).click()
  await dialog.getByRole('textbox', { name: /URL$/ }).fill('https://example.com/datenschutz')
  await dialog.getByRole('button', { name: 'Create terms document' }).click()
  await page.getByText('Privacy policy was created.').waitFor()
  await dialog.waitFor({ state: 'hidden' })
  assert.deepEqual(await linksOf(), {
    'cognito:default': 'https://example.com/privacy',
    'cognito:german': 'https://example.com/datenschutz',
  })

  await page.getByRole('button', { name: 'Create terms document' }).click()
  await dialog.getByRole('radio', { name: 'Privacy policy' }).click()
  await dialog.getByRole('button', { name: /^App client/ }).click()
  await page.getByRole('option', { name: /^app/ }).click()
  await dialog.getByLabel('Default link').fill('https://example.com/again')
  await dialog.getByRole('button', { name: 'Create terms document' }).click()
  await dialog.getByText('That did not work').waitFor()
  await dialog.getByRole('button', { name: 'Cancel' }).click()

  await page.getByRole('radio', { name: 'Choose Privacy policy of app' }).click()
  await takePictures(page, 'terms')
  await assertAccessible(page)
  await page.getByRole('button', { name: 'Edit', exact: true }).click()
  await dialog.getByRole('button', { name: 'Remove German' }).click()
  await dialog.getByLabel('Default link').fill('https://example.com/new')
  await dialog.getByRole('button', { name: 'Save changes' }).click()
  await page.getByText('Privacy policy was saved.').waitFor()
  await dialog.waitFor({ state: 'hidden' })
  assert.deepEqual(await linksOf(), { 'cognito:default': 'https://example.com/new' })

  await page.getByRole('button', { name: 'Delete', exact: true }).click()
  await dialog.getByRole('button', { name: 'Delete' }).click()
  await page.getByText('Privacy policy was deleted.').waitFor()
  assert.deepEqual(await termsOf(), [])
})
