import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { describe, it } from 'node:test'
import { passwordProblem } from './passwords.ts'
import { newTemporaryPassword } from './temporary-password.ts'

const strictest = { RequireUppercase: true, RequireLowercase: true, RequireNumbers: true, RequireSymbols: true }

describe('a temporary password', () => {
  for (const MinimumLength of [6, 8, 10, 20, 99])
    it(`suits every policy of ${MinimumLength} characters`, () => {
      const policy = { ...strictest, MinimumLength }
      const made = Array.from({ length: 200 }, () => newTemporaryPassword(policy, randomBytes))
      for (const password of made) {
        assert.equal(passwordProblem(password, policy), undefined)
        assert.equal(password.length, Math.max(MinimumLength, 10))
        assert.match(password, /^[A-HJ-NP-Za-km-z2-9][A-HJ-NP-Za-km-z2-9!#%*+\-=?@]*[A-HJ-NP-Za-km-z2-9]$/)
      }
      assert.equal(new Set(made).size, made.length)
    })

  it('is long enough where the policy says nothing', () =>
    assert.equal(newTemporaryPassword({}, randomBytes).length, 10))
})
