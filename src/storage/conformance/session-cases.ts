import assert from 'node:assert/strict'
import { it } from 'node:test'
import { purgeBatch } from '#storage/purging.ts'
import { minutesAfterNoon, noon, samplePool, sampleSession, sampleUser } from './samples.ts'
import type { TestBed } from './test-bed.ts'

const poolId = samplePool().id

export function tokenSessionCases(bed: () => TestBed): void {
  const userWithPool = async (inPool = poolId) => {
    await bed().store.pools.add(samplePool({ id: inPool }))
    const user = sampleUser({ poolId: inPool })
    await bed().store.users.add(user, user.id, undefined, [])
    return user
  }

  it('finds a session with its user, in its own pool only', async () => {
    const { tokenSessions } = bed().store
    const user = await userWithPool()
    const session = sampleSession(user.id)
    await tokenSessions.add(session)
    assert.deepEqual(await tokenSessions.findWithUser(poolId, session.id), { session, user })
    assert.equal(await tokenSessions.findWithUser('eu_other', session.id), undefined)
    assert.equal(await tokenSessions.findWithUser(poolId, 'nobody'), undefined)
    await bed().store.users.remove(poolId, user.id)
    assert.equal(await tokenSessions.findWithUser(poolId, session.id), undefined)
  })

  it('refuses a session of a user who does not exist', async () => {
    await userWithPool()
    await assert.rejects(bed().store.tokenSessions.add(sampleSession('nobody')))
  })

  it('revokes one session; the first revocation stands', async () => {
    const { tokenSessions } = bed().store
    const user = await userWithPool()
    for (const id of ['a', 'b']) await tokenSessions.add(sampleSession(user.id, { id }))
    const revokedAt = async (id: string) => (await tokenSessions.findWithUser(poolId, id))?.session.revokedAt
    await tokenSessions.revoke('eu_other', 'a', noon)
    assert.equal(await revokedAt('a'), undefined)
    await tokenSessions.revoke(poolId, 'a', noon)
    await tokenSessions.revoke(poolId, 'a', minutesAfterNoon(1))
    assert.deepEqual([await revokedAt('a'), await revokedAt('b')], [noon, undefined])
  })

  it('revokes all sessions of one user', async () => {
    const { tokenSessions, users } = bed().store
    const user = await userWithPool()
    const neighbour = sampleUser()
    await users.add(neighbour, neighbour.id, undefined, [])
    for (const id of ['a', 'b']) await tokenSessions.add(sampleSession(user.id, { id }))
    await tokenSessions.add(sampleSession(neighbour.id, { id: 'c' }))
    await tokenSessions.revokeAllOf('eu_other', user.id, noon)
    await tokenSessions.revokeAllOf(poolId, user.id, minutesAfterNoon(1))
    const found = await Promise.all(['a', 'b', 'c'].map((id) => tokenSessions.findWithUser(poolId, id)))
    const moments = found.map((each) => each?.session.revokedAt)
    assert.deepEqual(moments, [minutesAfterNoon(1), minutesAfterNoon(1), undefined])
  })

  it('finds a session alone, with all that it keeps', async () => {
    const { tokenSessions } = bed().store
    const user = await userWithPool()
    const used = { generation: 4, rotatedAt: minutesAfterNoon(1), lastActiveAt: minutesAfterNoon(2) }
    const session = sampleSession(user.id, { ...used, lastIpAddress: '2001:db8::1', revokedAt: minutesAfterNoon(3) })
    await tokenSessions.add(session)
    for (const resource of [undefined, 'https://api.example.com']) {
      const oauth = sampleSession(user.id, { id: `for ${resource}`, oauth: { resource } })
      await tokenSessions.add(oauth)
      assert.deepEqual(await tokenSessions.find(poolId, oauth.id), oauth)
    }
    assert.deepEqual(await tokenSessions.find(poolId, session.id), session)
    assert.deepEqual(await tokenSessions.findWithUser(poolId, session.id), { session, user })
    assert.equal(await tokenSessions.find('eu_other', session.id), undefined)
    assert.equal(await tokenSessions.find(poolId, 'nobody'), undefined)
  })

  it('rotates for exactly one of fifty callers per generation, on two nodes where there can be two', async () => {
    const { store, other } = bed()
    const user = await userWithPool()
    for (const id of ['session1', 'neighbour']) await store.tokenSessions.add(sampleSession(user.id, { id }))
    for (const generation of [0, 1, 2]) {
      const at = minutesAfterNoon(generation)
      const outcomes = await Promise.all(
        Array.from({ length: 50 }, (_, index) =>
          ((index % 2 && other) || store).tokenSessions.rotate(poolId, 'session1', generation, at),
        ),
      )
      assert.equal(outcomes.filter(Boolean).length, 1)
      const session = await store.tokenSessions.find(poolId, 'session1')
      assert.deepEqual([session?.generation, session?.rotatedAt], [generation + 1, at])
    }
    assert.equal((await store.tokenSessions.find(poolId, 'neighbour'))?.generation, 0)
  })

  it('rotates neither a generation that is past or to come, nor a revoked session, nor one of another pool', async () => {
    const { tokenSessions } = bed().store
    const user = await userWithPool()
    const session = sampleSession(user.id, { generation: 3 })
    await tokenSessions.add(session)
    for (const generation of [2, 4]) {
      assert.equal(await tokenSessions.rotate(poolId, session.id, generation, noon), false)
    }
    assert.equal(await tokenSessions.rotate('eu_other', session.id, 3, noon), false)
    assert.deepEqual(await tokenSessions.find(poolId, session.id), session)
    await tokenSessions.revoke(poolId, session.id, noon)
    assert.equal(await tokenSessions.rotate(poolId, session.id, 3, noon), false)
  })

  it('notes the latest use', async () => {
    const { tokenSessions } = bed().store
    const user = await userWithPool()
    await tokenSessions.add(sampleSession(user.id))
    const lastUse = async () => {
      const session = await tokenSessions.find(poolId, 'session1')
      return [session?.lastActiveAt, session?.lastIpAddress]
    }
    await tokenSessions.touch('eu_other', 'session1', minutesAfterNoon(9), '10.0.0.9')
    assert.deepEqual(await lastUse(), [noon, undefined])
    await tokenSessions.touch(poolId, 'session1', minutesAfterNoon(2), '10.0.0.2')
    await tokenSessions.touch(poolId, 'session1', minutesAfterNoon(1), '10.0.0.1')
    assert.deepEqual(await lastUse(), [minutesAfterNoon(2), '10.0.0.2'])
  })

  it('lists the living sessions of one user, newest first', async () => {
    const { tokenSessions, users } = bed().store
    const user = await userWithPool()
    const neighbour = sampleUser()
    await users.add(neighbour, neighbour.id, undefined, [])
    for (const id of ['1', '2', '3', '4', '5']) await tokenSessions.add(sampleSession(user.id, { id }))
    await tokenSessions.add(sampleSession(user.id, { id: '6', expiresAt: minutesAfterNoon(1) }))
    await tokenSessions.add(sampleSession(neighbour.id, { id: '7' }))
    await tokenSessions.revoke(poolId, '4', noon)
    const now = minutesAfterNoon(1)
    const first = await tokenSessions.listLiving(poolId, user.id, now, { limit: 2 })
    const second = await tokenSessions.listLiving(poolId, user.id, now, { limit: 2, after: first.next })
    assert.deepEqual(first.items, [sampleSession(user.id, { id: '5' }), sampleSession(user.id, { id: '3' })])
    assert.deepEqual(
      second.items.map(({ id }) => id),
      ['2', '1'],
    )
    assert.equal(second.next, undefined)
    assert.deepEqual((await tokenSessions.listLiving('eu_other', user.id, now, { limit: 2 })).items, [])
  })

  it('revokes all living sessions but those that were active last', async () => {
    const { tokenSessions, users } = bed().store
    const user = await userWithPool()
    const neighbour = sampleUser()
    await users.add(neighbour, neighbour.id, undefined, [])
    const lastUsed = { a: 5, b: 1, c: 4, d: 2, e: 3 }
    for (const [id, minutes] of Object.entries(lastUsed)) {
      await tokenSessions.add(sampleSession(user.id, { id, lastActiveAt: minutesAfterNoon(minutes) }))
    }
    await tokenSessions.revoke(poolId, 'a', noon)
    await tokenSessions.add(
      sampleSession(user.id, { id: 'expired', expiresAt: noon, lastActiveAt: minutesAfterNoon(9) }),
    )
    await tokenSessions.add(sampleSession(neighbour.id, { id: 'n' }))
    const living = async () => {
      const { items } = await tokenSessions.listLiving(poolId, user.id, minutesAfterNoon(10), { limit: 99 })
      return items.map(({ id }) => id).sort()
    }
    const at = minutesAfterNoon(10)
    await tokenSessions.revokeLeastActive('eu_other', user.id, 0, at)
    await tokenSessions.revokeLeastActive(poolId, user.id, 4, at)
    assert.deepEqual(await living(), ['b', 'c', 'd', 'e'])
    await tokenSessions.revokeLeastActive(poolId, user.id, 2, at)
    assert.deepEqual(await living(), ['c', 'e'])
    assert.deepEqual((await tokenSessions.find(poolId, 'a'))?.revokedAt, noon)
    assert.deepEqual((await tokenSessions.find(poolId, 'b'))?.revokedAt, at)
    for (const id of ['expired', 'n']) assert.equal((await tokenSessions.find(poolId, id))?.revokedAt, undefined)
  })

  it('revokes more sessions than one batch holds', async () => {
    const { tokenSessions, transaction } = bed().store
    const user = await userWithPool()
    await transaction(async (tx) => {
      for (let index = 0; index < purgeBatch + 5; index++) {
        const session = sampleSession(user.id, { id: `${index}`, lastActiveAt: minutesAfterNoon(index) })
        await tx.tokenSessions.add(session)
      }
    })
    await tokenSessions.revokeLeastActive(poolId, user.id, 3, noon)
    const { items } = await tokenSessions.listLiving(poolId, user.id, noon, { limit: 9 })
    const lastThree = [purgeBatch + 4, purgeBatch + 3, purgeBatch + 2].map(String)
    assert.deepEqual(
      items.map(({ id }) => id),
      lastThree,
    )
  })

  it('purges expired sessions', async () => {
    const { tokenSessions } = bed().store
    const user = await userWithPool()
    for (const minutes of [1, 2, 3]) {
      await tokenSessions.add(sampleSession(user.id, { id: `${minutes}`, expiresAt: minutesAfterNoon(minutes) }))
    }
    assert.equal(await tokenSessions.purge(minutesAfterNoon(3)), 2)
    assert.ok(await tokenSessions.findWithUser(poolId, '3'))
  })
}

export function usedSessionCases(bed: () => TestBed): void {
  it('lets exactly one of fifty use an id', async () => {
    const { store, other } = bed()
    const uses = await Promise.all(
      Array.from({ length: 50 }, (_, index) =>
        (index % 2 === 0 ? store : (other ?? store)).usedSessions.use('id', noon),
      ),
    )
    assert.equal(uses.filter(Boolean).length, 1)
    assert.equal(await store.usedSessions.use('another id', noon), true)
  })

  it('forgets an id after its end, in more than one batch', async () => {
    const { usedSessions, transaction } = bed().store
    await transaction(async (tx) => {
      for (let index = 0; index <= purgeBatch; index++) await tx.usedSessions.use(`${index}`, noon)
      await tx.usedSessions.use('kept', minutesAfterNoon(1))
    })
    assert.equal(await usedSessions.purge(minutesAfterNoon(1)), purgeBatch + 1)
    assert.equal(await usedSessions.use('0', noon), true)
    assert.equal(await usedSessions.use('kept', noon), false)
  })
}
