import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import { defaultSettings } from '#domain/branding/default-settings.ts'
import { createHarness, type Harness } from '#test/support/harness.ts'
import { createClient, createWorld, type World } from '#test/support/people.ts'
import { invalid, logo, notFound, oneSource, onWire, refused, settings, styles, svg } from './branding-fixture.ts'

let harness: Harness
let world: World
let create: ReturnType<typeof styles>['create']
let createdId: ReturnType<typeof styles>['createdId']
let update: ReturnType<typeof styles>['update']
let show: ReturnType<typeof styles>['show']
before(async () => {
  harness = await createHarness()
})
after(() => harness.close())
beforeEach(async () => {
  world = await createWorld(harness)
  ;({ create, createdId, update, show } = styles(harness, world))
})

const unknownId = '11111111-2222-4333-8444-555555555555'
const seconds = () => harness.clock.now().getTime() / 1_000

describe('CreateManagedLoginBranding', () => {
  test("with Cognito's own values has no settings and no assets", async () => {
    const style = await create()
    const { ManagedLoginBrandingId = '', ...shown } = style
    assert.match(ManagedLoginBrandingId, /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    assert.deepEqual(shown, {
      UserPoolId: world.poolId,
      UseCognitoProvidedValues: true,
      Assets: [],
      CreationDate: seconds(),
      LastModifiedDate: seconds(),
    })
    harness.clock.advance(60)
    assert.deepEqual(await show(ManagedLoginBrandingId), style)
    assert.deepEqual(await show(ManagedLoginBrandingId.toUpperCase()), style)
    const { ManagedLoginBranding } = await harness.call('DescribeManagedLoginBrandingByClient', {
      UserPoolId: world.poolId,
      ClientId: world.clientId,
    })
    assert.deepEqual(ManagedLoginBranding, style)
  })

  test('keeps settings as they were given, and assets with their bytes', async () => {
    const Assets = [logo({ ResourceId: 'my logo' }), logo({ ColorMode: 'DARK', Extension: 'SVG', Bytes: svg })]
    const style = await create({ Settings: settings, Assets })
    assert.deepEqual(style.Settings, settings)
    assert.deepEqual(style.Assets, Assets)
    assert.equal(style.UseCognitoProvidedValues, false)
    assert.deepEqual(await show(style.ManagedLoginBrandingId ?? ''), style)
  })

  test('takes assets beside its own values, and no settings at all as settings', async () => {
    assert.deepEqual((await create({ UseCognitoProvidedValues: true, Assets: [logo()] })).Assets, [logo()])
    const { clientId } = await createClient(harness, world.poolId)
    const bare = await create({ ClientId: clientId, UseCognitoProvidedValues: false, Settings: {} })
    assert.deepEqual([bare.Settings, bare.UseCognitoProvidedValues], [{}, false])
  })

  test('gives a client one style, also of twenty at once', async () => {
    const results = await Promise.allSettled(Array.from({ length: 20 }, () => create()))
    assert.equal(results.filter(({ status }) => status === 'fulfilled').length, 1)
    const exists = refused(
      'ManagedLoginBrandingExistsException',
      `A ManagedLoginBranding already exists for client ${world.clientId}`,
    )
    const again = { UserPoolId: world.poolId, ClientId: world.clientId, Settings: {} }
    assert.deepEqual(await harness.refusal('CreateManagedLoginBranding', again), exists)
    assert.equal(await harness.store.brandings.count(world.poolId), 1)
  })

  test('makes twenty styles in a pool and no more, also when thirty come at once', async () => {
    const clients: string[] = []
    for (let n = 0; n < 30; n++) clients.push((await createClient(harness, world.poolId)).clientId)
    const results = await Promise.allSettled(
      clients.map((ClientId) => create({ ClientId, UseCognitoProvidedValues: true })),
    )
    assert.equal(results.filter(({ status }) => status === 'fulfilled').length, 20)
    const another = { UserPoolId: world.poolId, ClientId: world.clientId, UseCognitoProvidedValues: true }
    assert.deepEqual(
      await harness.refusal('CreateManagedLoginBranding', another),
      refused('LimitExceededException', 'The limit of 20 managed login styles is reached.'),
    )
  })

  const refusals: Readonly<Record<string, readonly [style: object, expected: object]>> = {
    'no source': [{}, oneSource],
    'no source but assets': [{ Assets: [logo()] }, oneSource],
    'a source that is switched off': [{ UseCognitoProvidedValues: false }, oneSource],
    'two sources': [{ UseCognitoProvidedValues: true, Settings: {} }, oneSource],
    'settings that are a list': [{ Settings: [] }, invalid('Settings must be a JSON object.')],
    'settings that are a text': [{ Settings: '{}' }, invalid('Settings must be a JSON object.')],
    'settings too deep': [
      { Settings: JSON.parse(`${'{"a":'.repeat(21)}1${'}'.repeat(21)}`) },
      invalid('Settings must not be nested more than 20 levels deep.'),
    ],
    'settings too long': [
      { Settings: { a: 'x'.repeat(100_000) } },
      invalid('Settings must not be longer than 100000 characters.'),
    ],
    'a colour that ends the declaration': [
      { Settings: { components: { pageBackground: { lightMode: { color: 'red;}body{display:none' } } } } },
      invalid('Settings: components.pageBackground.lightMode.color must be a colour of the form RRGGBBAA.'),
    ],
    'a file that is not what it is called': [
      { Settings: {}, Assets: [logo({ Extension: 'JPEG' })] },
      invalid('The asset FORM_LOGO is not a file of the type JPEG.'),
    ],
    'an icon where there are pictures': [
      { Settings: {}, Assets: [logo({ Extension: 'ICO' })] },
      invalid('Asset category FORM_LOGO does not support the extension ICO. Supported: PNG, SVG, JPEG, WEBP.'),
    ],
    'an asset without bytes': [
      { Settings: {}, Assets: [{ Category: 'FORM_LOGO', ColorMode: 'LIGHT', Extension: 'PNG' }] },
      invalid('The asset FORM_LOGO has no bytes.'),
    ],
    'a drawing with a script': [
      {
        Settings: {},
        Assets: [logo({ Extension: 'SVG', Bytes: onWire(Buffer.from('<svg><script>alert(1)</script></svg>')) })],
      },
      invalid('The SVG file must not have the element script.'),
    ],
  }
  for (const [what, [style, expected]] of Object.entries(refusals)) {
    test(`refuses ${what}`, async () => {
      const request = { UserPoolId: world.poolId, ClientId: world.clientId, ...style }
      assert.deepEqual(await harness.refusal('CreateManagedLoginBranding', request), expected)
      assert.equal(await harness.store.brandings.count(world.poolId), 0)
    })
  }

  test('refuses what the contract does not let through: 41 assets, an asset of more than 1,000,000 bytes', async () => {
    const many = Array.from({ length: 41 }, (_, n) => logo({ ResourceId: `asset-${n}` }))
    const large = logo({
      Bytes: onWire(Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.alloc(999_993)])),
    })
    for (const Assets of [many, [large]]) {
      const request = { UserPoolId: world.poolId, ClientId: world.clientId, Settings: {}, Assets }
      const { code, message } = await harness.refusal('CreateManagedLoginBranding', request)
      assert.equal(code, 'InvalidParameterException')
      assert.match(message, /Member must have length less than or equal to (?:40|1000000)/)
    }
    assert.equal((await create({ Settings: {}, Assets: many.slice(1) })).Assets?.length, 40)
  })

  test('refuses a client of another pool', async () => {
    const other = await createWorld(harness)
    const request = { UserPoolId: world.poolId, ClientId: other.clientId, UseCognitoProvidedValues: true }
    const expected = refused('ResourceNotFoundException', `User pool client ${other.clientId} does not exist.`)
    assert.deepEqual(await harness.refusal('CreateManagedLoginBranding', request), expected)
  })
})

describe('ReturnMergedResources', () => {
  test('shows the default of everything that is not set', async () => {
    const id = await createdId({ Settings: settings })
    const merged = (await show(id, true))?.Settings as typeof defaultSettings
    assert.deepEqual(merged.componentClasses, defaultSettings.componentClasses)
    assert.deepEqual(merged.unknown, settings.unknown)
    assert.equal((merged.components as { form: { borderRadius: number } }).form.borderRadius, 4)
    assert.deepEqual((await show(id, false))?.Settings, settings)
  })

  test("shows the defaults for Cognito's own values, which can be set again", async () => {
    await create()
    const byClient = { UserPoolId: world.poolId, ClientId: world.clientId, ReturnMergedResources: true }
    const { ManagedLoginBranding } = await harness.call('DescribeManagedLoginBrandingByClient', byClient)
    assert.deepEqual(ManagedLoginBranding?.Settings, defaultSettings)
    const again = await update(ManagedLoginBranding?.ManagedLoginBrandingId ?? '', {
      Settings: ManagedLoginBranding?.Settings,
    })
    assert.deepEqual(again?.Settings, defaultSettings)
  })
})

describe('DeleteManagedLoginBranding', () => {
  test('takes the style and its assets, and the client may have another', async () => {
    const id = await createdId({ Settings: {}, Assets: [logo()] })
    await harness.call('DeleteManagedLoginBranding', { UserPoolId: world.poolId, ManagedLoginBrandingId: id })
    assert.deepEqual(await harness.store.brandings.assets(world.poolId, id), [])
    const named = { UserPoolId: world.poolId, ManagedLoginBrandingId: id }
    for (const name of ['DescribeManagedLoginBranding', 'DeleteManagedLoginBranding'] as const)
      assert.deepEqual(await harness.refusal(name, named), notFound)
    assert.notEqual(await createdId(), id)
  })

  test('happens with the client too', async () => {
    const id = await createdId()
    await harness.call('DeleteUserPoolClient', { UserPoolId: world.poolId, ClientId: world.clientId })
    assert.equal(await harness.store.brandings.find(world.poolId, id), undefined)
  })
})

test('CVE-2025-27507: a style is reached through its own pool only', async () => {
  const id = await createdId({ Settings: settings, Assets: [logo()] })
  const other = await createWorld(harness)
  for (const UserPoolId of [other.poolId])
    for (const [name, more] of [
      ['DescribeManagedLoginBranding', {}],
      ['UpdateManagedLoginBranding', { Settings: {} }],
      ['DeleteManagedLoginBranding', {}],
    ] as const)
      assert.deepEqual(await harness.refusal(name, { UserPoolId, ManagedLoginBrandingId: id, ...more }), notFound)
  const byClient = (UserPoolId: string, ClientId: string) =>
    harness.refusal('DescribeManagedLoginBrandingByClient', { UserPoolId, ClientId })
  assert.equal(
    (await byClient(other.poolId, world.clientId)).message,
    `User pool client ${world.clientId} does not exist.`,
  )
  assert.deepEqual(
    await byClient(other.poolId, other.clientId),
    refused('ResourceNotFoundException', `ManagedLoginBranding for client ${other.clientId} does not exist.`),
  )
  const unknown = { UserPoolId: world.poolId, ManagedLoginBrandingId: unknownId }
  assert.deepEqual(await harness.refusal('DescribeManagedLoginBranding', unknown), notFound)
  assert.deepEqual(await harness.refusal('UpdateManagedLoginBranding', { ...unknown, Settings: {} }), notFound)
  assert.deepEqual((await show(id))?.Settings, settings)
})
