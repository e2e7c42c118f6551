import assert from 'node:assert/strict'
import { it } from 'node:test'
import type { Repositories } from '#storage/store.ts'
import { fillPool } from './filled-pool.ts'
import { email, noon, samplePool, sampleUser } from './samples.ts'
import type { TestBed } from './test-bed.ts'

const poolId = samplePool().id

export function transactionCases(bed: () => TestBed): void {
  it('keeps all or nothing', async () => {
    const { store } = bed()
    await store.pools.add(samplePool())
    const user = sampleUser()
    const failing = store.transaction(async (tx) => {
      await tx.users.add(user, 'ada', undefined, [email('ada')])
      assert.deepEqual(await tx.users.find(poolId, user.id), user)
      assert.equal(await tx.attempts.change(poolId, 's', 'password', () => undefined), undefined)
      throw new Error('on purpose')
    })
    await assert.rejects(failing, /on purpose/)
    assert.equal(await store.users.find(poolId, user.id), undefined)
    assert.equal(await store.users.estimate(poolId), 0)
    assert.equal(await store.users.add(user, 'ada', undefined, [email('ada')]), 'added')
  })

  it('fails alone among many', async () => {
    const { pools, transaction } = bed().store
    const outcomes = await Promise.allSettled(
      Array.from({ length: 30 }, (_, index) =>
        transaction(async (tx) => {
          await tx.pools.add(samplePool({ id: `eu_${index}` }))
          if (index % 3 === 0) throw new Error('on purpose')
          return index
        }),
      ),
    )
    const kept = (await pools.list({ limit: 100 })).items.map((pool) => pool.id)
    const expected = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [`eu_${outcome.value}`] : []))
    assert.equal(expected.length, 20)
    assert.deepEqual(kept, expected.sort())
  })

  it('takes a failed statement for the end of its transaction alone', async () => {
    const { pools, transaction } = bed().store
    await pools.add(samplePool())
    const outcomes = await Promise.allSettled([
      transaction((tx) => tx.pools.add(samplePool({ id: 'eu_1' }))),
      transaction((tx) => tx.pools.add(samplePool())),
      transaction((tx) => tx.pools.add(samplePool({ id: 'eu_2' }))),
    ])
    assert.deepEqual(
      outcomes.map(({ status }) => status),
      ['fulfilled', 'rejected', 'fulfilled'],
    )
    assert.equal(await pools.count(), 3)
  })

  it('shows nothing before the commit', async () => {
    const { database, store, other } = bed()
    const seen: (number | undefined)[] = []
    let reads: Promise<unknown> = Promise.resolve()
    const inside = Promise.withResolvers<void>()
    const reader = inside.promise.then(async () => {
      reads = Promise.all([store.pools.count(), other?.pools.count()]).then((counts) => seen.push(...counts))
    })
    await store.transaction(async (tx) => {
      await tx.pools.add(samplePool())
      inside.resolve()
      for (let turn = 0; turn < 20; turn++) await tx.pools.count()
    })
    await reader
    await reads
    // SQLite has one connection, so a read through it waits for the commit and sees its result.
    assert.deepEqual(seen, [database.engine === 'sqlite' ? 1 : 0, other && 0])
    assert.equal(await store.pools.count(), 1)
  })

  it('lets nobody else change a locked user', async () => {
    const { store } = bed()
    await store.pools.add(samplePool())
    const user = sampleUser({ attributes: { count: '0' } })
    await store.users.add(user, 'ada', undefined, [])
    const countUp = (tx: Repositories) =>
      tx.users.lock(poolId, user.id).then(async (current) => {
        const { attributes } = current ?? assert.fail('the user is gone')
        await tx.users.put({ ...user, attributes: { count: `${Number(attributes.count) + 1}` } })
      })
    await Promise.all(
      Array.from({ length: 30 }, (_, index) => ((index % 2 && bed().other) || store).transaction(countUp)),
    )
    assert.equal((await store.users.find(poolId, user.id))?.attributes.count, '30')
  })

  for (const [what, call] of Object.entries<(store: TestBed['store']) => Promise<unknown>>({
    'a transaction': (store) => store.transaction(async () => undefined),
    'a write': (store) => store.usedSessions.use('id', noon),
    'a read': (store) => store.users.aliases(poolId, 'nobody'),
    'a ping': (store) => store.ping(),
  })) {
    it(`refuses ${what} around the transaction it is in`, async () => {
      const { store } = bed()
      await assert.rejects(
        store.transaction(() => call(store)),
        /through the repositories/,
      )
      await call(store)
    })
  }

  it('refuses statements of a transaction that has ended', async () => {
    const { store } = bed()
    let kept: Repositories | undefined
    await store.transaction(async (tx) => {
      kept = tx
    })
    const ended = kept ?? assert.fail('never ran')
    await assert.rejects(ended.pools.add(samplePool()), /has ended/)
    assert.equal(await store.pools.count(), 0)
  })

  it('lets no statement of a failed transaction slip into the next', async () => {
    const { store } = bed()
    let late: Promise<unknown> = Promise.resolve()
    const failing = store.transaction(async (tx) => {
      late = (async () => {
        for (let turn = 0; turn < 30; turn++) await tx.pools.count()
        await tx.pools.add(samplePool({ id: 'eu_late' }))
      })()
      late.catch(() => undefined)
      throw new Error('on purpose')
    })
    const next = store.transaction(async (tx) => {
      for (let turn = 0; turn < 60; turn++) await tx.pools.count()
    })
    await assert.rejects(failing, /on purpose/)
    await next
    await assert.rejects(late, /has ended/)
    assert.equal(await store.pools.find('eu_late'), undefined)
  })
}

export function sealingCases(bed: () => TestBed): void {
  it('stores no secret in the clear', async () => {
    const { store, database } = bed()
    await fillPool(bed(), poolId)
    await store.settings.putIfAbsent('signing', Buffer.from('PLAINTEXT-setting'))
    let dump = ''
    for (const { name } of await database.read.introspection.getTables()) {
      const rows = await database.read
        .selectFrom(name as 'users')
        .selectAll()
        .execute()
      for (const value of rows.flatMap(Object.values)) {
        dump += value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : String(value)
        dump += '\n'
      }
    }
    assert.match(dump, /ada@example\.com/)
    assert.doesNotMatch(dump, /PLAINTEXT/)
    const base64 = Buffer.from('PLAINTEXT').toString('base64').slice(0, 11)
    assert.ok(!dump.includes(base64))
  })

  it('opens a sealed value in its own row only', async () => {
    const { store, database } = bed()
    await fillPool(bed(), 'eu_1')
    await fillPool(bed(), 'eu_2')
    const foreign = (eb: { selectFrom: typeof database.read.selectFrom }) =>
      eb.selectFrom('users').select('password').where('pool_id', '=', 'eu_2')
    await database.write((db) =>
      db
        .updateTable('users')
        .set({ password: foreign(db) })
        .where('pool_id', '=', 'eu_1')
        .execute(),
    )
    const named = { usernameKey: 'ada', aliases: [] }
    await assert.rejects(store.users.findByName('eu_1', named))
    assert.ok((await store.users.findByName('eu_2', named))?.password)
  })
}

export function sealedFactorCases(bed: () => TestBed): void {
  it('opens a secret in its own row and column only', async () => {
    const { store, database } = bed()
    const userIds = [await fillPool(bed(), 'eu_1'), await fillPool(bed(), 'eu_2')]
    const find = (index: 0 | 1) => store.softwareTokens.find(`eu_${index + 1}`, userIds[index] ?? '')
    const { secret } = (await find(0)) ?? assert.fail('no token')
    assert.deepEqual(secret, Buffer.from('PLAINTEXT-totp-one!!'))
    await database.write((db) =>
      db
        .updateTable('software_tokens')
        .set((eb) => ({ secret: eb.ref('pending') }))
        .where('pool_id', '=', 'eu_1')
        .execute(),
    )
    await assert.rejects(find(0))
    assert.ok(await find(1))
    await database.write((db) =>
      db
        .updateTable('password_history')
        .set({ password: db.selectFrom('password_history').select('password').where('pool_id', '=', 'eu_2') })
        .where('pool_id', '=', 'eu_1')
        .execute(),
    )
    await assert.rejects(store.passwordHistory.list('eu_1', userIds[0] ?? '', 9))
    assert.equal((await store.passwordHistory.list('eu_2', userIds[1] ?? '', 9)).length, 1)
  })
}

export function settingCases(bed: () => TestBed): void {
  it('keeps the first value of many writers', async () => {
    const { store, other } = bed()
    const name = 'first writer wins'
    assert.equal(await store.settings.find(name), undefined)
    const stands = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        ((index % 2 && other) || store).settings.putIfAbsent(name, Buffer.from(`value ${index}`)),
      ),
    )
    const first = stands[0] ?? assert.fail('nothing was written')
    assert.match(first.toString(), /^value \d+$/)
    for (const value of stands) assert.deepEqual(value, first)
    assert.deepEqual(await store.settings.find(name), first)
    assert.deepEqual(await store.settings.putIfAbsent(name, Buffer.from('later')), first)
  })

  it('answers pings', async () => {
    await bed().store.ping()
    await bed().other?.ping()
  })
}
