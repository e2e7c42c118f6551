import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Attempts } from '#domain/attempts.ts'
import { countPasswordTry, lockMilliseconds } from './lockout.ts'

const at = (seconds: number) => new Date(1_700_000_000_000 + seconds * 1_000)

test('the n-th failure locks for 2^(n-5) seconds, 15 minutes at most', () => {
  const seconds = [1, 2, 3, 4, 5, 6, 7, 8, 14, 15, 40].map((failures) => lockMilliseconds(failures) / 1_000)
  assert.deepEqual(seconds, [0, 0, 0, 0, 1, 2, 4, 8, 512, 900, 900])
})

test('five failures in a row are free, the sixth try waits a second', () => {
  let attempts: Attempts | undefined
  for (let n = 1; n <= 5; n++) {
    attempts = countPasswordTry(attempts, at(0))
    assert.equal(attempts?.count, n)
  }
  assert.equal(countPasswordTry(attempts, at(0.999)), undefined)
  assert.equal(countPasswordTry(attempts, at(1))?.count, 6)
})

test('a try during the lock does not extend it', () => {
  const six = { count: 6, firstAt: at(0), lastAt: at(0) }
  assert.equal(countPasswordTry(six, at(1.9)), undefined)
  assert.equal(countPasswordTry(six, at(2))?.count, 7)
})

test('15 quiet minutes forgive all failures', () => {
  const twelve = { count: 12, firstAt: at(0), lastAt: at(0) }
  assert.equal(countPasswordTry(twelve, at(899))?.count, 13)
  assert.deepEqual(countPasswordTry(twelve, at(900)), { count: 1, firstAt: at(900), lastAt: at(900) })
})

test('a clock that is behind another server’s is no lock, and does not turn the time of the last try back', () => {
  const two = { count: 2, firstAt: at(0), lastAt: at(10) }
  assert.deepEqual(countPasswordTry(two, at(9.5)), { count: 3, firstAt: at(0), lastAt: at(10) })
})
