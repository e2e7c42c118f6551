import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { UserPoolType } from '@aws-sdk/client-cognito-identity-provider'
import { emailChange, passwordChange, recoveryChange, smsChange, verificationChange } from './pool-changes.ts'
import { choicesOf } from './pool-choices.ts'

const policy = {
  MinimumLength: 8,
  RequireUppercase: true,
  RequireLowercase: true,
  RequireNumbers: true,
  RequireSymbols: true,
  TemporaryPasswordValidityDays: 7,
}
const sms = { SnsCallerArn: 'arn:aws:iam::111122223333:role/sms', ExternalId: 'x', SnsRegion: 'eu-west-1' }

/** Settings that a dialog shows and sends back: what nobody touched has to come out as it went in. */
const recoveries: readonly (readonly [string, UserPoolType['AccountRecoverySetting']])[] = [
  ['by email', { RecoveryMechanisms: [{ Name: 'verified_email', Priority: 1 }] }],
  ['by SMS', { RecoveryMechanisms: [{ Name: 'verified_phone_number', Priority: 1 }] }],
  [
    'by email, then SMS',
    {
      RecoveryMechanisms: [
        { Name: 'verified_email', Priority: 1 },
        { Name: 'verified_phone_number', Priority: 2 },
      ],
    },
  ],
  [
    'by SMS, then email',
    {
      RecoveryMechanisms: [
        { Name: 'verified_phone_number', Priority: 1 },
        { Name: 'verified_email', Priority: 2 },
      ],
    },
  ],
  ['by administrators', { RecoveryMechanisms: [{ Name: 'admin_only', Priority: 1 }] }],
  ['as before there was a setting', undefined],
]
for (const [name, AccountRecoverySetting] of recoveries)
  test(`recovery ${name} comes back as it was`, () => {
    assert.deepEqual(recoveryChange(choicesOf({ AccountRecoverySetting })), { AccountRecoverySetting })
  })

test('the order of recovery is that of the priorities, not that of the list', () => {
  const mechanisms = [
    { Name: 'verified_email' as const, Priority: 2 },
    { Name: 'verified_phone_number' as const, Priority: 1 },
  ]
  const { security } = choicesOf({ AccountRecoverySetting: { RecoveryMechanisms: mechanisms } })
  assert.equal(security.recovery, 'smsThenEmail')
})

const verifications: readonly (readonly [('email' | 'phone_number')[], ('email' | 'phone_number')[]])[] = [
  [[], []],
  [['email'], []],
  [['email'], ['email']],
  [['phone_number'], ['phone_number']],
  [['phone_number', 'email'], []],
  [['phone_number', 'email'], ['email']],
  [['phone_number', 'email'], ['phone_number']],
  [
    ['phone_number', 'email'],
    ['phone_number', 'email'],
  ],
]
for (const [verified, kept] of verifications)
  test(`verifying ${verified.join(' and ') || 'nothing'}, before an update ${kept.join(' and ') || 'nothing'}, comes back as it was`, () => {
    const pool: UserPoolType = {
      AutoVerifiedAttributes: verified,
      UserAttributeUpdateSettings: { AttributesRequireVerificationBeforeUpdate: kept },
      SmsConfiguration: sms,
    }
    const { SmsConfiguration: _sms, ...expected } = pool
    assert.deepEqual(verificationChange(pool, choicesOf(pool)), expected)
  })

test('a pool that begins to verify numbers is told who sends the SMS', () => {
  const choices = choicesOf({ Id: 'eu-west-1_Ab1', Arn: 'arn:aws:cognito-idp:eu-west-1:111122223333:userpool/x' })
  const change = verificationChange(
    {},
    { ...choices, signUp: { ...choices.signUp, sendsVerification: true, verify: 'phone' } },
  )
  assert.deepEqual(change.SmsConfiguration, {
    SnsCallerArn: 'arn:aws:iam::111122223333:role/service-role/CognitoSms-ab1',
    ExternalId: 'cognito-sms-ab1',
    SnsRegion: 'eu-west-1',
  })
})

const emails: readonly NonNullable<UserPoolType['EmailConfiguration']>[] = [
  { EmailSendingAccount: 'COGNITO_DEFAULT' },
  { EmailSendingAccount: 'COGNITO_DEFAULT', ReplyToEmailAddress: 'help@example.com', From: 'no-reply@example.com' },
  {
    EmailSendingAccount: 'DEVELOPER',
    SourceArn: 'arn:aws:ses:us-east-1:111122223333:identity/example.com',
    From: '"Example, Inc." <no-reply@example.com>',
    ReplyToEmailAddress: 'help@example.com',
    ConfigurationSet: 'set',
  },
  {
    EmailSendingAccount: 'COGNITO_DEFAULT',
    SourceArn: 'arn:aws:ses:us-east-1:111122223333:identity/no-reply@example.com',
    ConfigurationSet: 'set',
  },
]
for (const EmailConfiguration of emails)
  test(`mail by ${JSON.stringify(EmailConfiguration)} comes back as it was`, () => {
    const { EmailConfiguration: sent } = emailChange({ EmailConfiguration }, choicesOf({ EmailConfiguration }))
    assert.deepEqual(JSON.parse(JSON.stringify(sent)), EmailConfiguration)
  })

test('from SES back to Cognito nothing of the identity is left', () => {
  const EmailConfiguration = {
    EmailSendingAccount: 'DEVELOPER' as const,
    SourceArn: 'arn:aws:ses:us-east-1:111122223333:identity/no-reply@example.com',
    ConfigurationSet: 'set',
  }
  const choices = choicesOf({ EmailConfiguration })
  const change = emailChange(
    { EmailConfiguration },
    { ...choices, delivery: { ...choices.delivery, emailProvider: 'cognito' } },
  )
  assert.deepEqual(change, { EmailConfiguration: { EmailSendingAccount: 'COGNITO_DEFAULT' } })
})

test('another carrier of SMS stays when the role is changed', () => {
  const EumsSms = { CallerArn: 'arn:aws:iam::111122223333:role/eums' }
  const pool = { SmsConfiguration: { ...sms, EumsSms } }
  const choices = choicesOf(pool)
  const change = smsChange(pool, { ...choices, delivery: { ...choices.delivery, smsExternalId: 'y' } })
  assert.deepEqual(change, { SmsConfiguration: { ...sms, ExternalId: 'y', EumsSms } })
})

const policies = [
  [policy, 'defaults'],
  [{ ...policy, MinimumLength: 12 }, 'custom'],
  [{ ...policy, RequireSymbols: false }, 'custom'],
  [{ ...policy, TemporaryPasswordValidityDays: 30 }, 'custom'],
] as const
for (const [PasswordPolicy, mode] of policies)
  test(`the policy ${JSON.stringify(PasswordPolicy)} is ${mode} and comes back as it was`, () => {
    const SignInPolicy = { AllowedFirstAuthFactors: ['PASSWORD' as const, 'EMAIL_OTP' as const] }
    const pool: UserPoolType = { Policies: { PasswordPolicy, SignInPolicy } }
    const choices = choicesOf(pool)
    assert.equal(choices.security.passwordMode, mode)
    assert.deepEqual(passwordChange(pool, choices, '5'), {
      Policies: { PasswordPolicy: { ...PasswordPolicy, PasswordHistorySize: 5 }, SignInPolicy },
    })
  })

test('no history is not named, so that the Lite plan takes the policy', () => {
  const change = passwordChange({ Policies: { PasswordPolicy: policy } }, choicesOf({}), '0')
  assert.equal(change.Policies?.PasswordPolicy?.PasswordHistorySize, undefined)
})
