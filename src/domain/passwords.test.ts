import assert from 'node:assert/strict'
import { test } from 'node:test'
import { passwordProblem } from './passwords.ts'

const strict = {
  MinimumLength: 8,
  RequireUppercase: true,
  RequireLowercase: true,
  RequireNumbers: true,
  RequireSymbols: true,
}
const prefix = 'Password did not conform with policy: '

test('each rule of the policy is named when it is broken, the first one only', () => {
  const cases: [string, string | undefined][] = [
    ['Passw0rd!', undefined],
    ['Pa0!', 'Password not long enough'],
    ['', 'Password not long enough'],
    ['passw0rd!', 'Password must have uppercase characters'],
    ['PASSW0RD!', 'Password must have lowercase characters'],
    ['Password!', 'Password must have numeric characters'],
    ['Passw0rdd', 'Password must have symbol characters'],
    ['passwords', 'Password must have uppercase characters'],
    ['Passw0rd ', 'Password must have symbol characters'],
    [' Passw0rd', 'Password must have symbol characters'],
    ['Passw 0rd', undefined],
    ['ÀÉÎÕÜàéîõü', 'Password must have uppercase characters'],
  ]
  for (const [password, reason] of cases)
    assert.equal(passwordProblem(password, strict), reason && prefix + reason, password)
})

test('every symbol of the guide counts', () => {
  for (const symbol of '^$*.[]{}()?"!@#%&/\\,><\':;|_~`=+-')
    assert.equal(passwordProblem(`Passw0rd${symbol}`, strict), undefined, symbol)
})

test('a lax policy asks only for length', () => {
  assert.equal(passwordProblem('aaaaaa', { MinimumLength: 6 }), undefined)
  assert.equal(passwordProblem('aaaaa', { MinimumLength: 6 }), `${prefix}Password not long enough`)
})
