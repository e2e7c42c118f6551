import assert from 'node:assert/strict'
import { test } from 'node:test'
import { DegeneratePower, type PowerOperands } from './modular-power.ts'
import {
  answersSoFar,
  ask,
  type Channel,
  channelOver,
  createChannel,
  isAnswered,
  nextAnswer,
  serveOnce,
  takeResult,
  wakeWaiting,
} from './modular-power-channel.ts'

const secret = Buffer.from('the private value of a handshake')
const base = Buffer.alloc(384, 7)

/** The other end sees the same memory, and nothing else. */
const serve = (channel: Channel, compute: (operands: PowerOperands) => Uint8Array) =>
  serveOnce(channelOver(channel.memory), compute)

test('operands of any length and number arrive as they were, and results at the slot that asked', () => {
  const jobs: PowerOperands[] = [
    [secret],
    [base, secret],
    [Buffer.alloc(0), secret],
    [base, Buffer.alloc(0)],
    [base, Buffer.of(3), secret, Buffer.of(5, 6)],
  ]
  const channel = createChannel(jobs.length)
  const seen: PowerOperands[] = []
  for (const [slot, operands] of jobs.entries()) ask(channel, slot, operands)
  serve(channel, (operands) => {
    seen.push(operands)
    return Buffer.alloc(384, seen.length)
  })
  assert.deepEqual(seen, jobs)
  for (const slot of jobs.keys()) assert.deepEqual(takeResult(channel, slot), Buffer.alloc(384, slot + 1))
})

test('a slot is answered once, and a shorter job after a longer one has nothing of it', () => {
  const channel = createChannel(2)
  ask(channel, 0, [base, Buffer.of(3), secret, Buffer.of(5, 6)])
  assert.equal(isAnswered(channel, 0), false)
  serve(channel, () => base)
  assert.deepEqual([isAnswered(channel, 0), isAnswered(channel, 1)], [true, false])
  takeResult(channel, 0)
  assert.equal(isAnswered(channel, 0), false)
  ask(channel, 0, [Buffer.of(9)])
  const seen: PowerOperands[] = []
  serve(channel, (operands) => {
    seen.push(operands)
    return base
  })
  assert.deepEqual(seen, [[Buffer.of(9)]])
})

test('an answer wakes who waits for it, and who comes too late need not wait', async () => {
  const channel = createChannel(1)
  const seen = answersSoFar(channel)
  const waiting = nextAnswer(channel, seen)
  assert.ok(waiting)
  ask(channel, 0, [secret])
  serve(channel, () => base)
  await waiting
  assert.equal(nextAnswer(channel, seen), undefined)

  const forNothing = nextAnswer(channel, answersSoFar(channel))
  wakeWaiting(channel)
  await forNothing
})

test('nothing of a job stays in the shared memory', () => {
  const channel = createChannel(1)
  const rest = () => Buffer.from(channel.memory, 8).toString('latin1')
  ask(channel, 0, [base, secret])
  assert.ok(rest().includes(secret.toString('latin1')))
  serve(channel, () => base)
  assert.ok(!rest().includes(secret.toString('latin1')))
  takeResult(channel, 0)
  assert.ok(!rest().includes('\x07'))
})

test('degenerate operands have no result, and any other failure ends the thread with nothing left behind', () => {
  const channel = createChannel(1)
  ask(channel, 0, [base, secret])
  serve(channel, () => {
    throw new DegeneratePower('bad')
  })
  assert.equal(isAnswered(channel, 0), true)
  assert.equal(takeResult(channel, 0), undefined)
  ask(channel, 0, [base, secret])
  const broken = new Error('broken')
  const fail = () => {
    throw broken
  }
  assert.throws(() => serve(channel, fail), broken)
  assert.ok(!Buffer.from(channel.memory).includes(secret))
})

test('there is no slot but those that were made', () => {
  const channel = createChannel(1)
  assert.throws(() => ask(channel, 1, [secret]), RangeError)
})
