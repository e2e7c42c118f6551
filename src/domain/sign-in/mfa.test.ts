import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { PoolSettings } from '#domain/pools.ts'
import type { MfaMethod, User } from '#domain/users.ts'
import { type MfaStep, mfaStep, offeredMethods } from './mfa.ts'

const now = new Date(1_700_000_000_000)
const SmsConfiguration = { SnsCallerArn: 'arn:aws:iam::000000000000:role/sms' }
const sms: PoolSettings = { SmsConfiguration }
const totp: PoolSettings = { Mfa: { SoftwareTokenMfaConfiguration: { Enabled: true } } }
const all: PoolSettings = {
  SmsConfiguration,
  Mfa: { SoftwareTokenMfaConfiguration: { Enabled: true }, EmailMfaConfiguration: {} },
}
const email: PoolSettings = { Mfa: { EmailMfaConfiguration: {} } }
const recoveredBy = (...names: ('verified_email' | 'verified_phone_number' | 'admin_only')[]): PoolSettings => ({
  // The last comes first in the list: it is the priority that counts.
  AccountRecoverySetting: {
    RecoveryMechanisms: names.map((Name, index) => ({ Name, Priority: index + 1 })).toReversed(),
  },
})

type Person = { phone?: boolean; email?: boolean; app?: boolean; on?: MfaMethod[]; prefers?: MfaMethod }

function next(
  MfaConfiguration: 'OFF' | 'OPTIONAL' | 'ON',
  settings: PoolSettings,
  person: Person = {},
  chosen?: MfaMethod,
) {
  const pool = { id: 'p', name: 'p', settings: { ...settings, MfaConfiguration }, createdAt: now, modifiedAt: now }
  const user: User = {
    poolId: 'p',
    id: 'u',
    username: 'anna',
    status: 'CONFIRMED',
    enabled: true,
    mfa: { enabled: person.on ?? [], preferred: person.prefers },
    attributes: {
      ...(person.phone && { phone_number: '+12065550100' }),
      ...(person.email && { email: 'anna@example.com' }),
    },
    createdAt: now,
    modifiedAt: now,
  }
  return said(mfaStep({ pool, user, hasSoftwareToken: person.app ?? false, chosen }))
}

function said(step: MfaStep): string {
  if (step.kind === 'factor') return step.method
  return 'methods' in step ? `${step.kind} ${step.methods.join(' ')}` : step.kind
}

const everything: Person = { phone: true, email: true, app: true }
const allOn: MfaMethod[] = ['SMS_MFA', 'SOFTWARE_TOKEN_MFA', 'EMAIL_OTP']

test('a pool offers what it is configured for, and nothing while its factors are off', () => {
  const offered = (settings: PoolSettings) => offeredMethods({ settings }).join(' ')
  assert.equal(offered(all), '')
  assert.equal(offered({ ...all, MfaConfiguration: 'OFF' }), '')
  assert.equal(offered({ ...all, MfaConfiguration: 'ON' }), 'SMS_MFA SOFTWARE_TOKEN_MFA EMAIL_OTP')
  assert.equal(offered({ ...sms, MfaConfiguration: 'OPTIONAL' }), 'SMS_MFA')
  const off = { Mfa: { SoftwareTokenMfaConfiguration: { Enabled: false } } }
  assert.equal(offered({ ...off, MfaConfiguration: 'ON' }), '')
})

test('OFF: nobody is asked, whatever they have switched on', () => {
  assert.equal(next('OFF', all, { ...everything, on: allOn, prefers: 'SOFTWARE_TOKEN_MFA' }), 'none')
})

test('OPTIONAL: only what the user has switched on and can use', () => {
  const cases: [PoolSettings, Person, string][] = [
    [all, everything, 'none'],
    [all, { ...everything, on: ['SMS_MFA'] }, 'SMS_MFA'],
    [all, { ...everything, on: ['EMAIL_OTP'] }, 'EMAIL_OTP'],
    [all, { ...everything, on: ['SOFTWARE_TOKEN_MFA'] }, 'SOFTWARE_TOKEN_MFA'],
    [all, { ...everything, on: ['SMS_MFA', 'EMAIL_OTP'] }, 'select SMS_MFA EMAIL_OTP'],
    [all, { ...everything, on: allOn }, 'select SMS_MFA SOFTWARE_TOKEN_MFA EMAIL_OTP'],
    [all, { ...everything, on: allOn, prefers: 'EMAIL_OTP' }, 'EMAIL_OTP'],
    [all, { phone: true, on: allOn, prefers: 'EMAIL_OTP' }, 'SMS_MFA'],
    [all, { on: allOn, prefers: 'SMS_MFA' }, 'none'],
    [totp, { ...everything, on: ['SMS_MFA'], prefers: 'SMS_MFA' }, 'none'],
    // A preference for what is not switched on counts for nothing.
    [all, { ...everything, on: ['SMS_MFA'], prefers: 'EMAIL_OTP' }, 'SMS_MFA'],
    // Switching the method off for the pool does not take away what somebody relies on.
    [sms, { app: true, on: ['SOFTWARE_TOKEN_MFA'] }, 'SOFTWARE_TOKEN_MFA'],
  ]
  for (const [settings, person, expected] of cases)
    assert.equal(next('OPTIONAL', settings, person), expected, JSON.stringify(person))
})

test('ON: what the user has at all, the preferred method first', () => {
  const cases: [PoolSettings, Person, string][] = [
    [all, { ...everything, on: allOn, prefers: 'EMAIL_OTP' }, 'EMAIL_OTP'],
    [all, everything, 'select SMS_MFA SOFTWARE_TOKEN_MFA EMAIL_OTP'],
    [all, { phone: true }, 'SMS_MFA'],
    [all, { email: true }, 'EMAIL_OTP'],
    [all, { app: true }, 'SOFTWARE_TOKEN_MFA'],
    [all, { phone: true, app: true }, 'select SMS_MFA SOFTWARE_TOKEN_MFA'],
    [sms, everything, 'SMS_MFA'],
    [totp, everything, 'SOFTWARE_TOKEN_MFA'],
    [email, everything, 'EMAIL_OTP'],
    [all, {}, 'set up SMS_MFA SOFTWARE_TOKEN_MFA EMAIL_OTP'],
    [totp, { phone: true, email: true }, 'set up SOFTWARE_TOKEN_MFA'],
    [sms, { app: true }, 'set up SMS_MFA'],
    [sms, { app: true, on: ['SOFTWARE_TOKEN_MFA'] }, 'SOFTWARE_TOKEN_MFA'],
    [{}, everything, 'impossible'],
  ]
  for (const [settings, person, expected] of cases)
    assert.equal(next('ON', settings, person), expected, JSON.stringify(person))
})

test('ON: no message goes where a forgotten password is recovered, while there is another way', () => {
  const byEmail = { ...all, ...recoveredBy('verified_email', 'verified_phone_number') }
  const byPhone = { ...all, ...recoveredBy('verified_phone_number') }
  const cases: [PoolSettings, Person, string][] = [
    [byEmail, { phone: true, email: true }, 'SMS_MFA'],
    [byPhone, { phone: true, email: true }, 'EMAIL_OTP'],
    [byPhone, everything, 'select SOFTWARE_TOKEN_MFA EMAIL_OTP'],
    [byPhone, { ...everything, on: ['SMS_MFA'], prefers: 'SMS_MFA' }, 'SMS_MFA'],
    [byPhone, { ...everything, on: ['SMS_MFA'] }, 'select SMS_MFA SOFTWARE_TOKEN_MFA EMAIL_OTP'],
    [byPhone, { phone: true }, 'SMS_MFA'],
    [byPhone, {}, 'set up SOFTWARE_TOKEN_MFA EMAIL_OTP'],
    [{ ...sms, ...recoveredBy('verified_phone_number') }, {}, 'set up SMS_MFA'],
    [{ ...all, ...recoveredBy('admin_only') }, { phone: true, email: true }, 'select SMS_MFA EMAIL_OTP'],
  ]
  for (const [settings, person, expected] of cases)
    assert.equal(next('ON', settings, person), expected, JSON.stringify(person))
})

test('a choice counts among several methods and nowhere else', () => {
  assert.equal(next('ON', all, everything, 'EMAIL_OTP'), 'EMAIL_OTP')
  assert.equal(next('ON', all, { phone: true, app: true }, 'EMAIL_OTP'), 'select SMS_MFA SOFTWARE_TOKEN_MFA')
  assert.equal(next('ON', all, { phone: true }, 'EMAIL_OTP'), 'SMS_MFA')
  assert.equal(next('ON', all, { ...everything, on: allOn, prefers: 'SMS_MFA' }, 'EMAIL_OTP'), 'SMS_MFA')
  assert.equal(next('OPTIONAL', all, everything, 'EMAIL_OTP'), 'none')
  assert.equal(next('ON', all, {}, 'EMAIL_OTP'), 'set up SMS_MFA SOFTWARE_TOKEN_MFA EMAIL_OTP')
})
