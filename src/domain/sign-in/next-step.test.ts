import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { PoolSettings } from '#domain/pools.ts'
import { noMfa, type User, type UserStatus } from '#domain/users.ts'
import { nextStep, type PassedStep, type Step } from './next-step.ts'

const now = new Date(1_700_000_000_000)
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000)

function step(
  status: UserStatus,
  passed: PassedStep[],
  more: { enabled?: boolean; settings?: PoolSettings; temporarySince?: Date; app?: boolean } = {},
): string {
  const user: User = {
    poolId: 'p',
    id: 'u',
    username: 'anna',
    status,
    enabled: more.enabled ?? true,
    mfa: noMfa,
    attributes: {},
    createdAt: now,
    modifiedAt: now,
  }
  const pool = { id: 'p', name: 'p', settings: more.settings ?? {}, createdAt: now, modifiedAt: now }
  const password = { salt: Buffer.alloc(16), verifier: Buffer.alloc(384), temporarySince: more.temporarySince }
  return said(nextStep({ pool, user, password, passed, hasSoftwareToken: more.app ?? false, now }))
}

function said(step: Step): string {
  if (step.kind === 'refused') return `${step.code}: ${step.message}`
  return step.kind === 'challenge' ? step.name : step.kind
}

const incorrect = 'NotAuthorizedException: Incorrect username or password.'

test('a confirmed user who gave the password is in; whoever gave nothing is not', () => {
  assert.equal(step('CONFIRMED', ['PASSWORD']), 'signed in')
  assert.equal(step('CONFIRMED', []), incorrect)
  assert.equal(step('CONFIRMED', ['NEW_PASSWORD_REQUIRED']), incorrect)
})

test('what stands in a user’s way comes before what they have shown', () => {
  for (const passed of [[], ['PASSWORD']] as PassedStep[][]) {
    assert.equal(step('CONFIRMED', passed, { enabled: false }), 'NotAuthorizedException: User is disabled.')
    assert.equal(step('UNCONFIRMED', passed), 'UserNotConfirmedException: User is not confirmed.')
    assert.equal(step('RESET_REQUIRED', passed), 'PasswordResetRequiredException: Password reset required for the user')
    for (const status of ['ARCHIVED', 'COMPROMISED', 'UNKNOWN', 'EXTERNAL_PROVIDER'] as const)
      assert.equal(step(status, passed), incorrect, status)
  }
})

test('a temporary password leads to a new one while it is young enough', () => {
  const since = (days: number) => ({ temporarySince: daysAgo(days) })
  const expired = 'NotAuthorizedException: Temporary password has expired and must be reset by an administrator.'
  const days = (TemporaryPasswordValidityDays: number) => ({
    Policies: { PasswordPolicy: { TemporaryPasswordValidityDays } },
  })
  assert.equal(step('FORCE_CHANGE_PASSWORD', []), incorrect)
  assert.equal(step('FORCE_CHANGE_PASSWORD', ['PASSWORD'], since(6.99)), 'NEW_PASSWORD_REQUIRED')
  assert.equal(step('FORCE_CHANGE_PASSWORD', ['PASSWORD'], since(7)), expired)
  assert.equal(step('FORCE_CHANGE_PASSWORD', ['PASSWORD'], { ...since(1), settings: days(1) }), expired)
  assert.equal(
    step('FORCE_CHANGE_PASSWORD', ['PASSWORD'], { ...since(6), settings: days(0) }),
    'NEW_PASSWORD_REQUIRED',
    '0 stands for the default',
  )
  assert.equal(step('FORCE_CHANGE_PASSWORD', ['PASSWORD', 'NEW_PASSWORD_REQUIRED']), 'signed in')
})

test('a second factor comes after the password, and after its change', () => {
  const settings: PoolSettings = {
    MfaConfiguration: 'ON',
    Mfa: { SoftwareTokenMfaConfiguration: { Enabled: true } },
  }
  assert.equal(step('CONFIRMED', ['PASSWORD'], { settings }), 'MFA_SETUP')
  assert.equal(step('CONFIRMED', ['PASSWORD'], { settings, app: true }), 'SOFTWARE_TOKEN_MFA')
  assert.equal(step('FORCE_CHANGE_PASSWORD', ['PASSWORD'], { settings, app: true }), 'NEW_PASSWORD_REQUIRED')
  assert.equal(step('CONFIRMED', ['PASSWORD', 'NEW_PASSWORD_REQUIRED'], { settings }), 'MFA_SETUP')
  assert.equal(step('CONFIRMED', ['PASSWORD', 'SOFTWARE_TOKEN_MFA'], { settings, app: true }), 'signed in')
  assert.equal(step('CONFIRMED', ['SOFTWARE_TOKEN_MFA'], { settings, app: true }), incorrect)
  assert.equal(step('CONFIRMED', ['PASSWORD'], { settings: { MfaConfiguration: 'OPTIONAL' } }), 'signed in')
})

test('a pool that demands a second factor and offers none lets nobody in', () => {
  assert.match(step('CONFIRMED', ['PASSWORD'], { settings: { MfaConfiguration: 'ON' } }), /^InvalidParameterException/)
})
