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
