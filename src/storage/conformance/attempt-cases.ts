import assert from 'node:assert/strict'
import { it } from 'node:test'
import type { Attempts } from '#domain/attempts.ts'
import { minutesAfterNoon, noon, sampleCode, samplePool, sampleUser } from './samples.ts'
import type { TestBed } from './test-bed.ts'

const poolId = samplePool().id
const oneMore = (current: Attempts | undefined): Attempts => ({
  count: (current?.count ?? 0) + 1,
  firstAt: current?.firstAt ?? noon,
  lastAt: minutesAfterNoon(current?.count ?? 0),
})

export function attemptCases(bed: () => TestBed): void {
  const attempts = async () => {
    await bed().store.pools.add(samplePool())
    await bed().store.pools.add(samplePool({ id: 'eu_other' }))
    return bed().store.attempts
  }

  it('counts by pool, subject and action', async () => {
    const rows = await attempts()
    assert.deepEqual(await rows.change(poolId, 's', 'password', oneMore), { count: 1, firstAt: noon, lastAt: noon })
    const second = { count: 2, firstAt: noon, lastAt: minutesAfterNoon(1) }
    assert.deepEqual(await rows.change(poolId, 's', 'password', oneMore), second)
    assert.equal((await rows.change('eu_other', 's', 'password', oneMore))?.count, 1)
    assert.equal((await rows.change(poolId, 't', 'password', oneMore))?.count, 1)
    assert.equal((await rows.change(poolId, 's', 'resend_code', oneMore))?.count, 1)
  })

  it('leaves things as they are when nothing is decided', async () => {
    const rows = await attempts()
    const decideNothing = () => rows.change(poolId, 's', 'password', () => undefined)
    for (const count of [1, 2]) {
      assert.equal(await decideNothing(), undefined)
      assert.equal((await rows.change(poolId, 's', 'password', oneMore))?.count, count)
    }
  })

  it('forgets one subject and action', async () => {
    const rows = await attempts()
    for (const pool of [poolId, 'eu_other']) await rows.change(pool, 's', 'password', oneMore)
    await rows.change(poolId, 's', 'resend_code', oneMore)
    await rows.forget(poolId, 's', 'password')
    assert.equal((await rows.change(poolId, 's', 'password', oneMore))?.count, 1)
    assert.equal((await rows.change(poolId, 's', 'resend_code', oneMore))?.count, 2)
    assert.equal((await rows.change('eu_other', 's', 'password', oneMore))?.count, 2)
  })

  it('purges what was last tried before a moment', async () => {
    const rows = await attempts()
    for (const minutes of [0, 1, 2]) {
      const at = minutesAfterNoon(minutes)
      await rows.change(poolId, `s${minutes}`, 'password', () => ({ count: 1, firstAt: noon, lastAt: at }))
    }
    assert.equal(await rows.purge(minutesAfterNoon(2)), 2)
    assert.equal(await rows.purge(minutesAfterNoon(2)), 0)
    assert.equal((await rows.change(poolId, 's2', 'password', oneMore))?.count, 2)
  })

  it('loses no count of forty callers at once, on two nodes where there can be two', async () => {
    const first = await attempts()
    const second = bed().other?.attempts ?? first
    const counts = await Promise.all(
      Array.from({ length: 40 }, (_, index) =>
        (index % 2 === 0 ? first : second).change(poolId, 's', 'password', oneMore),
      ),
    )
    assert.deepEqual(
      counts.map((after) => after?.count).sort((a = 0, b = 0) => a - b),
      Array.from({ length: 40 }, (_, index) => index + 1),
    )
  })

  it('counts on beside callers that forget', async () => {
    const rows = await attempts()
    const second = bed().other?.attempts ?? rows
    await Promise.all(
      Array.from({ length: 20 }, async () => {
        await rows.change(poolId, 's', 'password', oneMore)
        await second.forget(poolId, 's', 'password')
      }),
    )
    assert.equal((await rows.change(poolId, 's', 'password', oneMore))?.count, 1)
  })
}

export function codeCases(bed: () => TestBed): void {
  const userWithPool = async () => {
    await bed().store.pools.add(samplePool())
    const user = sampleUser()
    await bed().store.users.add(user, user.id, undefined, [])
    return user.id
  }

  it('keeps one code per user and purpose, the newest', async () => {
    const { codes, transaction } = bed().store
    const userId = await userWithPool()
    await codes.put(sampleCode(userId))
    const newest = sampleCode(userId, { hash: Buffer.from('n'), destination: 'new', expiresAt: minutesAfterNoon(99) })
    await codes.put(newest)
    const other = sampleCode(userId, { purpose: 'verify_phone_number', attribute: 'phone_number' })
    await codes.put(other)
    const locked = await transaction(async (tx) => [
      await tx.codes.lock(poolId, userId, 'confirm_sign_up'),
      await tx.codes.lock(poolId, userId, 'verify_phone_number'),
      await tx.codes.lock(poolId, userId, 'forgot_password'),
      await tx.codes.lock('eu_other', userId, 'confirm_sign_up'),
    ])
    assert.deepEqual(locked, [newest, other, undefined, undefined])
  })

  it('removes a code of one purpose', async () => {
    const { codes, transaction } = bed().store
    const userId = await userWithPool()
    for (const purpose of ['verify_email', 'forgot_password'] as const) await codes.put(sampleCode(userId, { purpose }))
    await codes.remove('eu_other', userId, 'verify_email')
    await codes.remove(poolId, userId, 'forgot_password')
    const left = await transaction(async (tx) => [
      (await tx.codes.lock(poolId, userId, 'verify_email'))?.purpose,
      (await tx.codes.lock(poolId, userId, 'forgot_password'))?.purpose,
    ])
    assert.deepEqual(left, ['verify_email', undefined])
  })

  it('locks in a transaction only', async () => {
    const userId = await userWithPool()
    await assert.rejects(bed().store.codes.lock(poolId, userId, 'verify_email'), /in a transaction only/)
    await assert.rejects(bed().store.users.lock(poolId, userId), /in a transaction only/)
  })

  it('lets one of many use a code', async () => {
    const userId = await userWithPool()
    await bed().store.codes.put(sampleCode(userId))
    const use = (store = bed().store) =>
      store.transaction(async (tx) => {
        const code = await tx.codes.lock(poolId, userId, 'confirm_sign_up')
        if (code !== undefined) await tx.codes.remove(poolId, userId, 'confirm_sign_up')
        return code !== undefined
      })
    const uses = await Promise.all(
      Array.from({ length: 20 }, (_, index) => use(index % 2 === 0 ? undefined : bed().other)),
    )
    assert.equal(uses.filter(Boolean).length, 1)
  })

  it('purges expired codes', async () => {
    const { codes } = bed().store
    const userId = await userWithPool()
    await codes.put(sampleCode(userId, { expiresAt: noon }))
    await codes.put(sampleCode(userId, { purpose: 'verify_email', expiresAt: minutesAfterNoon(1) }))
    assert.equal(await codes.purge(minutesAfterNoon(1)), 1)
    assert.equal(await codes.purge(minutesAfterNoon(1)), 0)
  })
}
