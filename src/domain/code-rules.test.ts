import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { codeExpired, codeMismatch, codeProblem, confirmationTarget, simulatedTarget } from './code-rules.ts'
import type { StoredCode } from './codes.ts'
import { maskDestination } from './masking.ts'
import type { PoolSettings, UserPool } from './pools.ts'
import type { Attributes } from './users.ts'

const at = new Date(0)
const pool = (settings: PoolSettings): UserPool => ({
  id: 'us-east-1_test',
  name: 'test',
  settings,
  createdAt: at,
  modifiedAt: at,
})
const verifying = (...names: ('email' | 'phone_number')[]) => pool({ AutoVerifiedAttributes: names })

const code: StoredCode = {
  poolId: 'us-east-1_test',
  userId: 'u',
  purpose: 'confirm_sign_up',
  hash: Buffer.alloc(32),
  attribute: 'email',
  destination: 'a@b.example',
  createdAt: at,
  expiresAt: new Date(1_000),
}

describe('the verdict on a code', () => {
  const before = new Date(999)
  const cases: readonly [why: string, StoredCode | undefined, matches: boolean, now: Date, expected: unknown][] = [
    ['right and in time', code, true, before, undefined],
    ['wrong', code, false, before, codeMismatch],
    ['right at the very end of its life', code, true, code.expiresAt, codeExpired],
    ['wrong and late', code, false, code.expiresAt, codeExpired],
    ['never sent', undefined, false, before, codeExpired],
    ['never sent, whatever the comparison says', undefined, true, before, codeExpired],
  ]
  for (const [why, stored, matches, now, expected] of cases)
    it(why, () => assert.deepEqual(codeProblem(stored, matches, now), expected))
})

describe('where the code of a sign-up goes', () => {
  const both: Attributes = { email: 'a@b.example', phone_number: '+15550100' }
  const byEmail = { attribute: 'email', channel: 'email', destination: 'a@b.example' }
  const byPhone = { attribute: 'phone_number', channel: 'sms', destination: '+15550100' }
  const cases: readonly [why: string, UserPool, Attributes, unknown][] = [
    ['nowhere in a pool that verifies nothing', pool({}), both, undefined],
    ['nowhere without the attribute', verifying('email'), { phone_number: '+15550100' }, undefined],
    ['to the e-mail address', verifying('email'), both, byEmail],
    ['to the phone number', verifying('phone_number'), both, byPhone],
    ['to the phone number first', verifying('email', 'phone_number'), both, byPhone],
    ['to what there is', verifying('email', 'phone_number'), { email: 'a@b.example' }, byEmail],
  ]
  for (const [why, of, attributes, expected] of cases)
    it(why, () => assert.deepEqual(confirmationTarget(of, attributes), expected))
})

describe('where a code for nobody seems to go', () => {
  const hash = Buffer.from('0a1b2c3d', 'hex')
  const shown = (of: UserPool, name: string) => {
    const { attribute, destination } = simulatedTarget(of, name, hash)
    return maskDestination(attribute, destination)
  }
  it('to the name, if it is an address that the pool verifies', () => {
    assert.equal(shown(verifying('email'), 'someone@example.com'), 's***@e***')
    assert.equal(shown(verifying('email', 'phone_number'), 'someone@example.com'), 's***@e***')
    assert.equal(shown(verifying('phone_number'), '+15550123456'), '+*******3456')
  })
  it('to an address that is made up, the same each time, and shows nothing of the name', () => {
    assert.equal(shown(verifying('email'), 'ada'), 'k***@b***')
    assert.equal(shown(verifying('email'), '+15550123456'), 'k***@b***')
    assert.equal(shown(verifying('phone_number'), 'ada'), '+*******2587')
    assert.equal(shown(verifying('phone_number'), 'someone@example.com'), '+*******2587')
  })
})
