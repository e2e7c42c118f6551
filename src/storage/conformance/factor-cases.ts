import assert from 'node:assert/strict'
import { it } from 'node:test'
import {
  minutesAfterNoon,
  noon,
  sampleArgon2,
  samplePassword,
  samplePool,
  sampleSoftwareToken,
  sampleUser,
} from './samples.ts'
import type { TestBed } from './test-bed.ts'

const poolId = samplePool().id
const otherPoolId = 'eu-west-1_bbbbbbbbb'

async function userInTwoPools({ store }: TestBed): Promise<string> {
  const { id } = sampleUser()
  for (const inPool of [poolId, otherPoolId]) {
    await store.pools.add(samplePool({ id: inPool }))
    await store.users.add(sampleUser({ id, poolId: inPool }), id, undefined, [])
  }
  return id
}

export function softwareTokenCases(bed: () => TestBed): void {
  it('finds a token as it was last put, in its own pool only', async () => {
    const { softwareTokens } = bed().store
    const userId = await userInTwoPools(bed())
    assert.equal(await softwareTokens.find(poolId, userId), undefined)
    const first = { poolId, userId, secret: undefined, pending: Buffer.from([0, 255]), name: undefined }
    await softwareTokens.put({ ...first, lastStep: undefined })
    assert.deepEqual(await softwareTokens.find(poolId, userId), { ...first, lastStep: undefined })
    const proved = sampleSoftwareToken(userId, { pending: undefined })
    await softwareTokens.put(proved)
    assert.deepEqual(await softwareTokens.find(poolId, userId), proved)
    assert.equal(await softwareTokens.find(otherPoolId, userId), undefined)
  })

  it('lets exactly one of fifty use a step', async () => {
    const { store, other } = bed()
    const userId = await userInTwoPools(bed())
    await store.softwareTokens.put(sampleSoftwareToken(userId, { lastStep: undefined }))
    for (const step of [7, 8]) {
      const uses = await Promise.all(
        Array.from({ length: 50 }, (_, index) =>
          ((index % 2 && other) || store).softwareTokens.useStep(poolId, userId, step),
        ),
      )
      assert.equal(uses.filter(Boolean).length, 1)
    }
    assert.equal((await store.softwareTokens.find(poolId, userId))?.lastStep, 8)
  })

  it('never uses a step at or before one that was used, whatever is put meanwhile', async () => {
    const { softwareTokens } = bed().store
    const userId = await userInTwoPools(bed())
    assert.equal(await softwareTokens.useStep(poolId, userId, 1), false)
    const token = sampleSoftwareToken(userId, { lastStep: undefined })
    for (const inPool of [poolId, otherPoolId]) await softwareTokens.put({ ...token, poolId: inPool })
    assert.equal(await softwareTokens.useStep(poolId, userId, 10), true)
    for (const lastStep of [undefined, 4]) {
      await softwareTokens.put({ ...token, lastStep })
      assert.deepEqual(await softwareTokens.find(poolId, userId), { ...token, lastStep: 10 })
      for (const step of [9, 10]) assert.equal(await softwareTokens.useStep(poolId, userId, step), false)
    }
    await softwareTokens.put({ ...token, lastStep: 12 })
    assert.equal(await softwareTokens.useStep(poolId, userId, 12), false)
    assert.equal(await softwareTokens.useStep(poolId, userId, 13), true)
    assert.equal(await softwareTokens.useStep(otherPoolId, userId, 1), true)
  })

  it('removes a token, and with it the steps that were used', async () => {
    const { softwareTokens, users } = bed().store
    const userId = await userInTwoPools(bed())
    await softwareTokens.put(sampleSoftwareToken(userId, { lastStep: 9 }))
    await softwareTokens.remove(otherPoolId, userId)
    assert.ok(await softwareTokens.find(poolId, userId))
    await softwareTokens.remove(poolId, userId)
    assert.equal(await softwareTokens.find(poolId, userId), undefined)
    await softwareTokens.put(sampleSoftwareToken(userId, { lastStep: undefined }))
    assert.equal(await softwareTokens.useStep(poolId, userId, 9), true)
    await users.remove(poolId, userId)
    assert.equal(await softwareTokens.find(poolId, userId), undefined)
  })
}

export function passwordHistoryCases(bed: () => TestBed): void {
  const numbered = (number: number) => samplePassword({ salt: Buffer.alloc(16, number) })

  it('keeps the newest, newest first, of each user apart', async () => {
    const { passwordHistory } = bed().store
    const userId = await userInTwoPools(bed())
    assert.deepEqual(await passwordHistory.list(poolId, userId, 9), [])
    await passwordHistory.add(otherPoolId, userId, numbered(99), noon, 3)
    for (const number of [1, 2, 3, 4, 5]) {
      await passwordHistory.add(poolId, userId, numbered(number), minutesAfterNoon(number), 3)
    }
    assert.deepEqual(await passwordHistory.list(poolId, userId, 9), [5, 4, 3].map(numbered))
    assert.deepEqual(await passwordHistory.list(poolId, userId, 2), [5, 4].map(numbered))
    assert.deepEqual(await passwordHistory.list(otherPoolId, userId, 9), [numbered(99)])
    const temporary = samplePassword({ temporarySince: noon })
    await passwordHistory.add(poolId, userId, temporary, minutesAfterNoon(6), 1)
    assert.deepEqual(await passwordHistory.list(poolId, userId, 9), [temporary])
  })

  it('changes the form of the one with the same salt, at its place, of that user only', async () => {
    const { passwordHistory } = bed().store
    const userId = await userInTwoPools(bed())
    for (const number of [1, 2, 3])
      await passwordHistory.add(poolId, userId, numbered(number), minutesAfterNoon(number), 9)
    await passwordHistory.add(otherPoolId, userId, numbered(2), noon, 9)
    await passwordHistory.reform(poolId, userId, sampleArgon2(2))
    await passwordHistory.reform(poolId, userId, sampleArgon2(7))
    assert.deepEqual(await passwordHistory.list(poolId, userId, 9), [numbered(3), sampleArgon2(2), numbered(1)])
    assert.deepEqual(await passwordHistory.list(otherPoolId, userId, 9), [numbered(2)])
    await passwordHistory.reform(poolId, userId, numbered(2))
    assert.deepEqual(await passwordHistory.list(poolId, userId, 9), [3, 2, 1].map(numbered))
  })

  it('keeps what was added at one moment, and nothing where nothing is to be kept', async () => {
    const { passwordHistory, users } = bed().store
    const userId = await userInTwoPools(bed())
    await Promise.all([1, 2, 3].map((number) => passwordHistory.add(poolId, userId, numbered(number), noon, 9)))
    assert.equal((await passwordHistory.list(poolId, userId, 9)).length, 3)
    await passwordHistory.add(poolId, userId, numbered(4), minutesAfterNoon(1), 0)
    assert.deepEqual(await passwordHistory.list(poolId, userId, 9), [])
    await passwordHistory.add(poolId, userId, numbered(5), noon, 9)
    await users.remove(poolId, userId)
    assert.deepEqual(await passwordHistory.list(poolId, userId, 9), [])
  })
}
