import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import { createHarness, type Harness } from '#test/support/harness.ts'
import { createWorld, type World } from '#test/support/people.ts'
import { invalid, logo, oneSource, settings, styles, svg } from './branding-fixture.ts'

let harness: Harness
let world: World
let createdId: ReturnType<typeof styles>['createdId']
let update: ReturnType<typeof styles>['update']
let show: ReturnType<typeof styles>['show']
before(async () => {
  harness = await createHarness()
})
after(() => harness.close())
beforeEach(async () => {
  world = await createWorld(harness)
  ;({ createdId, update, show } = styles(harness, world))
})

const seconds = () => harness.clock.now().getTime() / 1_000

describe('UpdateManagedLoginBranding', () => {
  test('changes what is given and leaves the rest', async () => {
    const dark = logo({ ColorMode: 'DARK' })
    const id = await createdId({ Settings: settings, Assets: [logo(), dark] })
    harness.clock.advance(60)
    const changed = await update(id, {
      Settings: { components: { form: { borderRadius: 9 }, alert: { borderRadius: 1 } }, unknown: null },
      Assets: [logo({ Extension: 'SVG', Bytes: svg })],
    })
    assert.deepEqual(changed?.Settings, { components: { form: { borderRadius: 9 }, alert: { borderRadius: 1 } } })
    assert.deepEqual(changed?.Assets, [logo({ Extension: 'SVG', Bytes: svg }), dark])
    assert.deepEqual([changed?.LastModifiedDate, changed?.CreationDate], [seconds(), seconds() - 60])
    assert.deepEqual(await show(id), changed)
    const onlySettings = await update(id, { Settings: {} })
    assert.deepEqual([onlySettings?.Settings, onlySettings?.Assets], [changed?.Settings, changed?.Assets])
  })

  test("goes back to Cognito's own values, and to settings again", async () => {
    const id = await createdId({ Settings: settings, Assets: [logo()] })
    const back = await update(id, { UseCognitoProvidedValues: true })
    assert.deepEqual([back?.UseCognitoProvidedValues, back?.Settings, back?.Assets], [true, undefined, []])
    const again = await update(id, { Settings: { note: 1 }, Assets: [logo()] })
    assert.deepEqual([again?.UseCognitoProvidedValues, again?.Settings, again?.Assets], [false, { note: 1 }, [logo()]])
  })

  test('loses none of many changes at once', async () => {
    const id = await createdId({ Settings: {} })
    await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        update(id, { Settings: { [`member${n}`]: n }, Assets: [logo({ ResourceId: `asset-${n}` })] }),
      ),
    )
    const style = await show(id)
    assert.equal(Object.keys((style?.Settings ?? {}) as object).length, 20)
    assert.equal(style?.Assets?.length, 20)
  })

  test('refuses what creating refuses, and more than 40 assets in all, and changes nothing', async () => {
    const Assets = Array.from({ length: 40 }, (_, n) => logo({ ResourceId: `asset-${n}` }))
    const id = await createdId({ Settings: settings, Assets })
    const before = await show(id)
    const named = { UserPoolId: world.poolId, ManagedLoginBrandingId: id }
    for (const [style, expected] of [
      [{}, oneSource],
      [{ Assets: [] }, oneSource],
      [{ UseCognitoProvidedValues: false }, oneSource],
      [{ UseCognitoProvidedValues: true, Settings: {} }, oneSource],
      [{ Settings: 1 }, invalid('Settings must be a JSON object.')],
      [
        { Settings: { components: { form: { borderRadius: 'x' } } } },
        invalid('Settings: components.form.borderRadius must be a number from 0 to 10000.'),
      ],
      [{ Settings: {}, Assets: [logo({ Bytes: svg })] }, invalid('The asset FORM_LOGO is not a file of the type PNG.')],
      [{ Settings: {}, Assets: [logo({ ResourceId: 'one more' })] }, invalid('A style has at most 40 assets.')],
    ] as const)
      assert.deepEqual(await harness.refusal('UpdateManagedLoginBranding', { ...named, ...style }), expected)
    assert.deepEqual(await show(id), before)
  })

  test('bounds what many updates add up to', async () => {
    const id = await createdId({ Settings: { a: 'x'.repeat(60_000) } })
    const more = { UserPoolId: world.poolId, ManagedLoginBrandingId: id, Settings: { b: 'x'.repeat(60_000) } }
    assert.deepEqual(
      await harness.refusal('UpdateManagedLoginBranding', more),
      invalid('Settings must not be longer than 100000 characters.'),
    )
  })

  test('needs pool and style to be named', async () => {
    const id = await createdId()
    const absent = (member: string) => `Value null at '${member}' failed to satisfy constraint: Member must not be null`
    for (const [names, message] of [
      [{ UserPoolId: world.poolId }, `1 validation error detected: ${absent('managedLoginBrandingId')}`],
      [{ ManagedLoginBrandingId: id }, `1 validation error detected: ${absent('userPoolId')}`],
      [{}, `2 validation errors detected: ${absent('managedLoginBrandingId')}; ${absent('userPoolId')}`],
    ] as const)
      assert.deepEqual(
        await harness.refusal('UpdateManagedLoginBranding', { ...names, Settings: {} }),
        invalid(message),
      )
  })
})
