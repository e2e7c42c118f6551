import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isRate, rateLimits, typedRates } from './rates.ts'

test('limits that nobody touched are sent as they were, those that this console does not know too', () => {
  const limits = { UserAuthentication: 50, ClientRead: 0, OfLater: 7 }
  assert.deepEqual(rateLimits(typedRates(limits)), limits)
})

test('an empty field leaves a category to the server', () => {
  assert.deepEqual(rateLimits({ UserAuthentication: ' ', UserCreation: '5' }), { UserCreation: 5 })
})

const typed = [
  ['', true],
  ['0', true],
  ['1000000', true],
  ['1000001', false],
  ['-1', false],
  ['1.5', false],
  ['many', false],
] as const
for (const [text, isGood] of typed)
  test(`"${text}" is ${isGood ? 'a' : 'no'} rate`, () => {
    assert.equal(isRate(text), isGood)
  })
