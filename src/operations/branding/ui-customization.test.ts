import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import type { Input } from '#operations/operation.ts'
import { createHarness, type Harness } from '#test/support/harness.ts'
import { createClient, createWorld, type World } from '#test/support/people.ts'

let harness: Harness
let world: World
before(async () => {
  harness = await createHarness()
})
after(() => harness.close())

const red = '.label-customizable { color: red; }'
const blue = '.label-customizable { color: blue; }'
const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')
const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64') as unknown as Uint8Array

let domains = 0
const addDomain = (UserPoolId: string) =>
  harness.call('CreateUserPoolDomain', { UserPoolId, Domain: `styled-${++domains}` })
const set = async (style: Partial<Input<'SetUICustomization'>>) =>
  (await harness.call('SetUICustomization', { UserPoolId: world.poolId, ...style })).UICustomization
const get = async (ClientId?: string) =>
  (await harness.call('GetUICustomization', { UserPoolId: world.poolId, ClientId })).UICustomization
const refusal = (style: object) => harness.refusal('SetUICustomization', { UserPoolId: world.poolId, ...style })
const seconds = () => harness.clock.now().getTime() / 1_000

beforeEach(async () => {
  world = await createWorld(harness)
  await addDomain(world.poolId)
})

describe('the classic style', () => {
  test('is shown as it was given, with a version and where its logo is', async () => {
    const style = await set({ ClientId: world.clientId, CSS: red, ImageFile: base64(png) })
    const { ImageUrl, ...shown } = style
    assert.deepEqual(shown, {
      UserPoolId: world.poolId,
      ClientId: world.clientId,
      CSS: red,
      CSSVersion: harness.clock.now().toISOString().slice(0, 19).replace(/\D/g, ''),
      LastModifiedDate: seconds(),
      CreationDate: seconds(),
    })
    const host = `http://styled-${domains}.auth.us-east-1.localhost:9750`
    assert.match(ImageUrl ?? '', new RegExp(`^${host}/branding/logo\\?style=${world.clientId}&image=[0-9a-f]{32}$`))
    assert.deepEqual(await get(world.clientId), style)
  })

  test('of all clients holds for those that have none of their own', async () => {
    assert.deepEqual([await get(), await get('ALL'), await get(world.clientId)], [{}, {}, {}])
    const ofAll = await set({ CSS: red, ImageFile: base64(png) })
    assert.equal(ofAll.ClientId, 'ALL')
    assert.deepEqual([await get(), await get('ALL'), await get(world.clientId)], [ofAll, ofAll, ofAll])
    const own = await set({ ClientId: world.clientId, CSS: blue })
    assert.deepEqual([await get(), await get(world.clientId)], [ofAll, own])
    assert.equal(own.ImageUrl, undefined, 'nothing of the other style mixes in')
  })

  test('is replaced as a whole, and gone when nothing is given', async () => {
    const first = await set({ CSS: red, ImageFile: base64(png) })
    const second = await set({ CSS: blue })
    assert.deepEqual([second.CSS, second.ImageUrl], [blue, undefined])
    assert.equal(second.CreationDate, first.CreationDate)
    harness.clock.advance(60)
    const third = await set({ ImageFile: base64(png) })
    assert.deepEqual([third.CSS, third.ImageUrl, third.LastModifiedDate], [undefined, first.ImageUrl, seconds()])
    for (const nothing of [{}, { CSS: '', ImageFile: base64(new Uint8Array()) }]) {
      await set({ CSS: red })
      assert.deepEqual(await set(nothing), {})
      assert.deepEqual(await get(), {})
    }
  })

  test('has another version after every change, however many come at once', async () => {
    const styles = await Promise.all(Array.from({ length: 20 }, () => set({ CSS: red })))
    const versions = styles.map(({ CSSVersion }) => CSSVersion)
    assert.equal(new Set(versions).size, 20)
    assert.ok(versions.includes((await get()).CSSVersion))
  })

  test('goes with its client, and the one of all clients stays', async () => {
    await set({ CSS: red })
    await set({ ClientId: world.clientId, CSS: blue })
    await harness.call('DeleteUserPoolClient', { UserPoolId: world.poolId, ClientId: world.clientId })
    assert.equal(await harness.store.uiCustomizations.find(world.poolId, world.clientId), undefined)
    assert.equal((await get()).CSS, red)
  })

  test('is for a pool with a domain, also to look at', async () => {
    const { poolId } = await createWorld(harness)
    const noDomain = {
      code: 'InvalidParameterException',
      message: 'There has to be an existing domain associated with this user pool',
      status: 400,
    }
    assert.deepEqual(await harness.refusal('SetUICustomization', { UserPoolId: poolId, CSS: red }), noDomain)
    assert.deepEqual(await harness.refusal('GetUICustomization', { UserPoolId: poolId }), noDomain)
    await addDomain(poolId)
    assert.deepEqual(await harness.call('GetUICustomization', { UserPoolId: poolId }), { UICustomization: {} })
  })

  test('is for a client of the pool', async () => {
    const other = await createWorld(harness)
    await addDomain(other.poolId)
    await set({ CSS: red })
    for (const ClientId of [other.clientId, 'nobody']) {
      const notFound = {
        code: 'ResourceNotFoundException',
        message: `User pool client ${ClientId} does not exist.`,
        status: 400,
      }
      assert.deepEqual(await refusal({ ClientId, CSS: red }), notFound)
      assert.deepEqual(await harness.refusal('GetUICustomization', { UserPoolId: world.poolId, ClientId }), notFound)
    }
    const { UICustomization } = await harness.call('GetUICustomization', { UserPoolId: other.poolId })
    assert.deepEqual(UICustomization, {}, 'another pool has its own')
    const missing = await harness.refusal('GetUICustomization', { UserPoolId: 'us-east-1_Nobody000' })
    assert.equal(missing.code, 'ResourceNotFoundException')
  })
})

describe('SetUICustomization refuses and changes nothing for', () => {
  const refused: Readonly<Record<string, readonly [style: object, message: string]>> = {
    'a class of no page': [{ CSS: 'body { color: red }' }, 'The CSS class body is not in the list of allowed classes.'],
    'an import': [{ CSS: '@import "https://evil.example/";' }, 'Invalid CSS: @import is not allowed.'],
    'the end of a style element': [
      { CSS: `${red}</style><script>alert(1)</script>` },
      'Invalid CSS: unexpected character at position 35.',
    ],
    'an image that is a drawing': [
      { ImageFile: base64(Buffer.from('<svg/>')) },
      'The image file has to be a PNG or JPEG file.',
    ],
    'a good style sheet beside a bad image': [
      { CSS: blue, ImageFile: base64(Buffer.from('GIF89a')) },
      'The image file has to be a PNG or JPEG file.',
    ],
    'more than 135 KB': [
      { ImageFile: base64(Buffer.concat([png, Buffer.alloc(110_000)])) },
      'request parameters too large',
    ],
  }
  for (const [what, [style, message]] of Object.entries(refused)) {
    test(what, async () => {
      const before = await set({ CSS: red })
      assert.deepEqual(await refusal(style), { code: 'InvalidParameterException', message, status: 400 })
      assert.deepEqual(await get(), before)
    })
  }

  test('more than the contract lets through', async () => {
    const { code } = await refusal({ CSS: ' '.repeat(131_073) })
    assert.equal(code, 'InvalidParameterException')
    assert.equal((await refusal({ ImageFile: 'no base64!' })).code, 'SerializationException')
  })
})

test('a style for a client that is deleted at the same moment is refused or goes with it', async () => {
  const { clientId } = await createClient(harness, world.poolId)
  const outcomes = await Promise.allSettled([
    set({ ClientId: clientId, CSS: red }),
    harness.call('DeleteUserPoolClient', { UserPoolId: world.poolId, ClientId: clientId }),
  ])
  assert.equal(outcomes[1]?.status, 'fulfilled')
  assert.equal(await harness.store.uiCustomizations.find(world.poolId, clientId), undefined)
})
