import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Attempts, countInHour } from './attempts.ts'

const at = (minutes: number) => new Date(1_700_000_000_000 + minutes * 60_000)

test('an hour has its number of tries, and begins with the first', () => {
  let attempts: Attempts | undefined
  for (let n = 1; n <= 5; n++) attempts = countInHour(attempts, 5, at(n))
  assert.deepEqual(attempts, { count: 5, firstAt: at(1), lastAt: at(5) })
  assert.equal(countInHour(attempts, 5, at(60)), undefined)
  assert.deepEqual(countInHour(attempts, 5, at(61)), { count: 1, firstAt: at(61), lastAt: at(61) })
})
