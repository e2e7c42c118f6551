import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import {
  CreateManagedLoginBrandingCommand,
  CreateTermsCommand,
  SetUICustomizationCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import type { Locator, Page } from 'playwright-core'
import type { OAuthPool } from '#test/clients/oauth-world.ts'
import { examine, type HostedWorld, signInAddress, startHostedWorld } from './hosted-world.ts'

/** What a pool's owner makes of the pages, as Chromium shows it. */

let world: HostedWorld
before(async () => {
  world = await startHostedWorld()
})
after(() => world?.close())

const picture = (colour: string, width: number, height: number) =>
  Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="${width}" height="${height}" fill="${colour}"/></svg>`,
  )
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

async function open(pool: OAuthPool): Promise<Page> {
  const page = await (await world.newContext()).newPage()
  await page.goto(signInAddress(world, pool))
  return page
}

type Browser = { getComputedStyle(element: unknown): { getPropertyValue(name: string): string } }

const shown = (locator: Locator, property: string): Promise<string> =>
  locator.evaluate(
    (element, name) => (globalThis as unknown as Browser).getComputedStyle(element).getPropertyValue(name),
    property,
  )

/** How wide a picture came out: nothing for one that the page's own policy or the server refused. */
const loadedWidth = (locator: Locator): Promise<number> =>
  locator.evaluate(async (image) => {
    const loading = image as unknown as { decode(): Promise<void>; naturalWidth: number }
    await loading.decode()
    return loading.naturalWidth
  })

test('a classic style sheet and a logo, on every page of the client', async () => {
  const pool = await world.createPool()
  const CSS = `.banner-customizable { background-color: #223344; padding: 20px; }
.submitButton-customizable { background-color: #7a1fa2; color: #ffffff; border-radius: 20px; }
.submitButton-customizable:hover { background-color: #112233; }
.label-customizable { font-weight: 300; }
.inputField-customizable:focus { border-color: #aa0000; outline: 0; }`
  await world.sdk.send(
    new SetUICustomizationCommand({ UserPoolId: pool.poolId, ClientId: pool.clientId, CSS, ImageFile: png }),
  )
  const page = await open(pool)
  const button = page.getByRole('button', { name: 'Sign in', exact: true })
  assert.equal(await shown(button, 'background-color'), 'rgb(122, 31, 162)')
  assert.equal(await shown(button, 'border-top-left-radius'), '20px')
  assert.equal(await shown(page.locator('.banner'), 'background-color'), 'rgb(34, 51, 68)')
  assert.equal(await shown(page.locator('.label-customizable').first(), 'font-weight'), '300')
  assert.equal(await loadedWidth(page.locator('.banner img')), 1)
  await button.hover()
  assert.equal(await shown(button, 'background-color'), 'rgb(17, 34, 51)')
  await examine(page, 'classic-style')
  await page.getByRole('link', { name: 'Create an account' }).click()
  assert.equal(
    await shown(page.getByRole('button', { name: 'Create account' }), 'background-color'),
    'rgb(122, 31, 162)',
  )
  const other = await open({ ...pool, ...(await world.createClient(pool.poolId)) })
  assert.notEqual(
    await shown(other.getByRole('button', { name: 'Sign in', exact: true }), 'background-color'),
    'rgb(122, 31, 162)',
  )
})

test('settings and pictures of managed login, in both colour modes', async () => {
  const pool = await world.createPool({ domain: 2 })
  const button = (backgroundColor: string, textColor: string) => ({ defaults: { backgroundColor, textColor } })
  await world.sdk.send(
    new CreateManagedLoginBrandingCommand({
      UserPoolId: pool.poolId,
      ClientId: pool.clientId,
      Settings: {
        categories: {
          global: { colorSchemeMode: 'DYNAMIC', pageHeader: { enabled: true } },
          form: { location: { horizontal: 'END', vertical: 'CENTER' } },
        },
        components: {
          form: {
            borderRadius: 24,
            logo: { enabled: true, location: 'CENTER', position: 'TOP', formInclusion: 'IN' },
          },
          pageHeader: { logo: { enabled: true, location: 'START' } },
          pageBackground: { image: { enabled: true } },
          primaryButton: { lightMode: button('7a1fa2ff', 'ffffffff'), darkMode: button('ffd54fff', '000000ff') },
        },
      },
      Assets: [
        { Category: 'FORM_LOGO', ColorMode: 'LIGHT', Extension: 'SVG', Bytes: picture('#7a1fa2', 160, 60) },
        { Category: 'FORM_LOGO', ColorMode: 'DARK', Extension: 'SVG', Bytes: picture('#ffd54f', 161, 60) },
        { Category: 'PAGE_HEADER_LOGO', ColorMode: 'DYNAMIC', Extension: 'SVG', Bytes: picture('#0b5cad', 120, 40) },
        { Category: 'PAGE_BACKGROUND', ColorMode: 'DYNAMIC', Extension: 'SVG', Bytes: picture('#dde8f0', 800, 600) },
      ],
    }),
  )
  const page = await open(pool)
  const signIn = page.getByRole('button', { name: 'Sign in', exact: true })
  assert.equal(await shown(signIn, 'background-color'), 'rgb(122, 31, 162)')
  assert.equal(await shown(page.locator('main'), 'border-top-left-radius'), '24px')
  assert.equal(await loadedWidth(page.locator('main img')), 160)
  assert.equal(await loadedWidth(page.locator('header img')), 120)
  assert.match(await shown(page.locator('body'), 'background-image'), /^url\("http/)
  const box = (await page.locator('main').boundingBox()) ?? assert.fail('no form')
  assert.ok(box.x + box.width / 2 > 640, 'the form stands at the end of the line')
  await page.emulateMedia({ colorScheme: 'dark' })
  assert.equal(await shown(signIn, 'background-color'), 'rgb(255, 213, 79)')
  assert.equal(await loadedWidth(page.locator('main img')), 161)
  await examine(page, 'managed-style')
})

test('terms and privacy are linked from the sign-up once both are there, in the language of the page', async () => {
  const pool = await world.createPool()
  const client = { UserPoolId: pool.poolId, ClientId: pool.clientId, TermsSource: 'LINK', Enforcement: 'NONE' } as const
  const add = (TermsName: string, place: string) => {
    const Links = {
      'cognito:default': `https://shop.example/${place}`,
      'cognito:german': `https://shop.example/de/${place}`,
    }
    return world.sdk.send(new CreateTermsCommand({ ...client, TermsName, Links }))
  }
  await add('terms-of-use', 'terms')
  const page = await open(pool)
  await page.getByRole('link', { name: 'Create an account' }).click()
  assert.equal(await page.locator('.legal').count(), 0)
  await add('privacy-policy', 'privacy')
  await page.reload()
  const links = () =>
    page.locator('.legal a').evaluateAll((all) => all.map((link) => (link as unknown as { href: string }).href))
  assert.deepEqual(await links(), ['https://shop.example/terms', 'https://shop.example/privacy'])
  assert.equal(await page.locator('.legal a').first().getAttribute('rel'), 'noopener noreferrer')
  await examine(page, 'terms')
  await page.goto(`${page.url()}&lang=de`)
  assert.deepEqual(await links(), ['https://shop.example/de/terms', 'https://shop.example/de/privacy'])
})
