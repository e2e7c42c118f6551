import assert from 'node:assert/strict'
import { it } from 'node:test'
import { purgeBatch } from '#storage/purging.ts'
import { minutesAfterNoon, noon, sampleLoginSession, samplePool, sampleUser } from './samples.ts'
import type { TestBed } from './test-bed.ts'

const poolId = samplePool().id

export function loginSessionCases(bed: () => TestBed): void {
  const addUser = async () => {
    const user = sampleUser()
    await bed().store.users.add(user, user.id, undefined, [])
    return user
  }
  const userWithPool = async () => {
    await bed().store.pools.add(samplePool())
    return addUser()
  }

  it('finds a session with its user, in its own pool only', async () => {
    const { loginSessions, users } = bed().store
    const user = await userWithPool()
    const session = sampleLoginSession(user.id)
    await loginSessions.add(session)
    assert.deepEqual(await loginSessions.findWithUser(poolId, session.id), { session, user })
    assert.equal(await loginSessions.findWithUser('eu_other', session.id), undefined)
    assert.equal(await loginSessions.findWithUser(poolId, 'login2'), undefined)
    await users.remove(poolId, user.id)
    assert.equal(await loginSessions.findWithUser(poolId, session.id), undefined)
  })

  it('refuses a session of a user who does not exist, and an id that is there', async () => {
    const { loginSessions } = bed().store
    const user = await userWithPool()
    await assert.rejects(loginSessions.add(sampleLoginSession('nobody')))
    await loginSessions.add(sampleLoginSession(user.id))
    await assert.rejects(loginSessions.add(sampleLoginSession(user.id)))
  })

  it('removes one session, or all of one user', async () => {
    const { loginSessions } = bed().store
    const user = await userWithPool()
    const neighbour = await addUser()
    for (const id of ['a', 'b', 'c']) await loginSessions.add(sampleLoginSession(user.id, { id }))
    await loginSessions.add(sampleLoginSession(neighbour.id, { id: 'n' }))
    const left = async () => {
      const ids = ['a', 'b', 'c', 'n']
      const found = await Promise.all(ids.map((id) => loginSessions.findWithUser(poolId, id)))
      return ids.filter((_, index) => found[index])
    }
    await loginSessions.remove('eu_other', 'a')
    await loginSessions.removeAllOf('eu_other', user.id)
    assert.deepEqual(await left(), ['a', 'b', 'c', 'n'])
    await loginSessions.remove(poolId, 'a')
    assert.deepEqual(await left(), ['b', 'c', 'n'])
    await loginSessions.removeAllOf(poolId, user.id)
    assert.deepEqual(await left(), ['n'])
  })

  it('is locked in a transaction, where it is there', async () => {
    const { loginSessions, transaction } = bed().store
    const user = await userWithPool()
    const session = sampleLoginSession(user.id)
    await loginSessions.add(session)
    const found = (pool: string, id: string) => transaction((tx) => tx.loginSessions.lock(pool, id))
    assert.deepEqual(
      [await found(poolId, session.id), await found('eu_other', session.id), await found(poolId, 'login2')],
      [true, false, false],
    )
    await assert.rejects(loginSessions.lock(poolId, session.id), /in a transaction only/)
  })

  it('ends with the token sessions when all of a user are revoked, in the same transaction', async () => {
    const { loginSessions, tokenSessions, transaction } = bed().store
    const user = await userWithPool()
    await loginSessions.add(sampleLoginSession(user.id))
    const undone = transaction(async (tx) => {
      await tx.tokenSessions.revokeAllOf(poolId, user.id, noon)
      throw new Error('undone')
    })
    await assert.rejects(undone, /undone/)
    await tokenSessions.revokeAllOf('eu_other', user.id, noon)
    assert.ok(await loginSessions.findWithUser(poolId, 'login1'))
    await tokenSessions.revokeAllOf(poolId, user.id, noon)
    assert.equal(await loginSessions.findWithUser(poolId, 'login1'), undefined)
  })

  it('purges what has ended, in more than one batch', async () => {
    const { loginSessions, transaction } = bed().store
    const user = await userWithPool()
    await transaction(async (tx) => {
      for (let index = 0; index <= purgeBatch; index++) {
        await tx.loginSessions.add(sampleLoginSession(user.id, { id: `${index}`, expiresAt: noon }))
      }
      await tx.loginSessions.add(sampleLoginSession(user.id, { id: 'kept', expiresAt: minutesAfterNoon(1) }))
    })
    assert.equal(await loginSessions.purge(minutesAfterNoon(1)), purgeBatch + 1)
    assert.ok(await loginSessions.findWithUser(poolId, 'kept'))
  })
}
