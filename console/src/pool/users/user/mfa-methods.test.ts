import assert from 'node:assert/strict'
import { test } from 'node:test'
import { listedMethods, type MfaChoice, methodProblem, mfaOf, mfaPreference, offeredMethods } from './mfa-methods.ts'

const all = {
  MfaConfiguration: 'OPTIONAL',
  SmsMfaConfiguration: {},
  SoftwareTokenMfaConfiguration: { Enabled: true },
  EmailMfaConfiguration: {},
} as const

const choice = (enabled: MfaChoice['enabled'], preferred?: MfaChoice['preferred']): MfaChoice => ({
  enabled,
  preferred,
})

const changes: readonly (readonly [string, MfaChoice, MfaChoice, object])[] = [
  ['nothing', choice(['SMS_MFA'], 'SMS_MFA'), choice(['SMS_MFA'], 'SMS_MFA'), {}],
  ['one on', choice([]), choice(['EMAIL_OTP']), { EmailMfaSettings: { Enabled: true, PreferredMfa: false } }],
  [
    'another preferred',
    choice(['SMS_MFA', 'SOFTWARE_TOKEN_MFA'], 'SMS_MFA'),
    choice(['SMS_MFA', 'SOFTWARE_TOKEN_MFA'], 'SOFTWARE_TOKEN_MFA'),
    {
      SMSMfaSettings: { Enabled: true, PreferredMfa: false },
      SoftwareTokenMfaSettings: { Enabled: true, PreferredMfa: true },
    },
  ],
  [
    'the preferred one off',
    choice(['SMS_MFA', 'EMAIL_OTP'], 'SMS_MFA'),
    choice(['EMAIL_OTP']),
    { SMSMfaSettings: { Enabled: false, PreferredMfa: false } },
  ],
  [
    'no preference any more',
    choice(['EMAIL_OTP'], 'EMAIL_OTP'),
    choice(['EMAIL_OTP']),
    { EmailMfaSettings: { Enabled: true, PreferredMfa: false } },
  ],
]

for (const [name, before, after, expected] of changes)
  test(`a change of MFA: ${name}`, () => assert.deepEqual(mfaPreference(before, after), expected))

test('a pool offers what is configured, and nothing while MFA is off', () => {
  assert.deepEqual(offeredMethods(all), ['SMS_MFA', 'SOFTWARE_TOKEN_MFA', 'EMAIL_OTP'])
  assert.deepEqual(offeredMethods({ ...all, SoftwareTokenMfaConfiguration: { Enabled: false } }), [
    'SMS_MFA',
    'EMAIL_OTP',
  ])
  assert.deepEqual(offeredMethods({ ...all, MfaConfiguration: 'OFF' }), [])
})

test('messages need an address, and what is not offered cannot be switched on', () => {
  const nobody = { UserAttributes: [] }
  const reachable = { UserAttributes: ['email', 'phone_number'].map((Name) => ({ Name, Value: 'x' })) }
  assert.equal(methodProblem(all, nobody, 'SMS_MFA'), 'noAddress')
  assert.equal(methodProblem(all, nobody, 'EMAIL_OTP'), 'noAddress')
  assert.equal(methodProblem(all, nobody, 'SOFTWARE_TOKEN_MFA'), undefined)
  assert.equal(methodProblem(all, reachable, 'SMS_MFA'), undefined)
  assert.equal(methodProblem(all, reachable, 'EMAIL_OTP'), undefined)
  assert.equal(methodProblem({ MfaConfiguration: 'ON' }, reachable, 'SMS_MFA'), 'notOffered')
})

test('a method that the user still has is listed', () => {
  const user = { UserAttributes: [], UserMFASettingList: ['SOFTWARE_TOKEN_MFA', 'NEWER'], PreferredMfaSetting: 'NEWER' }
  assert.deepEqual(listedMethods({ MfaConfiguration: 'ON', EmailMfaConfiguration: {} }, user), [
    'SOFTWARE_TOKEN_MFA',
    'EMAIL_OTP',
  ])
  assert.deepEqual(mfaOf(user), choice(['SOFTWARE_TOKEN_MFA']))
})
