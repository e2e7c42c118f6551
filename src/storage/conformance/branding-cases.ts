import assert from 'node:assert/strict'
import { it } from 'node:test'
import { sql } from 'kysely'
import {
  sampleAsset,
  sampleBranding,
  sampleLogo,
  sampleSamlKey,
  sampleTerms,
  sampleUiCustomization,
} from './branding-samples.ts'
import { rowsByPool } from './filled-pool.ts'
import { minutesAfterNoon, noon, sampleClient, samplePool } from './samples.ts'
import type { TestBed } from './test-bed.ts'

const poolId = samplePool().id
const otherPoolId = 'eu-west-1_bbbbbbbbb'

/** Two pools, the first with two clients, the second with one. */
async function twoPools({ store }: TestBed) {
  for (const id of [poolId, otherPoolId]) await store.pools.add(samplePool({ id }))
  for (const id of ['client1', 'client2']) await store.clients.add(sampleClient({ id }))
  await store.clients.add(sampleClient({ id: 'other', poolId: otherPoolId }))
  return store
}

export function uiCustomizationCases(bed: () => TestBed): void {
  it('finds a style as it was put, and what holds for a client', async () => {
    const { uiCustomizations } = await twoPools(bed())
    assert.equal(await uiCustomizations.findApplying(poolId, 'client1'), undefined)
    const ofAll = sampleUiCustomization()
    const own = sampleUiCustomization({ clientId: 'client1', css: undefined, styles: undefined, version: '2' })
    await uiCustomizations.put(ofAll, undefined)
    await uiCustomizations.put(own, undefined)
    assert.deepEqual(await uiCustomizations.find(poolId, 'ALL'), ofAll)
    assert.deepEqual(await uiCustomizations.findApplying(poolId, 'client1'), own)
    assert.deepEqual(await uiCustomizations.findApplying(poolId, 'client2'), ofAll)
    assert.deepEqual(await uiCustomizations.findApplying(poolId, 'ALL'), ofAll)
    assert.equal(await uiCustomizations.find(poolId, 'client2'), undefined)
    assert.equal(await uiCustomizations.findApplying(otherPoolId, 'client1'), undefined)
  })

  it('replaces a style as a whole, with its logo', async () => {
    const { uiCustomizations } = await twoPools(bed())
    const { bytes: _, ...logo } = sampleLogo
    const withLogo = sampleUiCustomization({ logo })
    await uiCustomizations.put(withLogo, sampleLogo)
    assert.deepEqual(await uiCustomizations.find(poolId, 'ALL'), withLogo)
    assert.deepEqual(await uiCustomizations.findLogo(poolId, 'ALL'), sampleLogo)
    assert.equal(await uiCustomizations.findLogo(poolId, 'client1'), undefined)
    assert.equal(await uiCustomizations.findLogo(otherPoolId, 'ALL'), undefined)
    const without = sampleUiCustomization({ css: undefined, version: '3', modifiedAt: minutesAfterNoon(1) })
    await uiCustomizations.put(without, undefined)
    assert.deepEqual(await uiCustomizations.find(poolId, 'ALL'), without)
    assert.equal(await uiCustomizations.findLogo(poolId, 'ALL'), undefined)
  })

  it('removes a style in its own pool only, and with its client', async () => {
    const { uiCustomizations, clients } = await twoPools(bed())
    for (const clientId of ['ALL', 'client1', 'client2'])
      await uiCustomizations.put(sampleUiCustomization({ clientId }), undefined)
    await uiCustomizations.remove(otherPoolId, 'client1')
    assert.ok(await uiCustomizations.find(poolId, 'client1'))
    await uiCustomizations.remove(poolId, 'client1')
    await uiCustomizations.remove(poolId, 'client1')
    assert.equal(await uiCustomizations.find(poolId, 'client1'), undefined)
    await clients.remove(poolId, 'client2')
    assert.equal(await uiCustomizations.find(poolId, 'client2'), undefined)
    assert.ok(await uiCustomizations.find(poolId, 'ALL'))
    await assert.rejects(uiCustomizations.put(sampleUiCustomization({ clientId: 'nobody' }), undefined))
  })
}

export function brandingCases(bed: () => TestBed): void {
  it('finds a style as it was added and as it was last put, in its own pool only', async () => {
    const { brandings } = await twoPools(bed())
    const branding = sampleBranding()
    assert.equal(await brandings.add(branding), 'added')
    assert.deepEqual(await brandings.find(poolId, branding.id), branding)
    assert.deepEqual(await brandings.findByClient(poolId, 'client1'), branding)
    assert.equal(await brandings.findByClient(poolId, 'client2'), undefined)
    assert.equal(await brandings.find(otherPoolId, branding.id), undefined)
    assert.equal(await brandings.findByClient(otherPoolId, 'client1'), undefined)
    const changed = sampleBranding({ useProvidedValues: true, settings: undefined, modifiedAt: minutesAfterNoon(1) })
    await brandings.put({ ...changed, poolId: otherPoolId })
    assert.deepEqual(await brandings.find(poolId, branding.id), branding)
    await brandings.put({ ...changed, createdAt: minutesAfterNoon(9) })
    assert.deepEqual(await brandings.find(poolId, branding.id), changed)
    assert.deepEqual([await brandings.count(poolId), await brandings.count(otherPoolId)], [1, 0])
  })

  it('gives a client to one of fifty styles', async () => {
    const { brandings } = await twoPools(bed())
    const other = bed().other?.brandings ?? brandings
    const outcomes = await Promise.all(
      Array.from({ length: 50 }, (_, n) => (n % 2 === 0 ? brandings : other).add(sampleBranding({ id: `b${n}` }))),
    )
    assert.equal(outcomes.filter((outcome) => outcome === 'added').length, 1)
    assert.equal((await brandings.findByClient(poolId, 'client1'))?.id, `b${outcomes.indexOf('added')}`)
    assert.equal(await brandings.add(sampleBranding({ id: 'b50', clientId: 'client2' })), 'added')
  })

  it('keeps every one of many changes to a locked style', async () => {
    const store = await twoPools(bed())
    await store.brandings.add(sampleBranding({ settings: {} }))
    await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        store.transaction(async (tx) => {
          const branding = await tx.brandings.lock(poolId, 'branding1')
          assert.ok(branding)
          await tx.brandings.put({ ...branding, settings: { ...branding.settings, [`member${n}`]: n } })
        }),
      ),
    )
    const { settings = {} } = (await store.brandings.find(poolId, 'branding1')) ?? {}
    assert.equal(Object.keys(settings).length, 20)
    await assert.rejects(store.brandings.lock(poolId, 'branding1'), /in a transaction only/)
  })

  it('keeps assets in their order, with and without their bytes', async () => {
    const { brandings } = await twoPools(bed())
    await brandings.add(sampleBranding())
    const large = sampleAsset({ digest: 'large', bytes: Buffer.alloc(1_000_000, 7), resourceId: 'my icon' })
    const assets = [large, sampleAsset(), sampleAsset({ colorMode: 'DARK', extension: 'SVG' })]
    await brandings.putAssets(poolId, 'branding1', assets)
    assert.deepEqual(await brandings.assets(poolId, 'branding1'), assets)
    assert.deepEqual(
      await brandings.describeAssets(poolId, 'branding1'),
      assets.map(({ bytes: _, ...description }) => description),
    )
    assert.deepEqual(await brandings.findAsset(poolId, 'branding1', 'large'), large)
    for (const [pool, id, digest] of [
      [poolId, 'branding1', 'none'],
      [poolId, 'branding2', 'large'],
      [otherPoolId, 'branding1', 'large'],
    ] as const)
      assert.equal(await brandings.findAsset(pool, id, digest), undefined)
    assert.deepEqual(await brandings.assets(otherPoolId, 'branding1'), [])
    await brandings.putAssets(poolId, 'branding1', [sampleAsset()])
    assert.deepEqual(await brandings.assets(poolId, 'branding1'), [sampleAsset()])
    await assert.rejects(brandings.putAssets(otherPoolId, 'branding1', [sampleAsset()]))
  })

  it('removes a style with its assets, in its own pool only, and with its client', async () => {
    const { brandings, clients } = await twoPools(bed())
    for (const [id, clientId] of [
      ['branding1', 'client1'],
      ['branding2', 'client2'],
    ] as const) {
      await brandings.add(sampleBranding({ id, clientId }))
      await brandings.putAssets(poolId, id, [sampleAsset()])
    }
    assert.equal(await brandings.remove(otherPoolId, 'branding1'), false)
    assert.equal(await brandings.remove(poolId, 'branding1'), true)
    assert.equal(await brandings.remove(poolId, 'branding1'), false)
    assert.equal((await rowsByPool(bed(), poolId)).branding_assets, 1)
    await clients.remove(poolId, 'client2')
    const { branding_assets, brandings: left } = await rowsByPool(bed(), poolId)
    assert.deepEqual([branding_assets, left], [undefined, undefined])
    await assert.rejects(brandings.add(sampleBranding({ clientId: 'nobody' })))
  })
}

export function termsCases(bed: () => TestBed): void {
  it('finds a document as it was added and as it was last put, in its own pool only', async () => {
    const { terms } = await twoPools(bed())
    const document = sampleTerms()
    assert.equal(await terms.add(document), 'added')
    assert.deepEqual(await terms.find(poolId, 'terms1'), document)
    assert.deepEqual(await terms.ofClient(poolId, 'client1'), [document])
    assert.equal(await terms.find(otherPoolId, 'terms1'), undefined)
    assert.deepEqual(await terms.ofClient(otherPoolId, 'client1'), [])
    assert.deepEqual(await terms.ofClient(poolId, 'client2'), [])
    const links = { 'cognito:default': 'https://example.com/2' }
    const changed = sampleTerms({ name: 'privacy-policy', links, modifiedAt: minutesAfterNoon(1) })
    await terms.put({ ...changed, poolId: otherPoolId })
    assert.deepEqual(await terms.find(poolId, 'terms1'), document)
    assert.equal(await terms.put({ ...changed, createdAt: minutesAfterNoon(9) }), 'put')
    assert.deepEqual(await terms.find(poolId, 'terms1'), changed)
  })

  it('gives a client one document of a name, to one of fifty', async () => {
    const { terms } = await twoPools(bed())
    const other = bed().other?.terms ?? terms
    const outcomes = await Promise.all(
      Array.from({ length: 50 }, (_, n) => (n % 2 === 0 ? terms : other).add(sampleTerms({ id: `t${n}` }))),
    )
    assert.equal(outcomes.filter((outcome) => outcome === 'added').length, 1)
    assert.equal(await terms.add(sampleTerms({ id: 'policy', name: 'privacy-policy' })), 'added')
    assert.equal(await terms.add(sampleTerms({ id: 'second', clientId: 'client2' })), 'added')
    assert.deepEqual(
      (await terms.ofClient(poolId, 'client1')).map(({ name }) => name),
      ['privacy-policy', 'terms-of-use'],
    )
    assert.equal(await terms.put(sampleTerms({ id: 'policy' })), 'exists')
    assert.equal((await terms.find(poolId, 'policy'))?.name, 'privacy-policy')
  })

  it('locks, lists, counts and removes the documents of one pool', async () => {
    const store = await twoPools(bed())
    const { terms, clients } = store
    const names = ['terms-of-use', 'privacy-policy'] as const
    for (const clientId of ['client1', 'client2'])
      for (const name of names) await terms.add(sampleTerms({ id: `${name} of ${clientId}`, clientId, name }))
    await terms.add(sampleTerms({ id: 'q', poolId: otherPoolId, clientId: 'other' }))
    const first = await terms.list(poolId, { limit: 3 })
    const second = await terms.list(poolId, { limit: 3, after: first.next })
    assert.deepEqual(
      [...first.items, ...second.items].map(({ id }) => id),
      ['privacy-policy of client1', 'privacy-policy of client2', 'terms-of-use of client1', 'terms-of-use of client2'],
    )
    assert.deepEqual([first.next, second.next], ['terms-of-use of client1', undefined])
    assert.deepEqual([await terms.count(poolId), await terms.count(otherPoolId)], [4, 1])
    await store.transaction(async (tx) => {
      assert.equal((await tx.terms.lock(poolId, 'q'))?.id, undefined)
      assert.equal((await tx.terms.lock(otherPoolId, 'q'))?.id, 'q')
    })
    await assert.rejects(terms.lock(poolId, 'q'), /in a transaction only/)
    assert.equal(await terms.remove(poolId, 'q'), false)
    assert.equal(await terms.remove(poolId, 'terms-of-use of client1'), true)
    assert.equal(await terms.remove(poolId, 'terms-of-use of client1'), false)
    await clients.remove(poolId, 'client2')
    assert.equal(await terms.count(poolId), 1)
    await assert.rejects(terms.add(sampleTerms({ id: 'x', clientId: 'nobody' })))
  })
}

export function samlKeyCases(bed: () => TestBed): void {
  it('keeps the first of fifty keys, for everybody', async () => {
    const { samlSigningKeys } = await twoPools(bed())
    const other = bed().other?.samlSigningKeys ?? samlSigningKeys
    assert.equal(await samlSigningKeys.find(poolId), undefined)
    const keys = await Promise.all(
      Array.from({ length: 50 }, (_, n) =>
        (n % 2 === 0 ? samlSigningKeys : other).putIfAbsent(
          sampleSamlKey({ certificate: Buffer.from([n]), privateKeyPkcs8: Buffer.from(`key ${n}`) }),
        ),
      ),
    )
    const stands = await samlSigningKeys.find(poolId)
    assert.ok(stands)
    assert.equal(stands.privateKeyPkcs8.toString(), `key ${stands.certificate[0]}`)
    for (const key of keys) assert.deepEqual(key, stands)
    assert.equal(await samlSigningKeys.find(otherPoolId), undefined)
    assert.deepEqual((await samlSigningKeys.putIfAbsent(sampleSamlKey({ poolId: otherPoolId }))).createdAt, noon)
    await assert.rejects(samlSigningKeys.putIfAbsent(sampleSamlKey({ poolId: 'eu_none' })))
  })

  it('seals the private half for its own pool', async () => {
    const { samlSigningKeys } = await twoPools(bed())
    const key = await samlSigningKeys.putIfAbsent(sampleSamlKey())
    assert.deepEqual(key, sampleSamlKey())
    await samlSigningKeys.putIfAbsent(sampleSamlKey({ poolId: otherPoolId }))
    const { read } = bed().database
    const rows = await read.selectFrom('saml_signing_keys').selectAll().execute()
    for (const row of rows) assert.equal(Buffer.from(row.private_key).includes('PLAINTEXT'), false)
    await bed().database.transaction(async (db) => {
      const [stolen] = rows.filter(({ pool_id }) => pool_id === otherPoolId)
      await sql`update saml_signing_keys set private_key = ${stolen?.private_key} where pool_id = ${poolId}`.execute(db)
    })
    await assert.rejects(samlSigningKeys.find(poolId))
  })
}
