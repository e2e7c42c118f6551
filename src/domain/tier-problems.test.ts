import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { PoolSettings } from './pools.ts'
import { tierProblem } from './tier-problems.ts'

const customised = (LambdaVersion: 'V1_0' | 'V2_0' | 'V3_0'): PoolSettings => ({
  LambdaConfig: {
    PreTokenGenerationConfig: { LambdaVersion, LambdaArn: 'arn:aws:lambda:us-east-1:123456789012:function:f' },
  },
})
const protection = (AdvancedSecurityMode: 'AUDIT' | 'ENFORCED'): PoolSettings => ({
  UserPoolAddOns: { AdvancedSecurityMode },
})

const passkeys = (FactorConfiguration: 'SINGLE_FACTOR' | 'MULTI_FACTOR_WITH_USER_VERIFICATION'): PoolSettings => ({
  Mfa: { WebAuthnConfiguration: { FactorConfiguration } },
})

const features: readonly [feature: string, settings: PoolSettings, unavailableIn: ('LITE' | 'ESSENTIALS')[]][] = [
  ['Threat Protection', protection('AUDIT'), ['LITE', 'ESSENTIALS']],
  ['Threat Protection', protection('ENFORCED'), ['LITE', 'ESSENTIALS']],
  [
    'Threat Protection',
    { UserPoolAddOns: { AdvancedSecurityMode: 'OFF', AdvancedSecurityAdditionalFlows: { CustomAuthMode: 'AUDIT' } } },
    ['LITE', 'ESSENTIALS'],
  ],
  [
    'Passwordless Sign-In',
    { Policies: { SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD', 'SMS_OTP'] } } },
    ['LITE'],
  ],
  ['Password History', { Policies: { PasswordPolicy: { PasswordHistorySize: 1 } } }, ['LITE']],
  ['Token Customization with Pre-Token Generation Lambda V2_0', customised('V2_0'), ['LITE']],
  ['Token Customization with Pre-Token Generation Lambda V3_0', customised('V3_0'), ['LITE']],
  ['Token Customization with Pre-Token Generation Lambda V1_0', customised('V1_0'), []],
  ['Email MFA', { MfaConfiguration: 'ON', Mfa: { EmailMfaConfiguration: {} } }, ['LITE']],
  ['Email MFA', { MfaConfiguration: 'OFF', Mfa: { EmailMfaConfiguration: {} } }, []],
  ['Passkeys as Multi-Factor Authentication', passkeys('MULTI_FACTOR_WITH_USER_VERIFICATION'), ['LITE']],
  ['Passkeys as Multi-Factor Authentication', passkeys('SINGLE_FACTOR'), []],
  ['Dynamic Client Registration', { DcrConfiguration: {} }, ['LITE']],
  ['Dynamic Client Registration', { DcrConfiguration: { EnableStatus: 'Disabled' } }, []],
  [
    'Custom Authentication Context Class References',
    { AcrConfiguration: { high: { AcrValue: 'urn:example:high' } } },
    ['LITE'],
  ],
  ['Session Tracking', { Sessions: { UserSessionTracking: 'ENABLED', MaxPerUser: 20 } }, ['LITE']],
  ['Session Tracking', { Sessions: { UserSessionTracking: 'DISABLED', MaxPerUser: 20 } }, []],
]
for (const [feature, settings, unavailableIn] of features) {
  for (const UserPoolTier of ['LITE', 'ESSENTIALS', 'PLUS'] as const) {
    const refused = unavailableIn.some((tier) => tier === UserPoolTier)
    test(`${UserPoolTier} ${refused ? 'refuses' : 'allows'} ${feature}: ${JSON.stringify(settings)}`, () => {
      const message = `The following features need to be disabled for the ${UserPoolTier} pricing tier configured: ${feature}`
      assert.deepEqual(
        tierProblem({ ...settings, UserPoolTier }),
        refused ? { code: 'FeatureUnavailableInTierException', message } : undefined,
      )
    })
  }
}

test('a pool that names no plan is judged as ESSENTIALS, and every feature too many is named', () => {
  assert.match(
    tierProblem(protection('AUDIT'))?.message ?? '',
    /ESSENTIALS pricing tier configured: Threat Protection$/,
  )
  const settings: PoolSettings = { ...customised('V2_0'), ...protection('AUDIT'), UserPoolTier: 'LITE' }
  assert.match(
    tierProblem(settings)?.message ?? '',
    /: Token Customization with Pre-Token Generation Lambda V2_0, Threat Protection$/,
  )
})
