import assert from 'node:assert/strict'
import { it } from 'node:test'
import { samplePool, sampleResourceServer } from './samples.ts'
import type { TestBed } from './test-bed.ts'

const poolId = samplePool().id
const otherPoolId = 'eu-west-1_bbbbbbbbb'

export function resourceServerCases(bed: () => TestBed): void {
  const twoPools = async (...identifiers: string[]) => {
    const { store } = bed()
    for (const id of [poolId, otherPoolId]) await store.pools.add(samplePool({ id }))
    for (const identifier of identifiers) await store.resourceServers.add(sampleResourceServer({ identifier }))
    return store
  }

  it('finds a resource server as it was added, in its own pool only, upper and lower case apart', async () => {
    const { resourceServers } = await twoPools()
    const server = sampleResourceServer()
    assert.equal(await resourceServers.add(server), 'added')
    assert.deepEqual(await resourceServers.find(poolId, server.identifier), server)
    assert.equal(await resourceServers.find(otherPoolId, server.identifier), undefined)
    assert.equal(await resourceServers.find(poolId, server.identifier.toUpperCase()), undefined)
    const bare = sampleResourceServer({ identifier: 'bare', scopes: [] })
    await resourceServers.add(bare)
    assert.deepEqual(await resourceServers.find(poolId, 'bare'), bare)
  })

  it('lets one of fifty add an identifier', async () => {
    const { resourceServers } = await twoPools()
    const other = bed().other?.resourceServers ?? resourceServers
    const outcomes = await Promise.all(
      Array.from({ length: 50 }, (_, index) =>
        (index % 2 === 0 ? resourceServers : other).add(sampleResourceServer({ name: `${index}` })),
      ),
    )
    assert.equal(outcomes.filter((outcome) => outcome === 'added').length, 1)
    const stands = await resourceServers.find(poolId, sampleResourceServer().identifier)
    assert.equal(stands?.name, `${outcomes.indexOf('added')}`)
    assert.equal(await resourceServers.add(sampleResourceServer({ poolId: otherPoolId })), 'added')
  })

  it('lists and counts the resource servers of one pool by identifier, capitals first', async () => {
    const { resourceServers } = await twoPools('b', 'a', 'https://z', 'Z')
    await resourceServers.add(sampleResourceServer({ poolId: otherPoolId, identifier: 'ab' }))
    const first = await resourceServers.list(poolId, { limit: 3 })
    const second = await resourceServers.list(poolId, { limit: 3, after: first.next })
    assert.deepEqual(
      [...first.items, ...second.items].map(({ identifier }) => identifier),
      ['Z', 'a', 'b', 'https://z'],
    )
    assert.deepEqual([first.next, second.next], ['b', undefined])
    assert.equal(await resourceServers.count(poolId), 4)
  })

  it('knows every scope of a pool by its full name', async () => {
    const { resourceServers } = await twoPools('photos', 'https://api.example.com')
    await resourceServers.add(sampleResourceServer({ identifier: 'bare', scopes: [] }))
    await resourceServers.add(sampleResourceServer({ poolId: otherPoolId, identifier: 'other' }))
    assert.deepEqual(await resourceServers.scopesOf(poolId), [
      'https://api.example.com/read',
      'https://api.example.com/write',
      'photos/read',
      'photos/write',
    ])
    assert.deepEqual(await resourceServers.scopesOf('eu-west-1_nobody'), [])
  })

  it('puts and removes a resource server of the pool', async () => {
    const { resourceServers } = await twoPools('photos')
    const changed = sampleResourceServer({ identifier: 'photos', name: 'Pictures', scopes: [] })
    assert.equal(await resourceServers.put({ ...changed, poolId: otherPoolId }), false)
    assert.equal(await resourceServers.put({ ...changed, identifier: 'films' }), false)
    assert.deepEqual(await resourceServers.find(poolId, 'photos'), sampleResourceServer({ identifier: 'photos' }))
    assert.equal(await resourceServers.put(changed), true)
    assert.deepEqual(await resourceServers.find(poolId, 'photos'), changed)
    assert.equal(await resourceServers.remove(otherPoolId, 'photos'), false)
    assert.equal(await resourceServers.remove(poolId, 'photos'), true)
    assert.equal(await resourceServers.remove(poolId, 'photos'), false)
    assert.deepEqual(await resourceServers.scopesOf(poolId), [])
  })

  it('go with their pool', async () => {
    const { pools, resourceServers } = await twoPools('photos')
    await pools.remove(poolId)
    assert.equal(await resourceServers.find(poolId, 'photos'), undefined)
    await assert.rejects(resourceServers.add(sampleResourceServer()))
  })
}
