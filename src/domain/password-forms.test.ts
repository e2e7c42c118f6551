import assert from 'node:assert/strict'
import { test } from 'node:test'
import { allowsSrp, passwordForm, possibleForms } from './password-forms.ts'
import type { PasswordForm } from './password-record.ts'

const both = ['ARGON2ID', 'SRP_VERIFIER'] as const
const rows: readonly [string, PasswordForm | undefined, PasswordForm, readonly PasswordForm[], boolean][] = [
  ['never touched', undefined, 'SRP_VERIFIER', ['SRP_VERIFIER'], true],
  ['on', 'ARGON2ID', 'ARGON2ID', both, false],
  ['turned back', 'SRP_VERIFIER', 'SRP_VERIFIER', both, true],
]

for (const [state, PasswordStorage, form, possible, srp] of rows)
  test(`a switch that is ${state}: keeps ${form}, finds ${possible.join(' or ')}, ${srp ? 'speaks' : 'no'} SRP`, () => {
    const pool = { settings: PasswordStorage ? { Extensions: { PasswordStorage } } : {} }
    assert.deepEqual([passwordForm(pool), possibleForms(pool), allowsSrp(pool)], [form, possible, srp])
  })

test('other extensions do not touch the switch', () => {
  assert.deepEqual(possibleForms({ settings: { Extensions: { RateLimits: { UserRead: 1 } } } }), ['SRP_VERIFIER'])
})
