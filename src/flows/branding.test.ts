import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { createHarness, type Harness } from '#test/support/harness.ts'
import { createClient, createWorld, type World } from '#test/support/people.ts'
import { brandingOf, logoOf, stylesOf, termsOf } from './branding.ts'
import { brandingEndpoints } from './branding-files.ts'
import { siteUnderPath } from './web-sites.ts'

let harness: Harness
let world: World
before(async () => {
  harness = await createHarness()
})
after(() => harness.close())
let domains = 0
beforeEach(async () => {
  world = await createWorld(harness)
  await addDomain(1)
})

const addDomain = (ManagedLoginVersion: number) =>
  harness.call('CreateUserPoolDomain', { UserPoolId: world.poolId, Domain: `flow-${++domains}`, ManagedLoginVersion })
const base64 = (bytes: Uint8Array) => bytes.toString() as unknown as Uint8Array
const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')
const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')
const encoded = (bytes: Buffer) => base64(Buffer.from(bytes.toString('base64')))

/** Asks a site for an image as a browser does. */
async function image(path: string, poolId = world.poolId) {
  const site = (await siteUnderPath(harness.services, poolId)) ?? assert.fail('no site')
  const url = new URL(path, 'http://site')
  const endpoint = brandingEndpoints[`GET ${url.pathname as '/'}`] ?? assert.fail(`nothing at ${url.pathname}`)
  return endpoint(harness.services, site, {
    method: 'GET',
    path: url.pathname,
    query: url.searchParams,
    form: new URLSearchParams(),
    headers: {},
    cookies: new Map(),
    sourceIp: '192.0.2.1',
    requestId: 'r',
  })
}

test('the classic style of a client is its own, else that of all clients, else none', async () => {
  const { poolId, clientId } = world
  const { clientId: second } = await createClient(harness, poolId)
  assert.deepEqual(
    [await stylesOf(harness.services, poolId, clientId), await logoOf(harness.services, poolId, clientId)],
    [undefined, undefined],
  )
  const none = await brandingOf(harness.services, poolId, clientId)
  assert.deepEqual([none.version, none.exists, none.css, none.logo, none.assets], [1, true, undefined, undefined, []])

  await harness.call('SetUICustomization', {
    UserPoolId: poolId,
    CSS: '.label-customizable{color: red}',
    ImageFile: encoded(png),
  })
  await harness.call('SetUICustomization', {
    UserPoolId: poolId,
    ClientId: clientId,
    CSS: '.label-customizable{color: blue}',
  })
  assert.equal(await stylesOf(harness.services, poolId, clientId), '.label-customizable{color:blue}')
  assert.equal(await logoOf(harness.services, poolId, clientId), undefined)
  const shared = await brandingOf(harness.services, poolId, second)
  assert.equal(shared.css, '.label-customizable{color:red}')
  assert.equal(shared.logo, await logoOf(harness.services, poolId, second))
  const answer = await image(shared.logo ?? '')
  assert.deepEqual([answer.status, answer.headers['content-type'], Buffer.from(answer.body)], [200, 'image/png', png])
  assert.equal(shared.variables, undefined)
})

test('managed login has a style or none; the version is that of the domain', async () => {
  const { poolId, clientId } = world
  const services = harness.services
  assert.equal((await brandingOf(services, poolId, clientId)).version, 1)
  const none = await brandingOf(services, poolId, clientId, 2)
  assert.deepEqual([none.version, none.exists, none.variables, none.layout], [2, false, undefined, undefined])

  await harness.call('CreateManagedLoginBranding', {
    UserPoolId: poolId,
    ClientId: clientId,
    Settings: {
      components: { pageBackground: { lightMode: { color: '0a0b0c0d' } } },
      categories: { global: { colorSchemeMode: 'DARK' } },
    },
    Assets: [{ Category: 'FORM_LOGO', ColorMode: 'DARK', Extension: 'SVG', Bytes: encoded(svg) }],
  })
  const style = await brandingOf(services, poolId, clientId, 2)
  assert.equal(style.exists, true)
  assert.equal(style.variables?.light['--brand-page-background'], '#0a0b0c0d')
  assert.notEqual(style.variables?.dark['--brand-page-background'], '#0a0b0c0d')
  assert.equal(style.layout?.colorScheme, 'dark')
  assert.deepEqual([style.css, style.logo], [undefined, undefined], 'nothing of the classic style')
  const [asset] = style.assets
  assert.deepEqual([asset?.category, asset?.colorMode, asset?.extension], ['FORM_LOGO', 'DARK', 'SVG'])

  await harness.call('UpdateUserPoolDomain', { UserPoolId: poolId, Domain: `flow-${domains}`, ManagedLoginVersion: 2 })
  assert.deepEqual(await brandingOf(services, poolId, clientId), style)
  const { clientId: second } = await createClient(harness, poolId)
  assert.equal((await brandingOf(services, poolId, second)).exists, false)
})

test('an asset is served as what it is, for ever, and a drawing without the power to do anything', async () => {
  const { poolId, clientId } = world
  await harness.call('CreateManagedLoginBranding', {
    UserPoolId: poolId,
    ClientId: clientId,
    UseCognitoProvidedValues: true,
    Assets: [
      { Category: 'FORM_LOGO', ColorMode: 'LIGHT', Extension: 'SVG', Bytes: encoded(svg) },
      { Category: 'FORM_LOGO', ColorMode: 'DARK', Extension: 'PNG', Bytes: encoded(png) },
    ],
  })
  const { assets } = await brandingOf(harness.services, poolId, clientId, 2)
  const [drawing, picture] = await Promise.all(assets.map(({ path }) => image(path)))
  assert.equal(drawing?.headers['content-type'], 'image/svg+xml; charset=utf-8')
  assert.equal(picture?.headers['content-type'], 'image/png')
  assert.deepEqual(Buffer.from(drawing?.body ?? ''), svg)
  for (const answer of [drawing, picture]) {
    assert.equal(answer?.headers['x-content-type-options'], 'nosniff')
    assert.match(String(answer?.headers['content-security-policy']), /^default-src 'none'; .*; sandbox$/)
    assert.equal(answer?.headers['cache-control'], 'public, max-age=31536000, immutable')
  }
})

test('CVE-2025-27507: an image is served on the sites of its own pool, under its own address', async () => {
  const { poolId, clientId } = world
  await harness.call('SetUICustomization', { UserPoolId: poolId, ImageFile: encoded(png) })
  await harness.call('CreateManagedLoginBranding', {
    UserPoolId: poolId,
    ClientId: clientId,
    UseCognitoProvidedValues: true,
    Assets: [{ Category: 'FORM_LOGO', ColorMode: 'LIGHT', Extension: 'PNG', Bytes: encoded(png) }],
  })
  const logo = (await logoOf(harness.services, poolId, clientId)) ?? ''
  const asset = (await brandingOf(harness.services, poolId, clientId, 2)).assets[0]?.path ?? ''
  const other = await createWorld(harness)
  for (const path of [logo, asset]) {
    assert.equal((await image(path)).status, 200)
    assert.equal((await image(path, other.poolId)).status, 404)
    for (const wrong of [
      path.replace(/image=.*/, `image=${'0'.repeat(32)}`),
      path.replace(/\?.*/, ''),
      path.replace(/style=[^&]*/, 'style=x'),
    ]) {
      const answer = await image(wrong)
      assert.deepEqual([answer.status, answer.headers['cache-control']], [404, 'no-store'])
    }
  }
})

test('terms are shown when both documents are there, in the language of the page', async () => {
  const { poolId, clientId } = world
  const client = { UserPoolId: poolId, ClientId: clientId, TermsSource: 'LINK', Enforcement: 'NONE' } as const
  const terms = (language: string) => termsOf(harness.services, poolId, clientId, language)
  await harness.call('CreateTerms', {
    ...client,
    TermsName: 'terms-of-use',
    Links: { 'cognito:default': 'https://example.com/t', 'cognito:portuguese-brazil': 'https://example.com/pt' },
  })
  assert.equal(await terms('en'), undefined)
  const { Terms } = await harness.call('CreateTerms', {
    ...client,
    TermsName: 'privacy-policy',
    Links: { 'cognito:default': 'https://example.com/p' },
  })
  assert.deepEqual(await terms('en'), { termsOfUse: 'https://example.com/t', privacyPolicy: 'https://example.com/p' })
  assert.equal((await terms('pt-BR'))?.termsOfUse, 'https://example.com/pt')
  const { clientId: second } = await createClient(harness, poolId)
  assert.equal(await termsOf(harness.services, poolId, second, 'en'), undefined)
  assert.equal(await termsOf(harness.services, (await createWorld(harness)).poolId, clientId, 'en'), undefined)
  await harness.call('DeleteTerms', { UserPoolId: poolId, TermsId: Terms?.TermsId ?? '' })
  assert.equal(await terms('en'), undefined)
})
