import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isCaseSensitive, signInNames } from './sign-in-options.ts'

const cases = [
  [{}, ['username']],
  [{ UsernameAttributes: ['email' as const] }, ['email']],
  [{ AliasAttributes: ['email' as const, 'preferred_username' as const] }, ['username', 'email', 'preferred_username']],
] as const
for (const [pool, names] of cases)
  test(`users call themselves by ${names.join(', ')}`, () => {
    assert.deepEqual(signInNames({ ...pool } as Parameters<typeof signInNames>[0]), names)
  })

test('a pool that says nothing is case sensitive', () => {
  assert.equal(isCaseSensitive({}), true)
  assert.equal(isCaseSensitive({ UsernameConfiguration: { CaseSensitive: false } }), false)
})
