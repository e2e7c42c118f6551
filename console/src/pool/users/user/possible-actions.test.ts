import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type ActionName, listedActions, type Reason, type Standing, whyNot } from './possible-actions.ts'

const email = [
  { Name: 'email', Value: 'ana@example.com' },
  { Name: 'email_verified', Value: 'true' },
]
const byEmail: Standing['pool'] = {
  AccountRecoverySetting: { RecoveryMechanisms: [{ Name: 'verified_email', Priority: 1 }] },
}
const emailMfa: Standing['mfa'] = { MfaConfiguration: 'OPTIONAL', EmailMfaConfiguration: {} }
const appMfa: Standing['mfa'] = { MfaConfiguration: 'OPTIONAL', SoftwareTokenMfaConfiguration: { Enabled: true } }
const smsMfa: Standing['mfa'] = { MfaConfiguration: 'ON', SmsMfaConfiguration: {} }

const standing = (user: Partial<Standing['user']> = {}, more: Partial<Standing> = {}): Standing => ({
  pool: byEmail,
  mfa: { MfaConfiguration: 'OFF' },
  ...more,
  user: { Enabled: true, UserStatus: 'CONFIRMED', UserAttributes: email, ...user },
})

const cases: readonly (readonly [ActionName, string, Standing, Reason | undefined])[] = [
  ['disable', 'enabled', standing(), undefined],
  ['delete', 'enabled', standing(), undefined],
  ['signOut', 'enabled', standing(), undefined],
  ['signOut', 'disabled', standing({ Enabled: false }), 'isDisabled'],
  ['setPassword', 'unconfirmed', standing({ UserStatus: 'UNCONFIRMED' }), undefined],
  ['setPassword', 'of a provider', standing({ UserStatus: 'EXTERNAL_PROVIDER' }), 'external'],
  ['confirm', 'unconfirmed', standing({ UserStatus: 'UNCONFIRMED' }), undefined],
  ['confirm', 'confirmed', standing(), 'alreadyConfirmed'],
  ['confirm', 'invited', standing({ UserStatus: 'FORCE_CHANGE_PASSWORD' }), 'alreadyConfirmed'],
  ['resend', 'invited', standing({ UserStatus: 'FORCE_CHANGE_PASSWORD' }), undefined],
  ['resend', 'confirmed', standing(), 'notInvited'],
  ['resend', 'not to be reached', standing({ UserStatus: 'FORCE_CHANGE_PASSWORD', UserAttributes: [] }), 'noAddress'],
  ['resetPassword', 'confirmed', standing(), undefined],
  ['resetPassword', 'unconfirmed', standing({ UserStatus: 'UNCONFIRMED' }), undefined],
  ['resetPassword', 'reset before', standing({ UserStatus: 'RESET_REQUIRED' }), undefined],
  ['resetPassword', 'invited', standing({ UserStatus: 'FORCE_CHANGE_PASSWORD' }), 'notResettable'],
  ['resetPassword', 'disabled', standing({ Enabled: false }), 'isDisabled'],
  ['resetPassword', 'without a verified address', standing({ UserAttributes: email.slice(0, 1) }), 'noVerifiedAddress'],
  [
    'resetPassword',
    'where only administrators do',
    standing({}, { pool: { AccountRecoverySetting: { RecoveryMechanisms: [{ Name: 'admin_only', Priority: 1 }] } } }),
    'administratorOnly',
  ],
  [
    'resetPassword',
    'verified by the other address',
    standing(
      {},
      { pool: { AccountRecoverySetting: { RecoveryMechanisms: [{ Name: 'verified_phone_number', Priority: 1 }] } } },
    ),
    'noVerifiedAddress',
  ],
  [
    'resetPassword',
    'whose email is the second factor too',
    standing({ UserMFASettingList: ['EMAIL_OTP'] }, { pool: { ...byEmail, MfaConfiguration: 'OPTIONAL' } }),
    'noVerifiedAddress',
  ],
  [
    'resetPassword',
    'whose email was the second factor while there was MFA',
    standing({ UserMFASettingList: ['EMAIL_OTP'] }, { pool: { ...byEmail, MfaConfiguration: 'OFF' } }),
    undefined,
  ],
  [
    'resetPassword',
    'in a pool from before there was a setting',
    standing({ UserMFASettingList: ['EMAIL_OTP'] }, { pool: { MfaConfiguration: 'OPTIONAL' } }),
    undefined,
  ],
  ['mfa', 'in a pool without', standing(), 'mfaOff'],
  ['mfa', 'with an address', standing({}, { mfa: emailMfa }), undefined],
  ['mfa', 'without a number', standing({}, { mfa: smsMfa }), 'noMethod'],
  ['mfa', 'with a method from before', standing({ UserMFASettingList: ['SOFTWARE_TOKEN_MFA'] }), undefined],
  ['removeApp', 'in a pool with apps', standing({}, { mfa: appMfa }), undefined],
  ['removeApp', 'with an app from before', standing({ UserMFASettingList: ['SOFTWARE_TOKEN_MFA'] }), undefined],
  ['removeApp', 'in a pool without apps', standing({}, { mfa: emailMfa }), 'noApp'],
]

for (const [name, who, about, reason] of cases)
  test(`${name} for a user ${who}: ${reason ?? 'possible'}`, () => assert.equal(whyNot(name, about), reason))

test('either access can be taken away or given back', () => {
  const listed = (Enabled: boolean) =>
    listedActions(standing({ Enabled })).filter((name) => name === 'enable' || name === 'disable')
  assert.deepEqual(listed(true), ['disable'])
  assert.deepEqual(listed(false), ['enable'])
})
