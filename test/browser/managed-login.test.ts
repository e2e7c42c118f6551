import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import {
  CreateManagedLoginBrandingCommand,
  CreateUserPoolDomainCommand,
  DescribeManagedLoginBrandingByClientCommand,
  DescribeTermsByClientCommand,
  GetUICustomizationCommand,
  ListTermsCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import type { Page } from 'playwright-core'
import { createPool, type PoolIds, present } from '#test/clients/sdk-world.ts'
import { assertAccessible } from './accessibility.ts'
import { type ConsoleWorld, startConsoleWorld } from './console-world.ts'
import { takePictures } from './pictures.ts'

let world: ConsoleWorld

before(async () => {
  world = await startConsoleWorld()
})

after(() => world.close())

/** Eight red pixels in a row. */
const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAgAAAABCAIAAABsYngUAAAAD0lEQVR42mP4z8BAEGEXBQDx8wf5XK5YFgAAAABJRU5ErkJggg==',
  'base64',
)
const png = (name: string, buffer = picture) => ({ name, mimeType: 'image/png', buffer })

const newPool = () =>
  createPool(world.sdk, {
    client: {
      CallbackURLs: ['https://example.com/in'],
      SupportedIdentityProviders: ['COGNITO'],
      AllowedOAuthFlows: ['code'],
      AllowedOAuthScopes: ['openid'],
      AllowedOAuthFlowsUserPoolClient: true,
    },
  })
const open = (poolId: string, path = '') => world.openSignedIn(`/cognito/user-pools/${poolId}/managed-login${path}`)
const styleOf = async ({ poolId: UserPoolId, clientId: ClientId }: PoolIds) =>
  (await world.sdk.send(new DescribeManagedLoginBrandingByClientCommand({ UserPoolId, ClientId }))).ManagedLoginBranding
const settingsOf = async (ids: PoolIds) => JSON.parse(JSON.stringify((await styleOf(ids))?.Settings ?? null))

async function styled(): Promise<PoolIds> {
  const ids = await newPool()
  const input = { UserPoolId: ids.poolId, ClientId: ids.clientId, UseCognitoProvidedValues: true }
  await world.sdk.send(new CreateManagedLoginBrandingCommand(input))
  return ids
}

const openEditor = ({ poolId, clientId }: PoolIds) => open(poolId, `/styles/${clientId}`)
const preview = (page: Page) => page.frameLocator('iframe[title="Preview of the login page"]')
const inPreview = (page: Page, selector: string, property: string) =>
  preview(page)
    .locator(selector)
    .evaluate((element, name) => getComputedStyle(element).getPropertyValue(name), property)
/** Waits for the message, and takes it away so that the next one is not taken for it. */
async function seeFlash(page: Page, text: string): Promise<void> {
  const message = page.getByText(text)
  await message.waitFor()
  await page.getByRole('button', { name: 'Dismiss' }).first().click()
  await message.waitFor({ state: 'detached' })
}

async function save(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Save changes' }).click()
  await seeFlash(page, 'The style was saved.')
}

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
  assert.equal((await styleOf(ids))?.UseCognitoProvidedValues, true)

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
  await assert.rejects(styleOf(ids), { name: 'ResourceNotFoundException' })
})

test('quick settings show in the preview at once, and are what the login page looks like', async () => {
  const ids = await styled()
  await world.sdk.send(
    new CreateUserPoolDomainCommand({ UserPoolId: ids.poolId, Domain: 'quick-settings', ManagedLoginVersion: 2 }),
  )
  const page = await openEditor(ids)
  await preview(page).getByRole('heading', { name: 'Sign in' }).waitFor()
  await takePictures(page, 'style-editor')
  await assertAccessible(page)
  assert.ok(await page.getByRole('button', { name: 'Save changes' }).isDisabled())
  await page.getByLabel('Page background, Light: hexadecimal value').fill('#FFEEDD')
  await page.getByLabel('Primary button, Light: hexadecimal value').fill('117733')
  await page.getByLabel('Links, Light: colour picker').fill('#117733')
  await page.getByLabel('Corner radius').fill('0')
  await page.getByRole('radio', { name: 'Spacious' }).click()
  await page.getByText('There are changes that are not saved.').waitFor()
  assert.equal(await inPreview(page, 'body', 'background-color'), 'rgb(255, 238, 221)')
  assert.equal(await inPreview(page, '.button', 'background-color'), 'rgb(17, 119, 51)')
  assert.equal(await inPreview(page, '.card', 'border-top-left-radius'), '0px')
  assert.equal(await inPreview(page, '.row >> nth=0', 'margin-bottom'), '24px')
  await takePictures(page, 'style-editor-changed')
  await assertAccessible(page)
  await page.getByRole('button', { name: 'Dark', exact: true }).click()
  assert.equal(await inPreview(page, 'body', 'background-color'), 'rgb(15, 21, 28)')
  await save(page)
  const settings = await settingsOf(ids)
  assert.equal(settings.components.pageBackground.lightMode.color, 'ffeeddff')
  assert.deepEqual(settings.components.primaryButton.lightMode.defaults, { backgroundColor: '117733ff' })
  assert.equal(settings.componentClasses.link.lightMode.defaults.textColor, '117733ff')
  assert.equal(settings.componentClasses.buttons.borderRadius, 0)
  assert.equal(settings.categories.global.spacingDensity, 'SPACIOUS')
  assert.equal(settings.components.pageBackground.darkMode, undefined)

  const login = await page.context().newPage()
  await login.emulateMedia({ colorScheme: 'light' })
  const query = `client_id=${ids.clientId}&response_type=code&scope=openid&redirect_uri=https://example.com/in`
  await login.goto(`${world.server.url}/${ids.poolId}/login?${query}`)
  const served = (selector: string, property: string) =>
    login
      .locator(selector)
      .first()
      .evaluate((element, name) => getComputedStyle(element).getPropertyValue(name), property)
  assert.equal(await served('body', 'background-color'), 'rgb(255, 238, 221)')
  assert.equal(await served('button[type=submit]', 'background-color'), 'rgb(17, 119, 51)')
  assert.equal(await served('.card', 'border-top-left-radius'), '0px')
})

test('what cannot be understood is said and not saved', async () => {
  const ids = await styled()
  const page = await openEditor(ids)
  await page.getByLabel('Links, Light: hexadecimal value').fill('green')
  await page.getByText('Enter a colour as six hexadecimal digits').waitFor()
  await page.getByLabel('Corner radius').fill('-1')
  await page.getByText('Enter a whole number from 0 to 100.').waitFor()
  await assertAccessible(page)
  assert.ok(await page.getByRole('button', { name: 'Save changes' }).isDisabled())
  await page.getByLabel('Links, Light: hexadecimal value').fill('117733')
  await page.getByLabel('Corner radius').fill('4')
  await page.getByLabel('Primary button text, Light: hexadecimal value').fill('0b5cad')
  await page.getByText('a contrast of less than 4.5 to 1').waitFor()
  await page.getByRole('radio', { name: 'Dark', exact: true }).click()
  assert.equal(await page.getByLabel('Links, Light: hexadecimal value').count(), 0)
  await save(page)
  assert.equal((await settingsOf(ids)).categories.global.colorSchemeMode, 'DARK')
})

test('a logo and a background image are uploaded, previewed, hidden and reset', async () => {
  const ids = await styled()
  const page = await openEditor(ids)
  const upload = (what: string) => page.getByLabel(`Choose file: ${what}`)
  await upload('Logo, all modes').setInputFiles({ name: 'x.gif', mimeType: 'image/gif', buffer: picture })
  await page.getByText('Choose a PNG, JPEG, SVG or WebP file.').waitFor()
  await upload('Logo, all modes').setInputFiles(png('big.png', Buffer.alloc(1_000_001)))
  await page.getByText('An image has at most 1 MB.').waitFor()
  await upload('Logo, all modes').setInputFiles(png('logo.png'))
  await page.getByRole('img', { name: 'Logo, all modes' }).waitFor()
  await preview(page).locator('.logos img').waitFor()
  await upload('Background image, all modes').setInputFiles(png('back.png'))
  await page.getByRole('img', { name: 'Background image, all modes' }).waitFor()
  assert.match(await inPreview(page, 'body', 'background-image'), /^url\("data:image\/png;base64,/)
  await takePictures(page, 'style-editor-images')
  await assertAccessible(page)
  await save(page)
  const style = present(await styleOf(ids))
  assert.deepEqual(style.Assets?.map(({ Category, ColorMode, Extension }) => [Category, ColorMode, Extension]).sort(), [
    ['FORM_LOGO', 'DYNAMIC', 'PNG'],
    ['PAGE_BACKGROUND', 'DYNAMIC', 'PNG'],
  ])
  assert.deepEqual(Buffer.from(present(style.Assets?.[0]?.Bytes)), picture)
  assert.equal((await settingsOf(ids)).components.form.logo.enabled, true)

  await page.getByText('Show the logo').click()
  await preview(page).locator('.logos img').waitFor({ state: 'detached' })
  await save(page)
  assert.equal((await settingsOf(ids)).components.form.logo.enabled, false)
  assert.equal((await styleOf(ids))?.Assets?.length, 2)

  await page.getByRole('button', { name: 'Use the provided values' }).click()
  await assertAccessible(page)
  await page.getByRole('dialog').getByRole('button', { name: 'Use the provided values' }).click()
  await page.getByText('The style has the provided values again.').waitFor()
  const reset = await styleOf(ids)
  assert.deepEqual([reset?.UseCognitoProvidedValues, reset?.Assets], [true, []])
})

test('a picture that is none is refused in the words of the API', async () => {
  const ids = await styled()
  const page = await openEditor(ids)
  await page.getByLabel('Choose file: Logo, all modes').setInputFiles(png('fake.png', Buffer.from('no picture')))
  await page.getByRole('img', { name: 'Logo, all modes' }).waitFor()
  await page.getByRole('button', { name: 'Save changes' }).click()
  await page.getByText('The asset FORM_LOGO is not a file of the type PNG.').waitFor()
  await page.getByText(/request ID/).waitFor()
  assert.deepEqual((await styleOf(ids))?.Assets, [])
})

test('all settings can be written as JSON; the API says what is wrong with them', async () => {
  const ids = await styled()
  const page = await openEditor(ids)
  await page.getByRole('tab', { name: 'All settings (JSON)' }).click()
  const settings = page.getByRole('textbox', { name: 'Settings' })
  await settings.fill('{ "components": ')
  await page.getByText('This is no JSON object:').waitFor()
  assert.ok(await page.getByRole('button', { name: 'Save changes' }).isDisabled())
  await takePictures(page, 'style-editor-json')
  await assertAccessible(page)
  await settings.fill('{"components":{"form":{"borderRadius":"round"}}}')
  await page.getByRole('button', { name: 'Save changes' }).click()
  await page.getByText('Settings: components.form.borderRadius must be a number from 0 to 10000.').waitFor()
  await settings.fill('{"components":{"form":{"borderRadius":3,"own":{"kept":[1]}}},"mine":true}')
  assert.equal(await inPreview(page, '.card', 'border-top-left-radius'), '3px')
  await save(page)
  assert.deepEqual(await settingsOf(ids), {
    components: { form: { borderRadius: 3, own: { kept: [1] } } },
    mine: true,
  })

  await page.getByRole('tab', { name: 'All settings (JSON)' }).click()
  await settings.fill('{"components":{"form":{"own":{"kept":[]}}}}')
  await save(page)
  assert.deepEqual(await settingsOf(ids), { components: { form: { own: { kept: [] } } } })
})

test('the preview runs nothing and reaches nothing', async () => {
  const page = await openEditor(await styled())
  const frame = page.locator('iframe[title="Preview of the login page"]')
  assert.equal(await frame.getAttribute('sandbox'), '')
  assert.doesNotMatch((await frame.getAttribute('srcdoc')) ?? '', /<script|https?:|href=|<form/)
})

test('an app client without a style has no editor', async () => {
  const ids = await newPool()
  const page = await openEditor(ids)
  await page.getByRole('heading', { name: 'There is no such page' }).waitFor()
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
  assert.deepEqual(await linksOf(), { 'cognito:default': 'https://example.com/new' })

  await page.getByRole('button', { name: 'Delete', exact: true }).click()
  await dialog.getByRole('button', { name: 'Delete' }).click()
  await page.getByText('Privacy policy was deleted.').waitFor()
  assert.deepEqual(await termsOf(), [])
})
