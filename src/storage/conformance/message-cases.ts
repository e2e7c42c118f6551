import assert from 'node:assert/strict'
import { it } from 'node:test'
import type { OutboxEntry } from '#domain/messages.ts'
import { minutesAfterNoon, noon, sampleMessage, samplePool, sampleUser } from './samples.ts'
import type { TestBed } from './test-bed.ts'

const poolId = samplePool().id
const ids = (entries: readonly OutboxEntry[]) => entries.map((entry) => entry.id)

export function messageCases(bed: () => TestBed): void {
  const withMessages = async (...pending: string[]) => {
    const { pools, messages } = bed().store
    await pools.add(samplePool())
    for (const id of pending) await messages.add({ id, message: sampleMessage(), state: 'pending', at: noon })
    return messages
  }
  const only = async () => (await bed().store.messages.list({ page: { limit: 1 } })).items[0]

  it('claims what is due, oldest first, and hides it until the lease ends', async () => {
    const messages = await withMessages('1', '2', '3')
    assert.deepEqual(await messages.nextDue(), noon)
    assert.deepEqual(await messages.claimDue(minutesAfterNoon(-1), 9, minutesAfterNoon(5)), [])
    const [first, ...others] = await messages.claimDue(noon, 2, minutesAfterNoon(5))
    assert.deepEqual(ids(others), ['2'])
    const plain = sampleMessage()
    const { userId, kind, channel, recipient } = plain
    const rest = { finishedAt: undefined, problem: undefined, createdAt: noon }
    const claimed = { message: plain, poolId, userId, kind, channel, recipient, state: 'pending', tries: 1 }
    assert.deepEqual(first, { id: '1', ...claimed, ...rest, nextTryAt: minutesAfterNoon(5) })
    assert.deepEqual(ids(await messages.claimDue(minutesAfterNoon(4), 9, minutesAfterNoon(10))), ['3'])
    assert.deepEqual(await messages.nextDue(), minutesAfterNoon(5))
    const again = await messages.claimDue(minutesAfterNoon(5), 9, minutesAfterNoon(10))
    assert.deepEqual(
      again.map((entry) => [entry.id, entry.tries]),
      [
        ['1', 2],
        ['2', 2],
      ],
    )
  })

  it('finishes: the text goes, the record stays', async () => {
    const messages = await withMessages('1')
    await messages.finish('1', { state: 'failed', at: minutesAfterNoon(1), problem: '550 no' })
    const entry = await only()
    const { message, state, finishedAt, nextTryAt, problem, recipient } = entry ?? assert.fail('no entry')
    assert.deepEqual(
      { message, state, finishedAt, nextTryAt, problem, recipient },
      {
        message: undefined,
        state: 'failed',
        finishedAt: minutesAfterNoon(1),
        nextTryAt: undefined,
        problem: '550 no',
        recipient: 'ada@example.com',
      },
    )
    assert.equal(await messages.nextDue(), undefined)
    assert.deepEqual(await messages.claimDue(minutesAfterNoon(9), 9, minutesAfterNoon(10)), [])
  })

  it('finishes and retries pending messages only', async () => {
    const messages = await withMessages('1')
    await messages.finish('1', { state: 'sent', at: noon, problem: undefined })
    await messages.retry('1', minutesAfterNoon(1), 'late')
    await messages.finish('1', { state: 'failed', at: minutesAfterNoon(1), problem: 'late' })
    assert.deepEqual([(await only())?.state, (await only())?.problem], ['sent', undefined])
  })

  it('retries later', async () => {
    const messages = await withMessages('1')
    await messages.claimDue(noon, 1, minutesAfterNoon(5))
    await messages.retry('1', minutesAfterNoon(3), '421 busy')
    assert.deepEqual(await messages.nextDue(), minutesAfterNoon(3))
    const [entry] = await messages.claimDue(minutesAfterNoon(3), 9, minutesAfterNoon(5))
    assert.deepEqual([entry?.problem, entry?.tries, entry?.message], ['421 busy', 2, sampleMessage()])
  })

  it('finds one message by pool and id', async () => {
    const messages = await withMessages('1', '2')
    assert.deepEqual(await messages.find(poolId, '2'), (await messages.list({ page: { limit: 1 } })).items[0])
    assert.equal(await messages.find('us-east-1_Other0000', '2'), undefined)
    assert.equal(await messages.find(poolId, '3'), undefined)
    await messages.finish('1', { state: 'sent', at: noon, problem: undefined })
    assert.equal((await messages.find(poolId, '1'))?.message, undefined)
  })

  it('never claims what is kept', async () => {
    const messages = await withMessages()
    await messages.add({ id: 'k', message: sampleMessage(), state: 'kept', at: noon })
    assert.deepEqual(await messages.claimDue(minutesAfterNoon(1), 9, minutesAfterNoon(5)), [])
    assert.equal(await messages.nextDue(), undefined)
    assert.deepEqual([(await only())?.state, (await only())?.message], ['kept', sampleMessage()])
  })

  it('gives each message to one of many takers', async () => {
    const all = Array.from({ length: 60 }, (_, index) => `${index + 100}`)
    const first = await withMessages(...all)
    const second = bed().other?.messages ?? first
    const claims = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        (index % 2 === 0 ? first : second).claimDue(noon, 3, minutesAfterNoon(5)),
      ),
    )
    assert.ok(claims.every((claimed) => claimed.length <= 3))
    const rest = await first.claimDue(noon, 60, minutesAfterNoon(5))
    assert.deepEqual(ids([...claims.flat(), ...rest]).sort(), all)
  })

  it('fails a message whose text cannot be opened, and hands out the others', async () => {
    const messages = await withMessages('1', '2', '3')
    await messages.add({ id: '4', message: sampleMessage(), state: 'kept', at: noon })
    const damage = { content: Buffer.from('neither nonce nor tag, but long enough') }
    await bed().database.write((db) => db.updateTable('messages').set(damage).where('id', 'in', ['2', '4']).execute())
    assert.deepEqual(ids(await messages.claimDue(noon, 9, minutesAfterNoon(5))), ['1', '3'])
    const { items } = await messages.list({ page: { limit: 9 } })
    assert.deepEqual(
      items.map(({ id, state, message, problem }) => [id, state, message === undefined, problem]),
      [
        ['4', 'kept', true, undefined],
        ['3', 'pending', false, undefined],
        ['2', 'failed', true, 'The stored text could not be opened.'],
        ['1', 'pending', false, undefined],
      ],
    )
    assert.deepEqual(items.find(({ id }) => id === '2')?.finishedAt, noon)
    assert.deepEqual(ids(await messages.claimDue(minutesAfterNoon(9), 9, minutesAfterNoon(20))), ['1', '3'])
  })

  it('goes with its user, sent or not', async () => {
    const messages = await withMessages()
    const { users } = bed().store
    const [gone, stays] = [sampleUser(), sampleUser()]
    for (const user of [gone, stays]) {
      await users.add(user, user.id, undefined, [])
      for (const state of ['pending', 'kept', 'sent'] as const) {
        const id = `${state} ${user.id}`
        const message = sampleMessage({ userId: user.id })
        await messages.add({ id, message, state: state === 'sent' ? 'pending' : state, at: noon })
        if (state === 'sent') await messages.finish(id, { state, at: noon, problem: undefined })
      }
    }
    await users.remove(poolId, gone.id)
    const { items } = await messages.list({ page: { limit: 9 } })
    assert.deepEqual(
      items.map(({ userId }) => userId),
      [stays.id, stays.id, stays.id],
    )
  })

  it('lists newest first, of one pool or of all', async () => {
    const messages = await withMessages('1', '3', '5')
    await bed().store.pools.add(samplePool({ id: 'eu_other' }))
    for (const id of ['2', '4']) {
      await messages.add({ id, message: sampleMessage({ poolId: 'eu_other' }), state: 'kept', at: noon })
    }
    const all = await messages.list({ page: { limit: 3 } })
    const rest = await messages.list({ page: { limit: 3, after: all.next } })
    assert.deepEqual([ids(all.items), ids(rest.items), rest.next], [['5', '4', '3'], ['2', '1'], undefined])
    const first = await messages.list({ poolId, page: { limit: 2 } })
    const second = await messages.list({ poolId, page: { limit: 2, after: first.next } })
    assert.deepEqual([ids(first.items), ids(second.items), second.next], [['5', '3'], ['1'], undefined])
  })

  it('purges what was made before a moment', async () => {
    const messages = await withMessages('1', '2')
    await messages.add({ id: '3', message: sampleMessage(), state: 'kept', at: minutesAfterNoon(1) })
    assert.equal(await messages.purge(minutesAfterNoon(1)), 2)
    assert.equal(await messages.purge(minutesAfterNoon(1)), 0)
    assert.deepEqual(ids((await messages.list({ page: { limit: 9 } })).items), ['3'])
  })
}
