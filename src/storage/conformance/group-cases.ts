import assert from 'node:assert/strict'
import { it } from 'node:test'
import type { Group } from '#domain/groups.ts'
import { rowsByPool } from './filled-pool.ts'
import { minutesAfterNoon, noon, sampleGroup, samplePool, sampleUser } from './samples.ts'
import type { TestBed } from './test-bed.ts'

const poolId = samplePool().id
const otherPoolId = 'eu-west-1_bbbbbbbbb'
const names = (groups: readonly Group[]) => groups.map(({ name }) => name)

export function groupCases(bed: () => TestBed): void {
  const twoPools = async (...groupNames: string[]) => {
    const { store } = bed()
    for (const id of [poolId, otherPoolId]) await store.pools.add(samplePool({ id }))
    for (const name of groupNames) await store.groups.add(sampleGroup({ name }))
    return store
  }
  const newUser = async (id: string, inPool = poolId) => {
    const user = sampleUser({ id, poolId: inPool })
    await bed().store.users.add(user, id, undefined, [])
    return user
  }

  it('finds a group as it was added, in its own pool only, upper and lower case apart', async () => {
    const { groups } = await twoPools()
    const group = sampleGroup()
    assert.equal(await groups.add(group), 'added')
    assert.deepEqual(await groups.find(poolId, group.name), group)
    assert.equal(await groups.find(otherPoolId, group.name), undefined)
    assert.equal(await groups.find(poolId, group.name.toUpperCase()), undefined)
    const bare = sampleGroup({ name: 'bare', description: undefined, precedence: undefined, roleArn: undefined })
    await groups.add(bare)
    assert.deepEqual(await groups.find(poolId, 'bare'), bare)
  })

  it('lets one of fifty add a name', async () => {
    const { groups } = await twoPools()
    const other = bed().other?.groups ?? groups
    const outcomes = await Promise.all(
      Array.from({ length: 50 }, (_, index) =>
        (index % 2 === 0 ? groups : other).add(sampleGroup({ description: `${index}` })),
      ),
    )
    assert.equal(outcomes.filter((outcome) => outcome === 'added').length, 1)
    const stands = await groups.find(poolId, sampleGroup().name)
    assert.equal(stands?.description, `${outcomes.indexOf('added')}`)
    assert.equal(await groups.add(sampleGroup({ poolId: otherPoolId })), 'added')
  })

  it('puts a group that is there, and keeps when it was made', async () => {
    const { groups } = await twoPools()
    await groups.add(sampleGroup())
    const changed = sampleGroup({
      description: undefined,
      precedence: 0,
      roleArn: 'x',
      modifiedAt: minutesAfterNoon(1),
    })
    assert.equal(await groups.put({ ...changed, poolId: otherPoolId }), false)
    assert.equal(await groups.put({ ...changed, createdAt: minutesAfterNoon(9) }), true)
    assert.deepEqual(await groups.find(poolId, changed.name), changed)
  })

  it('lists and counts the groups of one pool by name, capitals first', async () => {
    const { groups } = await twoPools('b', 'a', 'Z', 'c', 'é')
    await groups.add(sampleGroup({ poolId: otherPoolId, name: 'ab' }))
    const first = await groups.list(poolId, { limit: 3 })
    const second = await groups.list(poolId, { limit: 3, after: first.next })
    assert.deepEqual(
      [names(first.items), first.next, names(second.items), second.next],
      [['Z', 'a', 'b'], 'b', ['c', 'é'], undefined],
    )
    assert.equal(await groups.count(poolId), 5)
  })

  it('adds and removes members, each once', async () => {
    const { groups } = await twoPools('a', 'b')
    await newUser('u1')
    await Promise.all([1, 2, 3].map(() => groups.addMember(poolId, 'a', 'u1', noon)))
    await groups.addMember(poolId, 'b', 'u1', noon)
    assert.deepEqual(names(await groups.ofUser(poolId, 'u1')), ['a', 'b'])
    await groups.removeMember(otherPoolId, 'a', 'u1')
    await groups.removeMember(poolId, 'a', 'nobody')
    assert.deepEqual(names(await groups.ofUser(poolId, 'u1')), ['a', 'b'])
    await groups.removeMember(poolId, 'a', 'u1')
    assert.deepEqual(await groups.ofUser(poolId, 'u1'), [sampleGroup({ name: 'b' })])
    assert.deepEqual(await groups.ofUser(otherPoolId, 'u1'), [])
    await assert.rejects(groups.addMember(poolId, 'none', 'u1', noon))
    await assert.rejects(groups.addMember(poolId, 'a', 'nobody', noon))
  })

  it('lists the groups of a user page by page', async () => {
    const { groups } = await twoPools('c', 'a', 'b', 'other')
    await newUser('u1')
    await newUser('u2')
    for (const name of ['c', 'a', 'b']) await groups.addMember(poolId, name, 'u1', noon)
    await groups.addMember(poolId, 'other', 'u2', noon)
    const first = await groups.listOfUser(poolId, 'u1', { limit: 2 })
    const second = await groups.listOfUser(poolId, 'u1', { limit: 2, after: first.next })
    assert.deepEqual([names(first.items), names(second.items), second.next], [['a', 'b'], ['c'], undefined])
  })

  it('lists the members of a group page by page, as whole users', async () => {
    const { groups } = await twoPools('a', 'b')
    const users = [await newUser('u1'), await newUser('u2'), await newUser('u3')]
    for (const { id } of users) await newUser(id, otherPoolId)
    for (const { id } of users.toReversed()) await groups.addMember(poolId, 'a', id, noon)
    const first = await groups.listMembers(poolId, 'a', { limit: 2 })
    const second = await groups.listMembers(poolId, 'a', { limit: 2, after: first.next })
    assert.deepEqual([...first.items, ...second.items], users)
    assert.deepEqual([first.next, second.next], ['u2', undefined])
    assert.deepEqual(await groups.listMembers(poolId, 'b', { limit: 2 }), { items: [], next: undefined })
    assert.deepEqual(await groups.listMembers(otherPoolId, 'a', { limit: 2 }), { items: [], next: undefined })
  })

  it('takes memberships away with their group and with their user', async () => {
    const { groups, users } = await twoPools('a', 'b')
    await groups.add(sampleGroup({ poolId: otherPoolId, name: 'a' }))
    for (const id of ['u1', 'u2']) {
      await newUser(id)
      for (const name of ['a', 'b']) await groups.addMember(poolId, name, id, noon)
    }
    assert.equal(await groups.remove(poolId, 'a'), true)
    assert.equal(await groups.remove(poolId, 'a'), false)
    assert.deepEqual(names(await groups.ofUser(poolId, 'u1')), ['b'])
    assert.equal(await groups.count(otherPoolId), 1)
    await users.remove(poolId, 'u1')
    assert.equal((await rowsByPool(bed(), poolId)).group_members, 1)
    await groups.add(sampleGroup({ name: 'a' }))
    assert.deepEqual((await groups.listMembers(poolId, 'a', { limit: 9 })).items, [])
  })
}
