import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { SECOND, settled, world } from '../../../test/support/delivery-world.ts'

describe('close', () => {
  it('waits for what is under way and takes no more', async () => {
    const { outbox, time, start } = world()
    const { promise, resolve } = Promise.withResolvers<void>()
    outbox.add('one')
    const delivery = start(() => promise)
    await settled()
    let closed = false
    const closing = delivery.close().then(() => (closed = true))
    outbox.add('two')
    delivery.wake()
    await settled()
    assert.equal(closed, false)
    resolve()
    await closing
    assert.deepEqual([outbox.row('one').state, outbox.row('two').tries, time.timers.size], ['sent', 0, 0])
  })

  it('finishes what was just being claimed', async () => {
    const { outbox, start } = world()
    outbox.add('one')
    const delivery = start(async () => {})
    await delivery.close()
    assert.equal(outbox.row('one').state, 'sent')
  })

  it('ends at once when it was woken while it read what is due', async () => {
    const { outbox, time, start } = world()
    const { promise, resolve } = Promise.withResolvers<undefined>()
    outbox.nextDue = () => promise
    const delivery = start(async () => {})
    await settled()
    delivery.wake()
    const closing = delivery.close()
    resolve(undefined)
    await closing
    assert.equal(time.timers.size, 0)
  })

  it('waits 10 seconds at most, cuts the rest off and leaves it to the next start', async () => {
    const { outbox, time, start } = world()
    let aborted = false
    outbox.add('one')
    const delivery = start((_message, { signal }) => {
      signal.addEventListener('abort', () => (aborted = true))
      return new Promise(() => {})
    })
    await settled()
    const closing = delivery.close()
    await time.advance(10 * SECOND)
    await closing
    await settled()
    const { state, problem, message } = outbox.row('one')
    assert.deepEqual(
      [aborted, state, problem, message?.code, time.timers.size],
      [true, 'pending', undefined, '123456', 0],
    )
  })
})
