import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { UserPoolType } from '@aws-sdk/client-cognito-identity-provider'
import type { SecurityChoices } from '#create-pool/model/choices.ts'
import { mfaDraft } from '#pool/message-templates/template-drafts.ts'
import { type MfaInput, mfaInput, mfaProblems, needsSms } from './mfa-input.ts'
import { choicesOf, type MfaConfig } from './pool-choices.ts'

const SmsConfiguration = { SnsCallerArn: 'arn:aws:iam::1:role/sms', ExternalId: 'x', SnsRegion: 'us-east-1' }
const passkeys = { WebAuthnConfiguration: { RelyingPartyId: 'example.com' } }

/** As described; then what is sent for it when nothing is touched. */
const untouched: readonly (readonly [string, UserPoolType, MfaConfig, MfaInput])[] = [
  ['no MFA', {}, { MfaConfiguration: 'OFF' }, { MfaConfiguration: 'OFF' }],
  ['no MFA, with passkeys', {}, { MfaConfiguration: 'OFF', ...passkeys }, { MfaConfiguration: 'OFF', ...passkeys }],
  [
    'authenticator apps',
    {},
    { MfaConfiguration: 'ON', SoftwareTokenMfaConfiguration: { Enabled: true } },
    { MfaConfiguration: 'ON', SoftwareTokenMfaConfiguration: { Enabled: true } },
  ],
  [
    'SMS with a text of its own',
    { SmsConfiguration, SmsAuthenticationMessage: 'Code {####}' },
    {
      MfaConfiguration: 'OPTIONAL',
      SmsMfaConfiguration: { SmsConfiguration, SmsAuthenticationMessage: 'Code {####}' },
    },
    {
      MfaConfiguration: 'OPTIONAL',
      SmsMfaConfiguration: { SmsConfiguration, SmsAuthenticationMessage: 'Code {####}' },
    },
  ],
  [
    'email with the default text',
    {},
    { MfaConfiguration: 'OPTIONAL', EmailMfaConfiguration: {} },
    { MfaConfiguration: 'OPTIONAL', EmailMfaConfiguration: { Subject: undefined, Message: undefined } },
  ],
]
for (const [name, pool, now, input] of untouched)
  test(`${name} is sent as it was`, () => {
    assert.deepEqual(mfaInput(pool, now, choicesOf(pool, now), mfaDraft(pool, now)), input)
  })

function chosen(pool: UserPoolType, security: Partial<SecurityChoices>) {
  const choices = choicesOf(pool)
  return { ...choices, security: { ...choices.security, ...security } }
}

test('beside OFF no factor is named, whatever is ticked', () => {
  const choices = chosen({}, { mfa: 'OFF', mfaByApp: true, mfaBySms: true, mfaByEmail: true })
  assert.deepEqual(mfaInput({}, {}, choices, mfaDraft({}, {})), { MfaConfiguration: 'OFF' })
})

test('the first SMS factor brings the sender along', () => {
  const pool = { Id: 'us-east-1_Abc', Arn: 'arn:aws:cognito-idp:us-east-1:1:userpool/us-east-1_Abc' }
  const choices = chosen(pool, { mfa: 'ON', mfaBySms: true })
  assert.equal(needsSms(pool, choices), true)
  assert.equal(needsSms({ ...pool, SmsConfiguration }, choices), false)
  assert.equal(
    mfaInput(pool, {}, choices, mfaDraft(pool, {})).SmsMfaConfiguration?.SmsConfiguration?.ExternalId,
    'cognito-sms-abc',
  )
})

const judged: readonly (readonly [string, Partial<SecurityChoices>, readonly string[]])[] = [
  ['MFA without a method', { mfa: 'ON' }, ['security.mfaMethods']],
  ['no MFA without a method', { mfa: 'OFF' }, []],
  ['email for both factors', { mfa: 'ON', mfaByEmail: true, recovery: 'email' }, ['security.recovery']],
  ['email for one of two ways', { mfa: 'ON', mfaByEmail: true, recovery: 'emailThenSms' }, []],
]
for (const [name, security, paths] of judged)
  test(name, () => {
    const pool = { SmsConfiguration }
    assert.deepEqual(Object.keys(mfaProblems(pool, chosen(pool, security))), paths)
  })
