import assert from 'node:assert/strict'
import { it } from 'node:test'
import type { User } from '#domain/users.ts'
import { purgeBatch } from '#storage/purging.ts'
import {
  minutesAfterNoon,
  noon,
  sampleAuthorizationCode,
  sampleLoginSession,
  samplePool,
  sampleSession,
  sampleUser,
} from './samples.ts'
import type { TestBed } from './test-bed.ts'

const poolId = samplePool().id

export function authorizationCodeCases(bed: () => TestBed): void {
  const userWithPool = async (): Promise<User> => {
    const { pools, users } = bed().store
    const user = sampleUser()
    await pools.add(samplePool())
    await users.add(user, 'ada', undefined, [])
    return user
  }

  it('finds a code with all that it keeps, in its pool alone', async () => {
    const { authorizationCodes } = bed().store
    const { id } = await userWithPool()
    const full = sampleAuthorizationCode(id)
    const none = { nonce: undefined, codeChallenge: undefined, resource: undefined }
    const bare = sampleAuthorizationCode(id, { hash: 'hash2', ...none })
    for (const code of [full, bare]) {
      await authorizationCodes.add(code)
      assert.deepEqual(await authorizationCodes.find(poolId, code.hash), code)
    }
    assert.equal(await authorizationCodes.find('eu_other', 'hash1'), undefined)
    assert.equal(await authorizationCodes.find(poolId, 'hash3'), undefined)
  })

  it('CVE-2026-53512: lets exactly one of fifty redeem it, on two nodes where there can be two', async () => {
    const { store, other } = bed()
    const { id } = await userWithPool()
    for (const hash of ['hash1', 'neighbour']) await store.authorizationCodes.add(sampleAuthorizationCode(id, { hash }))
    const outcomes = await Promise.all(
      Array.from({ length: 50 }, async (_, index) => {
        const { authorizationCodes } = (index % 2 && other) || store
        return (await authorizationCodes.redeem(poolId, 'hash1', `session${index}`, noon)) ? [`session${index}`] : []
      }),
    )
    assert.equal(outcomes.flat().length, 1)
    assert.equal((await store.authorizationCodes.find(poolId, 'hash1'))?.sessionId, outcomes.flat()[0])
    assert.equal((await store.authorizationCodes.find(poolId, 'neighbour'))?.sessionId, undefined)
  })

  it('redeems neither at the end of its life nor in another pool', async () => {
    const { authorizationCodes } = bed().store
    const { id } = await userWithPool()
    const code = sampleAuthorizationCode(id)
    await authorizationCodes.add(code)
    assert.equal(await authorizationCodes.redeem('eu_other', code.hash, 's', noon), false)
    assert.equal(await authorizationCodes.redeem(poolId, code.hash, 's', code.expiresAt), false)
    assert.deepEqual(await authorizationCodes.find(poolId, code.hash), code)
    const last = new Date(code.expiresAt.getTime() - 1)
    assert.equal(await authorizationCodes.redeem(poolId, code.hash, 's', last), true)
  })

  it('goes with its user, and when all sign-ins of the user end', async () => {
    const { authorizationCodes, tokenSessions, users } = bed().store
    const { id } = await userWithPool()
    const neighbour = sampleUser()
    await users.add(neighbour, neighbour.id, undefined, [])
    await authorizationCodes.add(sampleAuthorizationCode(id))
    await authorizationCodes.add(sampleAuthorizationCode(neighbour.id, { hash: 'hash2' }))
    await tokenSessions.add(sampleSession(id))
    await tokenSessions.revokeAllOf('eu_other', id, noon)
    assert.ok(await authorizationCodes.find(poolId, 'hash1'))
    await tokenSessions.revokeAllOf(poolId, id, noon)
    assert.equal(await authorizationCodes.find(poolId, 'hash1'), undefined)
    assert.deepEqual((await tokenSessions.find(poolId, 'session1'))?.revokedAt, noon)
    assert.ok(await authorizationCodes.find(poolId, 'hash2'))
    await users.remove(poolId, neighbour.id)
    assert.equal(await authorizationCodes.find(poolId, 'hash2'), undefined)
  })

  it('removes those of one user that were not redeemed', async () => {
    const { authorizationCodes, users } = bed().store
    const { id } = await userWithPool()
    const neighbour = sampleUser()
    await users.add(neighbour, neighbour.id, undefined, [])
    for (const hash of ['used', 'unused']) await authorizationCodes.add(sampleAuthorizationCode(id, { hash }))
    await authorizationCodes.add(sampleAuthorizationCode(neighbour.id, { hash: 'neighbour' }))
    await authorizationCodes.redeem(poolId, 'used', 's', noon)
    const left = async () => {
      const hashes = ['used', 'unused', 'neighbour']
      const found = await Promise.all(hashes.map((hash) => authorizationCodes.find(poolId, hash)))
      return hashes.filter((_, index) => found[index])
    }
    await authorizationCodes.removeUnusedOf('eu_other', id)
    assert.deepEqual(await left(), ['used', 'unused', 'neighbour'])
    await authorizationCodes.removeUnusedOf(poolId, id)
    assert.deepEqual(await left(), ['used', 'neighbour'])
  })

  it('CVE-2023-22492: a code that is made while all sign-ins end is there to be ended, or is not made', async () => {
    const { store, other = store } = bed()
    const { id } = await userWithPool()
    for (let round = 0; round < 20; round++) {
      const [login, hash] = [`login${round}`, `hash${round}`]
      await store.loginSessions.add(sampleLoginSession(id, { id: login }))
      const make = store.transaction(async (tx) => {
        await tx.users.lock(poolId, id)
        if (await tx.loginSessions.lock(poolId, login))
          await tx.authorizationCodes.add(sampleAuthorizationCode(id, { hash }))
      })
      await Promise.all([make, other.tokenSessions.revokeAllOf(poolId, id, noon)])
      assert.equal(await store.authorizationCodes.find(poolId, hash), undefined)
    }
  })

  it('purges expired codes, in more than one batch', async () => {
    const { authorizationCodes, transaction } = bed().store
    const { id } = await userWithPool()
    await transaction(async (tx) => {
      for (let index = 0; index <= purgeBatch; index++)
        await tx.authorizationCodes.add(sampleAuthorizationCode(id, { hash: `${index}`, expiresAt: noon }))
      await tx.authorizationCodes.add(sampleAuthorizationCode(id))
    })
    assert.equal(await authorizationCodes.purge(minutesAfterNoon(5)), purgeBatch + 1)
    assert.ok(await authorizationCodes.find(poolId, 'hash1'))
  })
}
