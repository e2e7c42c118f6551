import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { withPoolDefaults } from './pool-defaults.ts'
import { type PoolUpdate, poolUpdateProblem, updatedSettings } from './pool-update.ts'
import type { PoolSettings } from './pools.ts'

const SmsConfiguration = { SnsCallerArn: 'arn:aws:iam::123456789012:role/sms' }
const totp: PoolSettings = { Mfa: { SoftwareTokenMfaConfiguration: { Enabled: true } } }
const defaults = withPoolDefaults({})

describe('what an update leaves out', () => {
  const kept: readonly [what: string, current: PoolSettings][] = [
    ['the schema', { Schema: [{ Name: 'plan', AttributeDataType: 'String' }] }],
    ['aliases', { AliasAttributes: ['email'] }],
    ['names to sign in with', { UsernameAttributes: ['email'] }],
    ['whether the case of names counts', { UsernameConfiguration: { CaseSensitive: false } }],
    ['the password policy', { Policies: { PasswordPolicy: { MinimumLength: 20, TemporaryPasswordValidityDays: 7 } } }],
    ['the sign-in policy', { Policies: { SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD', 'SMS_OTP'] } } }],
    ['MFA', { MfaConfiguration: 'ON', ...totp }],
    ['second factors', totp],
    ['the feature plan', { UserPoolTier: 'PLUS' }],
    ['tags', { UserPoolTags: { team: 'a' } }],
    ['the registration of clients', { DcrConfiguration: { EnableStatus: 'Disabled' } }],
    ['session tracking', { Sessions: { UserSessionTracking: 'ENABLED', MaxPerUser: 3 } }],
    ['extensions', { Extensions: { PasswordStorage: 'ARGON2ID', RateLimits: { UserRead: 0 } } }],
  ]
  for (const [what, settings] of kept) {
    test(`${what}: stays`, () => {
      const current = withPoolDefaults(settings)
      assert.deepEqual(JSON.parse(JSON.stringify(updatedSettings(current, {}))), JSON.parse(JSON.stringify(current)))
      assert.equal(poolUpdateProblem(current, {}), undefined)
    })
  }

  const reset: readonly [what: string, current: PoolSettings][] = [
    ['protection', { DeletionProtection: 'ACTIVE' }],
    ['triggers', { LambdaConfig: { PreSignUp: 'arn:aws:lambda:us-east-1:123456789012:function:f' } }],
    ['verified attributes', { AutoVerifiedAttributes: ['email'] }],
    [
      'attributes verified first',
      { UserAttributeUpdateSettings: { AttributesRequireVerificationBeforeUpdate: ['email'] } },
    ],
    [
      'messages',
      { EmailVerificationSubject: 'S', SmsVerificationMessage: '{####}', SmsAuthenticationMessage: '{####}' },
    ],
    ['devices', { DeviceConfiguration: { ChallengeRequiredOnNewDevice: true } }],
    ['the sender of e-mail', { EmailConfiguration: { From: 'a@example.com' } }],
    ['the sender of SMS', { SmsConfiguration }],
    ['invitations', { AdminCreateUserConfig: { AllowAdminCreateUserOnly: true } }],
    ['threat protection', { UserPoolAddOns: { AdvancedSecurityMode: 'OFF' } }],
    ['recovery', { AccountRecoverySetting: { RecoveryMechanisms: [{ Name: 'admin_only', Priority: 1 }] } }],
    ['keys', { KeyConfiguration: { KeyType: 'AWS_OWNED_KEY' } }],
    ['the issuer', { IssuerConfiguration: { Type: 'UPDATED' } }],
    ['names of authentication levels', { AcrConfiguration: { high: { AcrValue: 'urn:high' } } }],
  ]
  for (const [what, settings] of reset) {
    test(`${what}: back to the default`, () => {
      const updated = updatedSettings(withPoolDefaults(settings), {})
      assert.deepEqual(JSON.parse(JSON.stringify(updated)), JSON.parse(JSON.stringify(defaults)))
    })
  }
})

test('what an update names is taken as at creation', () => {
  const requested: PoolUpdate = {
    LambdaConfig: { PreTokenGeneration: 'arn:aws:lambda:us-east-1:123456789012:function:f' },
    DeviceConfiguration: {},
    MfaConfiguration: 'OFF',
    UserPoolTier: 'PLUS',
    DcrConfiguration: { OpenDcrEnabled: false },
  }
  const updated = updatedSettings(withPoolDefaults({ MfaConfiguration: 'ON', ...totp }), requested)
  const created = withPoolDefaults(requested)
  assert.deepEqual(JSON.parse(JSON.stringify(updated)), JSON.parse(JSON.stringify({ ...created, ...totp })))
})

describe('an update is refused', () => {
  const on = 'Cannot turn MFA functionality ON, once the user pool has been created.'
  const noFactor = 'SMS configuration and Auto verification for phone_number are required when MFA is required/optional'
  const lite = 'The following features need to be disabled for the LITE pricing tier configured: '
  const refused: readonly [what: string, current: PoolSettings, requested: PoolUpdate, message: string][] = [
    ['that switches MFA on', {}, { MfaConfiguration: 'ON', SmsConfiguration }, on],
    ['that makes MFA optional without a factor', {}, { MfaConfiguration: 'OPTIONAL' }, noFactor],
    ['that takes the only factor', { MfaConfiguration: 'ON', SmsConfiguration }, {}, noFactor],
    [
      'to a plan that lacks what is kept',
      {
        Policies: { PasswordPolicy: { PasswordHistorySize: 1 } },
        Sessions: { UserSessionTracking: 'ENABLED', MaxPerUser: 1 },
      },
      { UserPoolTier: 'LITE' },
      `${lite}Password History, Session Tracking`,
    ],
    [
      'to a plan without e-mail codes',
      { MfaConfiguration: 'ON', Mfa: { EmailMfaConfiguration: {} } },
      { UserPoolTier: 'LITE' },
      `${lite}Email MFA`,
    ],
    [
      'to the only recovery that is a factor too',
      { MfaConfiguration: 'ON', Mfa: { EmailMfaConfiguration: {} } },
      { AccountRecoverySetting: { RecoveryMechanisms: [{ Name: 'verified_email', Priority: 1 }] } },
      'Invalid account recovery setting parameter. Account Recovery Setting cannot use verified_email as a recovery mechanism when Email MFA is configured.',
    ],
  ]
  for (const [what, current, requested, message] of refused)
    test(what, () => assert.equal(poolUpdateProblem(withPoolDefaults(current), requested)?.message, message))

  const accepted: readonly [what: string, current: PoolSettings, requested: PoolUpdate][] = [
    ['OPTIONAL to ON', { MfaConfiguration: 'OPTIONAL', ...totp }, { MfaConfiguration: 'ON' }],
    ['OPTIONAL with a sender of SMS', {}, { MfaConfiguration: 'OPTIONAL', SmsConfiguration }],
    ['no sender of SMS where there is an app', { MfaConfiguration: 'ON', SmsConfiguration, ...totp }, {}],
  ]
  for (const [what, current, requested] of accepted)
    test(`but not ${what}`, () => assert.equal(poolUpdateProblem(withPoolDefaults(current), requested), undefined))
})
