import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Message } from '#domain/messages.ts'
import { problemOf, retryDelayMs } from './delivery-attempt.ts'

describe('retryDelayMs', () => {
  const cases: readonly [failedTries: number, random: number, delayMs: number][] = [
    [1, 0, 5_000],
    [2, 0, 10_000],
    [3, 0, 20_000],
    [8, 0, 640_000],
    [9, 0, 900_000],
    [1_000_000, 0, 900_000],
    [1, 0.5, 5_625],
    [9, 0.5, 1_012_500],
  ]
  for (const [failedTries, random, delayMs] of cases) {
    it(`${failedTries} failed, ${random}: ${delayMs} ms`, () =>
      assert.equal(retryDelayMs(failedTries, random), delayMs))
  }
})

describe('problemOf', () => {
  const message: Message = {
    poolId: 'p',
    userId: 'u',
    username: 'ada',
    kind: 'sign_up',
    channel: 'email',
    recipient: 'ada.l+x@people.example',
    subject: 'Code',
    body: 'Your code is 123456',
    code: '123456',
    from: '',
    replyTo: '',
  }
  const cases: readonly [error: unknown, problem: string][] = [
    [new Error('550 <Ada.L+x@People.Example> is unknown'), '550 <a***@p***> is unknown'],
    [new Error('550 spam: Your code is 123456'), '550 spam: ***'],
    [new Error('550 spam: 123456\r\n550 again'), '550 spam: *** 550 again'],
    [new Error('x'.repeat(1_000)), 'x'.repeat(300)],
    ['not an error', 'not an error'],
  ]
  for (const [error, problem] of cases) {
    it(problem.slice(0, 40), () => assert.equal(problemOf(error, message), problem))
  }

  it('hides a phone number', () => {
    const sms: Message = { ...message, channel: 'sms', recipient: '+15555550100' }
    assert.equal(problemOf(new Error('no route to +15555550100'), sms), 'no route to +*******0100')
  })
})
