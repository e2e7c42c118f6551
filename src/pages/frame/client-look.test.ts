import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Harness } from '#test/support/harness.ts'
import type { World } from '#test/support/people.ts'
import { createHostedWorld, plain, Visitor } from '../visitor-fixture.ts'

const svg = Buffer.from(
  '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>',
)
// The first bytes of a PNG file and the header of its picture are what is looked at.
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const bytes = (image: Buffer) => image.toString('base64') as unknown as Uint8Array

async function pageOf(
  prepare: (harness: Harness, world: World) => Promise<void>,
  path = '/login',
  more: Record<string, string> = {},
): Promise<{ text: string; base: string }> {
  const world = await createHostedWorld({ prepare })
  try {
    const { text } = await new Visitor(world).open(path, more)
    return { text, base: world.site.basePath }
  } finally {
    await world.harness.close()
  }
}

const withDomain = async ({ call }: Harness, { poolId }: World, ManagedLoginVersion: number) => {
  await call('CreateUserPoolDomain', { UserPoolId: poolId, Domain: 'shop', ManagedLoginVersion })
}

test('without a style the pages look as they do by themselves, in light and dark', async () => {
  for (const version of [1, 2]) {
    const { text } = await pageOf((harness, world) => withDomain(harness, world, version))
    assert.match(text, /<meta name="color-scheme" content="light dark">/)
    assert.equal(text.match(/<style/g)?.length, 1)
    assert.doesNotMatch(text, /<img|class="banner|class="bar/)
  }
})

test('a classic style sheet comes last, on light ground, and its logo above the form', async () => {
  const { text, base } = await pageOf(async (harness, world) => {
    await withDomain(harness, world, 1)
    await harness.call('SetUICustomization', {
      UserPoolId: world.poolId,
      ClientId: world.clientId,
      CSS: '.submitButton-customizable { background-color: #123456; }',
      ImageFile: bytes(png),
    })
  })
  assert.match(text, /<meta name="color-scheme" content="light">/)
  const [, own = '', theirs = ''] = text.split('<style')
  assert.match(own, /--page/)
  assert.doesNotMatch(own, /prefers-color-scheme/)
  assert.match(theirs, /\.submitButton-customizable *\{ *background-color: *#123456/)
  const logo = /<div class="banner[^>]*>.*<img class="logo logo-customizable" src="([^"]*)" alt="">/.exec(text)?.[1]
  assert.ok(plain(logo ?? '').startsWith(`${base}/branding/logo?`))
})

test('every class that a classic style sheet may name is there', async () => {
  const css = '.banner-customizable { background-color: #eee; }'
  const { text } = await pageOf(async (harness, world) => {
    await withDomain(harness, world, 1)
    const { poolId: UserPoolId } = world
    await harness.call('SetUICustomization', { UserPoolId, ClientId: 'ALL', CSS: css, ImageFile: bytes(png) })
  }, '/signup')
  const names = 'background banner inputField label logo redirect submitButton textDescription'.split(' ')
  for (const name of names) assert.match(text, new RegExp(`class="[^"]*\\b${name}-customizable`), name)
  for (const name of ['passwordCheck-valid', 'passwordCheck-notValid'])
    assert.match(text, new RegExp(`${name}-customizable`), name)
})

test('a managed-login style: colours of both modes, shapes, places and pictures', async () => {
  const asset = (Category: 'FORM_LOGO' | 'PAGE_HEADER_LOGO' | 'PAGE_BACKGROUND' | 'FAVICON_SVG') =>
    ({ Category, ColorMode: 'DYNAMIC', Extension: 'SVG', Bytes: bytes(svg) }) as const
  const { text, base } = await pageOf(async (harness, world) => {
    await withDomain(harness, world, 2)
    await harness.call('CreateManagedLoginBranding', {
      UserPoolId: world.poolId,
      ClientId: world.clientId,
      Settings: {
        categories: {
          global: { pageHeader: { enabled: true } },
          form: { location: { horizontal: 'END', vertical: 'START' } },
        },
        components: {
          form: {
            borderRadius: 21,
            logo: { enabled: true, location: 'START', position: 'BOTTOM', formInclusion: 'OUT' },
          },
          pageHeader: { logo: { enabled: true, location: 'END' } },
          pageBackground: { image: { enabled: true } },
          primaryButton: { lightMode: { defaults: { backgroundColor: '123456ff' } } },
        },
      },
      Assets: [asset('FORM_LOGO'), asset('PAGE_HEADER_LOGO'), asset('PAGE_BACKGROUND'), asset('FAVICON_SVG')],
    })
  })
  const [, , theirs = ''] = text.split('<style')
  assert.match(theirs, /:root\{[^}]*--brand-primary-background:#123456ff/)
  assert.match(theirs, /@media \(prefers-color-scheme:dark\)\{:root\{[^}]*--brand-primary-background:#/)
  assert.match(theirs, /--brand-form-radius:21px/)
  assert.ok(theirs.includes(`body{background-image:url("${base}/branding/asset?`))
  assert.match(text, /<body class="x-end y-start">/)
  assert.match(text, /<header class="bar header"><div class="logos at-end"><img /)
  assert.match(text, /<\/main>\s*<div class="logos outside at-start"><img /)
  assert.ok(plain(text).includes(`<link rel="icon" href="${base}/branding/asset?`))
  assert.ok(Buffer.byteLength(text) < 30_000)
})

test('terms are linked at the sign-up, in the language of the page, once there are both', async () => {
  const terms = (TermsName: string) => async (harness: Harness, world: World) => {
    await harness.call('CreateTerms', {
      UserPoolId: world.poolId,
      ClientId: world.clientId,
      TermsName,
      TermsSource: 'LINK',
      Enforcement: 'NONE',
      Links: {
        'cognito:default': `https://app.example/${TermsName}?a=1&b=2`,
        'cognito:german': `https://app.example/de/${TermsName}`,
      },
    })
  }
  const [use, privacy] = [terms('terms-of-use'), terms('privacy-policy')]
  const one = await pageOf(use, '/signup')
  assert.doesNotMatch(one.text, /legalText/)
  const both = async (harness: Harness, world: World) => {
    await use(harness, world)
    await privacy(harness, world)
  }
  const { text } = await pageOf(both, '/signup')
  assert.match(text, /legalText-customizable/)
  assert.match(
    text,
    /href="https:\/\/app\.example\/terms-of-use\?a=1&amp;b=2" target="_blank" rel="noopener noreferrer"/,
  )
  const german = await pageOf(both, '/signup', { lang: 'de' })
  assert.match(german.text, /href="https:\/\/app\.example\/de\/privacy-policy"/)
})
