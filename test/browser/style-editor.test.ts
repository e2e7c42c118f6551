import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import {
  CreateManagedLoginBrandingCommand,
  CreateUserPoolDomainCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import type { Page } from 'playwright-core'
import { type PoolIds, present } from '#test/clients/sdk-world.ts'
import { assertAccessible } from './accessibility.ts'
import { type ConsoleWorld, startConsoleWorld } from './console-world.ts'
import { cssOf, picture, png, poolWithLoginPages, seeFlash, styleOf } from './login-pages-fixture.ts'
import { takePictures } from './pictures.ts'

let world: ConsoleWorld

before(async () => {
  world = await startConsoleWorld()
})

after(() => world.close())

const settingsOf = async (ids: PoolIds) => JSON.parse(JSON.stringify((await styleOf(world.sdk, ids))?.Settings ?? null))

async function styled(): Promise<PoolIds> {
  const ids = await poolWithLoginPages(world.sdk)
  const input = { UserPoolId: ids.poolId, ClientId: ids.clientId, UseCognitoProvidedValues: true }
  await world.sdk.send(new CreateManagedLoginBrandingCommand(input))
  return ids
}

const openEditor = ({ poolId, clientId }: PoolIds) =>
  world.openSignedIn(`/cognito/user-pools/${poolId}/managed-login/styles/${clientId}`)
const preview = (page: Page) => page.frameLocator('iframe[title="Preview of the login page"]')
const inPreview = (page: Page, selector: string, property: string) => cssOf(preview(page).locator(selector), property)

async function save(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Save changes' }).click()
  await seeFlash(page, 'The style was saved.')
}

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
  const served = (selector: string, property: string) => cssOf(login.locator(selector), property)
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
  const style = present(await styleOf(world.sdk, ids))
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
  assert.equal((await styleOf(world.sdk, ids))?.Assets?.length, 2)

  await page.getByRole('button', { name: 'Use the provided values' }).click()
  await assertAccessible(page)
  await page.getByRole('dialog').getByRole('button', { name: 'Use the provided values' }).click()
  await page.getByText('The style has the provided values again.').waitFor()
  const reset = await styleOf(world.sdk, ids)
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
  assert.deepEqual((await styleOf(world.sdk, ids))?.Assets, [])
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
  const ids = await poolWithLoginPages(world.sdk)
  const page = await openEditor(ids)
  await page.getByRole('heading', { name: 'There is no such page' }).waitFor()
})
