import assert from 'node:assert/strict'
import { it } from 'node:test'
import { phoneNumberProblem } from './phone-number.ts'

const PROBLEM = 'Invalid phone number format.'

const cases: readonly [value: string, problem: string | undefined][] = [
  ['+15555550100', undefined],
  ['+1', undefined],
  ['+123456789012345', undefined],
  ['+1234567890123456', PROBLEM],
  ['+', PROBLEM],
  ['', PROBLEM],
  ['15555550100', PROBLEM],
  ['0015555550100', PROBLEM],
  ['++15555550100', PROBLEM],
  ['+1 555 555 0100', PROBLEM],
  ['+1-555-555-0100', PROBLEM],
  ['+1(555)5550100', PROBLEM],
  ['+15555550100\n', PROBLEM],
  ['+15555550100,+15555550101', PROBLEM],
  ['+15555550100;ext=1', PROBLEM],
  ['\uff0b15555550100', PROBLEM],
  ['+\u0661\u0662\u0663\u0664\u0665', PROBLEM],
  ['+1555555010o', PROBLEM],
]

for (const [value, problem] of cases) {
  it(`${JSON.stringify(value)}: ${problem ?? 'sound'}`, () => assert.equal(phoneNumberProblem(value), problem))
}
