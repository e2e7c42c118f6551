import assert from 'node:assert/strict'
import { test } from 'node:test'
import { changedMfa, type MfaWishes, withMethod, withoutMethod } from './mfa-settings.ts'
import type { PoolSettings } from './pools.ts'
import type { MfaMethod, MfaSettings, User } from './users.ts'

const now = new Date(1_700_000_000_000)
const all: PoolSettings = {
  MfaConfiguration: 'OPTIONAL',
  SmsConfiguration: { SnsCallerArn: 'arn:aws:iam::000000000000:role/sms' },
  Mfa: { SoftwareTokenMfaConfiguration: { Enabled: true }, EmailMfaConfiguration: {} },
}
const mfa = (preferred: MfaMethod | undefined, ...enabled: MfaMethod[]): MfaSettings => ({ enabled, preferred })
const addresses = { phone_number: '+12065550100', email: 'anna@example.com' }
const proved = { secret: Buffer.alloc(20), pending: undefined }
const begun = { secret: undefined, pending: Buffer.alloc(20) }

type Case = {
  had?: MfaSettings
  settings?: PoolSettings
  attributes?: Record<string, string>
  app?: typeof proved | typeof begun | undefined
}

function change(
  wishes: MfaWishes,
  { had = mfa(undefined), settings = all, attributes = addresses, ...more }: Case = {},
) {
  const pool = { id: 'p', name: 'p', settings, createdAt: now, modifiedAt: now }
  const times = { createdAt: now, modifiedAt: now }
  const user: User = {
    poolId: 'p',
    id: 'u',
    username: 'anna',
    status: 'CONFIRMED',
    enabled: true,
    mfa: had,
    attributes,
    ...times,
  }
  const app = 'app' in more ? more.app : proved
  const token = app && { poolId: 'p', userId: 'u', name: undefined, lastStep: undefined, ...app }
  const outcome = changedMfa(pool, user, token, wishes)
  return 'refused' in outcome ? outcome.refused : outcome.mfa
}

const on = { Enabled: true }
const off = { Enabled: false, PreferredMfa: false }
const preferred = { Enabled: true, PreferredMfa: true }

test('methods are switched on, preferred and switched off; what is left out stays', () => {
  assert.deepEqual(change({ SMS_MFA: on }), mfa(undefined, 'SMS_MFA'))
  assert.deepEqual(change({ EMAIL_OTP: preferred }), mfa('EMAIL_OTP', 'EMAIL_OTP'))
  const had = mfa('SMS_MFA', 'SMS_MFA')
  assert.deepEqual(change({ SOFTWARE_TOKEN_MFA: on }, { had }), mfa('SMS_MFA', 'SMS_MFA', 'SOFTWARE_TOKEN_MFA'))
  assert.deepEqual(
    change({ SOFTWARE_TOKEN_MFA: preferred }, { had }),
    mfa('SOFTWARE_TOKEN_MFA', 'SMS_MFA', 'SOFTWARE_TOKEN_MFA'),
  )
  assert.deepEqual(change({ SMS_MFA: off }, { had }), mfa(undefined))
  assert.deepEqual(change({ SMS_MFA: { Enabled: false } }, { had }), mfa(undefined))
  assert.deepEqual(change({ SMS_MFA: { PreferredMfa: false } }, { had }), mfa(undefined, 'SMS_MFA'))
  assert.deepEqual(change({ SMS_MFA: { PreferredMfa: true } }, { had: mfa(undefined, 'SMS_MFA') }), had)
  assert.deepEqual(change({}, { had }), had)
  assert.deepEqual(change({ SMS_MFA: {} }, { had }), had)
})

test('one method at most is preferred, and only one that is on', () => {
  assert.equal(change({ SMS_MFA: preferred, EMAIL_OTP: preferred }), 'Only one MFA method can be preferred.')
  const offAndPreferred = "SMS_MFA can't be preferred while it is not enabled."
  assert.equal(change({ SMS_MFA: { Enabled: false, PreferredMfa: true } }), offAndPreferred)
  assert.equal(change({ SMS_MFA: { PreferredMfa: true } }), offAndPreferred)
  const settings: PoolSettings = { ...all, MfaConfiguration: 'ON' }
  assert.deepEqual(change({ SMS_MFA: { PreferredMfa: true } }, { settings }), mfa('SMS_MFA', 'SMS_MFA'))
})

test('only what the pool offers and the user has is switched on; anything is switched off', () => {
  const missing = (method: MfaMethod) => `User does not have delivery config set to turn on ${method}`
  assert.equal(change({ SOFTWARE_TOKEN_MFA: on }, { app: undefined }), missing('SOFTWARE_TOKEN_MFA'))
  assert.equal(change({ SOFTWARE_TOKEN_MFA: on }, { app: begun }), 'User has not verified software token mfa')
  assert.equal(change({ SMS_MFA: on }, { attributes: { email: 'anna@example.com' } }), missing('SMS_MFA'))
  assert.equal(change({ EMAIL_OTP: on }, { attributes: { phone_number: '+12065550100' } }), missing('EMAIL_OTP'))
  for (const settings of [{ MfaConfiguration: 'OPTIONAL' }, { ...all, MfaConfiguration: 'OFF' }] as PoolSettings[]) {
    for (const method of ['SMS_MFA', 'SOFTWARE_TOKEN_MFA', 'EMAIL_OTP'] as const) {
      assert.equal(change({ [method]: on }, { settings }), missing(method))
      const had = mfa(method, method)
      assert.deepEqual(change({ [method]: off }, { settings, had, app: undefined, attributes: {} }), mfa(undefined))
    }
  }
})

test('a method that is set up or lost', () => {
  assert.deepEqual(withMethod(mfa(undefined), 'SOFTWARE_TOKEN_MFA'), mfa('SOFTWARE_TOKEN_MFA', 'SOFTWARE_TOKEN_MFA'))
  assert.deepEqual(
    withMethod(mfa('EMAIL_OTP', 'EMAIL_OTP'), 'SMS_MFA'),
    mfa('EMAIL_OTP', 'SMS_MFA', 'EMAIL_OTP'),
    'an earlier preference stands',
  )
  assert.deepEqual(withoutMethod(mfa('SMS_MFA', 'SMS_MFA', 'EMAIL_OTP'), 'SMS_MFA'), mfa(undefined, 'EMAIL_OTP'))
  assert.deepEqual(withoutMethod(mfa('EMAIL_OTP', 'EMAIL_OTP'), 'SMS_MFA'), mfa('EMAIL_OTP', 'EMAIL_OTP'))
})
