import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createGate } from './gate.ts'

function latch() {
  let open = () => {}
  const opened = new Promise<void>((resolve) => {
    open = resolve
  })
  return { open, opened }
}

test('work for one key runs in order, one at a time; other keys do not wait', async () => {
  const gate = createGate()
  const log: string[] = []
  const first = latch()
  const a = gate('one', async () => {
    log.push('a starts')
    await first.opened
    log.push('a ends')
  })
  const b = gate('one', async () => void log.push('b'))
  await gate('two', async () => void log.push('other'))
  first.open()
  await Promise.all([a, b])
  assert.deepEqual(log, ['a starts', 'other', 'a ends', 'b'])
})

test('a failure reaches its caller and lets the next one in', async () => {
  const gate = createGate()
  const failing = gate('one', async () => {
    throw new Error('no')
  })
  const next = gate('one', async () => 'yes')
  await assert.rejects(failing, /no/)
  assert.equal(await next, 'yes')
})

test('more waiters than allowed are refused, and room comes back', async () => {
  const gate = createGate(2)
  const first = latch()
  const a = gate('one', () => first.opened)
  const b = gate('one', async () => 'b')
  await assert.rejects(
    gate('one', async () => 'c'),
    { code: 'TooManyRequestsException' },
  )
  first.open()
  await Promise.all([a, b])
  assert.equal(await gate('one', async () => 'd'), 'd')
})
