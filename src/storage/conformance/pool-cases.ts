import assert from 'node:assert/strict'
import { it } from 'node:test'
import { fillPool, rowsByPool, tablesOfPool } from './filled-pool.ts'
import { minutesAfterNoon, sampleClient, sampleKey, samplePool } from './samples.ts'
import type { TestBed } from './test-bed.ts'

const later = minutesAfterNoon(1)

export function poolCases(bed: () => TestBed): void {
  it('finds a pool as it was added, and as it was last put', async () => {
    const { pools } = bed().store
    const pool = samplePool()
    await pools.add(pool)
    assert.deepEqual(await pools.find(pool.id), pool)
    const changed = { ...pool, name: 'renamed', settings: { MfaConfiguration: 'OFF' as const }, modifiedAt: later }
    await pools.put(changed)
    assert.deepEqual(await pools.find(pool.id), changed)
    assert.equal(await pools.find('eu-west-1_nobody'), undefined)
  })

  it('keeps every one of many changes that are made to a locked pool and a locked client at once', async () => {
    const { store } = bed()
    await store.pools.add(samplePool())
    await store.clients.add(sampleClient())
    const change = (n: number) =>
      store.transaction(async (tx) => {
        const pool = await tx.pools.lock(samplePool().id)
        const client = await tx.clients.lock(samplePool().id, sampleClient().id)
        assert.ok(pool && client)
        await tx.pools.put({ ...pool, name: `${pool.name}.${n}` })
        await tx.clients.put({ ...client, name: `${client.name}.${n}` })
      })
    await Promise.all(Array.from({ length: 20 }, (_, n) => change(n)))
    const names = [
      (await store.pools.find(samplePool().id))?.name,
      (await store.clients.find(samplePool().id, sampleClient().id))?.name,
    ]
    for (const name of names) assert.equal(new Set(name?.split('.')).size, 21, name)
    await assert.rejects(store.pools.lock(samplePool().id), /in a transaction only/)
    await assert.rejects(store.clients.lock(samplePool().id, sampleClient().id), /in a transaction only/)
  })

  it('refuses a second pool of the same id', async () => {
    const { pools } = bed().store
    await pools.add(samplePool())
    await assert.rejects(pools.add(samplePool({ name: 'second' })))
    assert.equal((await pools.find(samplePool().id))?.name, 'people')
  })

  it('lists pools page by page in the order of their ids', async () => {
    const { pools } = bed().store
    for (const letter of ['c', 'a', 'e', 'b', 'd']) await pools.add(samplePool({ id: letter }))
    assert.equal(await pools.count(), 5)
    const first = await pools.list({ limit: 2 })
    const second = await pools.list({ limit: 2, after: first.next })
    const third = await pools.list({ limit: 2, after: second.next })
    assert.deepEqual(
      [first, second, third].map((page) => page.items.map((pool) => pool.id)),
      [['a', 'b'], ['c', 'd'], ['e']],
    )
    assert.deepEqual([first.next, second.next, third.next], ['b', 'd', undefined])
  })

  it('removes a pool with everything in it, and nothing of another pool', async () => {
    const { store } = bed()
    const [gone, kept] = ['eu_gone', 'eu_kept']
    for (const poolId of [gone, kept]) await fillPool(bed(), poolId)
    assert.equal(await store.pools.remove(gone), true)
    assert.equal(await store.pools.remove(gone), false)
    assert.deepEqual(await rowsByPool(bed(), gone), {})
    assert.deepEqual(Object.keys(await rowsByPool(bed(), kept)).sort(), tablesOfPool)
    assert.equal(await store.users.estimate(gone), 0)
  })
}

export function keyCases(bed: () => TestBed): void {
  it('lists the signing keys of one pool, private halves opened', async () => {
    const { store } = bed()
    const ofOther = samplePool({ id: 'eu_other' })
    for (const pool of [samplePool(), ofOther]) await store.pools.add(pool)
    const id = sampleKey()
    const access = sampleKey({ kid: 'kid2', tokenUse: 'access', createdAt: later })
    for (const key of [access, id, sampleKey({ poolId: ofOther.id })]) await store.signingKeys.add(key)
    assert.deepEqual(await store.signingKeys.list(samplePool().id), [id, access])
    assert.deepEqual(await store.signingKeys.list('eu_none'), [])
  })
}

export function clientCases(bed: () => TestBed): void {
  it('finds a client with its pool, and in its own pool only', async () => {
    const { store } = bed()
    for (const id of [samplePool().id, 'eu_other']) await store.pools.add(samplePool({ id }))
    const client = sampleClient()
    await store.clients.add(client)
    assert.deepEqual(await store.clients.findWithPool(client.id), { client, pool: samplePool() })
    assert.deepEqual(await store.clients.find(client.poolId, client.id), client)
    assert.equal(await store.clients.find('eu_other', client.id), undefined)
    assert.equal(await store.clients.findWithPool('nobody'), undefined)
  })

  it('puts a client in its own pool only, with and without secrets', async () => {
    const { pools, clients } = bed().store
    await pools.add(samplePool())
    const client = sampleClient({ secrets: [] })
    await clients.add(client)
    assert.deepEqual(await clients.find(client.poolId, client.id), client)
    const secrets = ['a', 'b'].map((id) => ({ id, value: `value-${id}`, createdAt: later }))
    const changed = { ...client, name: 'renamed', settings: {}, secrets, modifiedAt: later }
    await clients.put({ ...changed, poolId: 'eu_other' })
    assert.deepEqual(await clients.find(client.poolId, client.id), client)
    await clients.put(changed)
    assert.deepEqual(await clients.find(client.poolId, client.id), changed)
  })

  it('lists and counts the clients of one pool', async () => {
    const { pools, clients } = bed().store
    for (const id of [samplePool().id, 'eu_other']) await pools.add(samplePool({ id }))
    for (const id of ['b', 'c', 'a']) await clients.add(sampleClient({ id }))
    await clients.add(sampleClient({ id: 'ab', poolId: 'eu_other' }))
    const first = await clients.list(samplePool().id, { limit: 2 })
    const second = await clients.list(samplePool().id, { limit: 2, after: first.next })
    assert.deepEqual(
      [...first.items, ...second.items].map(({ id }) => id),
      ['a', 'b', 'c'],
    )
    assert.equal(second.next, undefined)
    assert.equal(await clients.count(samplePool().id), 3)
  })

  it('removes a client with its token sessions, in its own pool only', async () => {
    const { store } = bed()
    await fillPool(bed(), 'eu_1')
    const ofClient = async () => Object.keys(await rowsByPool(bed(), 'eu_1')).includes('token_sessions')
    assert.equal(await store.clients.remove('eu_other', 'client of eu_1'), false)
    assert.equal(await ofClient(), true)
    assert.equal(await store.clients.remove('eu_1', 'client of eu_1'), true)
    assert.equal(await ofClient(), false)
    assert.equal(await store.clients.findWithPool('client of eu_1'), undefined)
  })
}
