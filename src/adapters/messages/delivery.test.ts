import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { HOUR, MINUTE, SECOND, START, settled, world } from '../../../test/support/delivery-world.ts'
import type { SendMessage } from './delivery.ts'
import { DeliveryFailure } from './delivery-failure.ts'

const accept: SendMessage = async () => {}

describe('startDelivery', () => {
  it('sends what it finds at the start and what it is woken for', async () => {
    const { outbox, start } = world()
    const sent: string[] = []
    outbox.add('one')
    const delivery = start(async (_message, { id }) => void sent.push(id))
    await delivery.idle()
    outbox.add('two')
    outbox.add('three')
    delivery.wake()
    await delivery.idle()

    assert.deepEqual(sent, ['one', 'two', 'three'])
    const { state, message, finishedAt, problem } = outbox.row('two')
    assert.deepEqual(
      { state, message, finishedAt, problem },
      { state: 'sent', message: undefined, finishedAt: START, problem: undefined },
    )
    await delivery.close()
  })

  it('leaves the outbox alone without a server', async () => {
    const { outbox, time, start } = world()
    outbox.add('one')
    const delivery = start(undefined)
    delivery.wake()
    await delivery.idle()
    await delivery.close()
    assert.equal(outbox.claims + time.timers.size, 0)
  })

  it('tries again after 5 s, 10 s … 15 min and gives up within 24 hours', async () => {
    const { outbox, time, start } = world()
    const tries: number[] = []
    outbox.add('one')
    const delivery = start(async () => {
      tries.push(time.now().getTime() - START.getTime())
      throw new DeliveryFailure('451 later', false)
    })
    await settled()
    await time.advance(25 * HOUR)

    const pauses = tries.map((at, index) => (at - (tries[index - 1] ?? 0)) / SECOND)
    assert.deepEqual(pauses.slice(0, 12), [0, 5, 10, 20, 40, 80, 160, 320, 640, 900, 900, 900])
    assert.equal(new Set(pauses.slice(9)).size, 1)
    assert.ok((tries.at(-1) ?? 0) < 24 * HOUR && (tries.at(-1) ?? 0) >= 24 * HOUR - 900 * SECOND)
    const { state, problem, message } = outbox.row('one')
    assert.deepEqual({ state, problem, message }, { state: 'failed', problem: '451 later', message: undefined })
    await delivery.close()
  })

  it('spreads the tries', async () => {
    const { outbox, start } = world(0.5)
    outbox.add('one')
    const delivery = start(() => Promise.reject(new Error('away')))
    await delivery.idle()
    assert.deepEqual(outbox.row('one').nextTryAt, new Date(START.getTime() + 5_625))
    await delivery.close()
  })

  it('gives up at once after a refusal for good', async () => {
    const { outbox, start } = world()
    outbox.add('one')
    const delivery = start(() => Promise.reject(new DeliveryFailure('550 <one@people.example> unknown, 123456', true)))
    await delivery.idle()
    const { state, tries, problem, message } = outbox.row('one')
    assert.deepEqual({ state, tries, message }, { state: 'failed', tries: 1, message: undefined })
    assert.equal(problem, '550 <o***@p***> unknown, ***')
    await delivery.close()
  })

  it('does not send what is older than 24 hours', async () => {
    const { outbox, start } = world()
    outbox.add('old', new Date(START.getTime() - 24 * HOUR))
    const delivery = start(() => assert.fail('sent'))
    await delivery.idle()
    const { state, problem } = outbox.row('old')
    assert.deepEqual({ state, problem }, { state: 'failed', problem: 'Not delivered within 24 hours' })
    await delivery.close()
  })

  it('sends four at a time', async () => {
    const { outbox, start } = world()
    for (let index = 0; index < 10; index += 1) outbox.add(`m${index}`)
    const open: (() => void)[] = []
    let most = 0
    const delivery = start(() => {
      const { promise, resolve } = Promise.withResolvers<void>()
      most = Math.max(most, open.push(resolve))
      return promise
    })
    await settled()
    assert.equal(open.length, 4)
    assert.equal(
      [...outbox.rows.values()].filter(({ tries }) => tries > 0).length,
      4,
      'claims no more than it can send',
    )
    for (let index = 0; index < 10; index += 1) {
      open.shift()?.()
      await settled()
    }
    await delivery.idle()
    assert.equal(most, 4)
    assert.deepEqual(
      new Set([...outbox.rows.values()].map(({ state, tries }) => `${state} ${tries}`)),
      new Set(['sent 1']),
    )
    await delivery.close()
  })

  it('cuts off a send that hangs and meanwhile sends others', async () => {
    const { outbox, time, start } = world()
    let aborted = 0
    outbox.add('hanging')
    const delivery = start((_message, { id, signal }) => {
      if (id !== 'hanging') return Promise.resolve()
      signal.addEventListener('abort', () => (aborted += 1))
      return new Promise(() => {})
    })
    await settled()
    outbox.add('other')
    delivery.wake()
    await settled()
    assert.equal(outbox.row('other').state, 'sent')

    await time.advance(59 * SECOND)
    assert.deepEqual([aborted, outbox.row('hanging').problem], [0, undefined])
    await time.advance(SECOND)
    assert.deepEqual([aborted, outbox.row('hanging').problem], [1, 'The server did not answer in time'])
    assert.deepEqual(outbox.row('hanging').nextTryAt, new Date(START.getTime() + 65 * SECOND))
    const closing = delivery.close()
    await time.advance(10 * SECOND)
    await closing
  })

  it('keeps one timer however often it is woken', async () => {
    const { outbox, time, start } = world()
    outbox.add('one')
    const delivery = start(() => Promise.reject(new Error('away')))
    for (let index = 0; index < 50; index += 1) {
      delivery.wake()
      if (index % 10 === 0) await settled()
    }
    await delivery.idle()
    assert.equal(time.timers.size, 1)
    await time.advance(HOUR)
    await delivery.idle()
    assert.equal(time.timers.size, 1)
    await delivery.close()
    assert.equal(time.timers.size, 0)
  })

  it('makes no busy loop of a message that is due but cannot be had', async () => {
    const { outbox, time, start } = world()
    outbox.nextDue = async () => new Date(START.getTime() - HOUR)
    const delivery = start(accept)
    await delivery.idle()
    await time.advance(10 * SECOND)
    assert.equal(outbox.claims, 11)
    await delivery.close()
  })

  it('looks for what other nodes left behind every minute', async () => {
    const { outbox, time, start } = world()
    const delivery = start(accept)
    await delivery.idle()
    outbox.add('left')
    await time.advance(MINUTE)
    await delivery.idle()
    assert.equal(outbox.row('left').state, 'sent')
    await delivery.close()
  })

  for (const method of ['claimDue', 'nextDue'] as const) {
    it(`outlives a database that fails at ${method}`, async () => {
      const { outbox, time, logs, start } = world()
      outbox.broken = method
      const delivery = start(accept)
      await delivery.idle()
      assert.deepEqual(
        logs.map(({ level }) => level),
        ['error'],
      )
      outbox.broken = undefined
      outbox.add('one')
      await time.advance(5 * SECOND)
      await delivery.idle()
      assert.equal(outbox.row('one').state, 'sent')
      await delivery.close()
    })
  }

  it('sends again when the outcome could not be written', async () => {
    const { outbox, time, start } = world()
    let sends = 0
    outbox.add('one')
    outbox.broken = 'finish'
    const delivery = start(async () => {
      sends += 1
    })
    await delivery.idle()
    outbox.broken = undefined
    await time.advance(119 * SECOND)
    assert.equal(sends, 1)
    await time.advance(SECOND)
    await delivery.idle()
    assert.deepEqual([sends, outbox.row('one').state], [2, 'sent'])
    await delivery.close()
  })

  it('after a crash another start sends what was under way, once its lease is over', async () => {
    const { outbox, time, start } = world()
    outbox.add('one')
    await outbox.claimDue(START, 1, new Date(START.getTime() + 2 * MINUTE))
    const delivery = start(accept)
    await delivery.idle()
    await time.advance(119 * SECOND)
    assert.equal(outbox.row('one').state, 'pending')
    await time.advance(SECOND)
    assert.deepEqual([outbox.row('one').state, outbox.row('one').tries], ['sent', 2])
    await delivery.close()
  })

  it('logs who and why without the address, the text or the code', async () => {
    const { outbox, logs, start } = world()
    outbox.add('sent')
    outbox.add('refused')
    outbox.add('delayed')
    outbox.add('text', START, { channel: 'sms', recipient: '+15555550100' })
    const delivery = start(async (message, { id }) => {
      const words = `${id}: ${message.recipient} ${message.body}`
      if (id !== 'sent') throw new DeliveryFailure(words, id === 'refused')
    })
    await delivery.idle()
    assert.deepEqual(logs.map(({ level, text }) => `${level}: ${text}`).sort(), [
      'error: message given up',
      'info: message sent',
      'warn: message not sent, it will be tried again',
      'warn: message not sent, it will be tried again',
    ])
    const refused = logs.find(({ level }) => level === 'error')
    assert.deepEqual(refused?.fields, {
      messageId: 'refused',
      poolId: 'eu-west-1_Abc123456',
      kind: 'sign_up',
      channel: 'email',
      recipient: 'r***@p***',
      tries: 1,
      problem: 'refused: r***@p*** ***',
    })
    assert.doesNotMatch(JSON.stringify(logs), /people\.example|123456(?!")|Your code|15555550100/)
    await delivery.close()
  })
})
