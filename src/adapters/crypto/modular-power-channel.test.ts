import assert from 'node:assert/strict'
import { test } from 'node:test'
import { DegeneratePower, type PowerOperands } from './modular-power.ts'
import { ask, type Channel, channelOver, createChannel, serve, takeResult } from './modular-power-channel.ts'

const secret = Buffer.from('the private value of a handshake')
const base = Buffer.alloc(384, 7)

/** Lets the other end do all there is to do, and wakes it no more. */
function serveOnce(channel: Channel, compute: (operands: PowerOperands) => Uint8Array): number[] {
  const told: number[] = []
  const done = new Error('done')
  const tell = (slot: number) => {
    told.push(slot)
    if (told.length === channel.slots.length) throw done
  }
  assert.throws(() => serve(channelOver(channel.memory), compute, tell), done)
  return told
}

test('operands of any length arrive as they were, two or four of them, and results at the slot that asked', () => {
  const channel = createChannel(2)
  const seen: PowerOperands[] = []
  ask(channel, 0, [base, secret])
  ask(channel, 1, [base, Buffer.of(3), secret, Buffer.of(5, 6)])
  const told = serveOnce(channel, (operands) => {
    seen.push(operands)
    return Buffer.alloc(384, seen.length)
  })
  assert.deepEqual(told, [0, 1])
  assert.deepEqual(seen, [
    [base, secret],
    [base, Buffer.of(3), secret, Buffer.of(5, 6)],
  ])
  assert.deepEqual([takeResult(channel, 0), takeResult(channel, 1)], [Buffer.alloc(384, 1), Buffer.alloc(384, 2)])
})

test('nothing of a job stays in the shared memory', () => {
  const channel = createChannel(1)
  const rest = () => Buffer.from(channel.memory, 4).toString('latin1')
  ask(channel, 0, [base, secret])
  assert.ok(rest().includes(secret.toString('latin1')))
  serveOnce(channel, () => base)
  assert.ok(!rest().includes(secret.toString('latin1')))
  takeResult(channel, 0)
  assert.ok(!rest().includes('\x07'))
})

test('degenerate operands have no result, and any other failure ends the thread with nothing left behind', () => {
  const channel = createChannel(1)
  ask(channel, 0, [base, secret])
  serveOnce(channel, () => {
    throw new DegeneratePower('bad')
  })
  assert.equal(takeResult(channel, 0), undefined)
  ask(channel, 0, [base, secret])
  const broken = new Error('broken')
  assert.throws(
    () =>
      serve(
        channel,
        () => {
          throw broken
        },
        () => undefined,
      ),
    broken,
  )
  assert.ok(!Buffer.from(channel.memory).includes(secret))
})
