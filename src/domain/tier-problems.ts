import type { PoolSettings } from './pools.ts'

export type TierProblem = { readonly code: 'FeatureUnavailableInTierException'; readonly message: string }

/** What a pool of each feature plan goes without; see the feature plans in the Cognito developer guide. */
const featuresOfPlus = [
  {
    name: 'Threat Protection',
    used: ({ UserPoolAddOns }: PoolSettings) =>
      (UserPoolAddOns?.AdvancedSecurityMode ?? 'OFF') !== 'OFF' ||
      UserPoolAddOns?.AdvancedSecurityAdditionalFlows?.CustomAuthMode !== undefined,
  },
] as const

const featuresOfEssentials = [
  {
    name: 'Passwordless Sign-In',
    used: ({ Policies }: PoolSettings) =>
      Policies?.SignInPolicy?.AllowedFirstAuthFactors?.some((factor) => factor !== 'PASSWORD') ?? false,
  },
  {
    name: 'Password History',
    used: ({ Policies }: PoolSettings) => (Policies?.PasswordPolicy?.PasswordHistorySize ?? 0) > 0,
  },
  ...(['V2_0', 'V3_0'] as const).map((version) => ({
    name: `Token Customization with Pre-Token Generation Lambda ${version}`,
    used: ({ LambdaConfig }: PoolSettings) => LambdaConfig?.PreTokenGenerationConfig?.LambdaVersion === version,
  })),
  {
    name: 'Email MFA',
    used: ({ MfaConfiguration = 'OFF', Mfa }: PoolSettings) =>
      MfaConfiguration !== 'OFF' && Mfa?.EmailMfaConfiguration !== undefined,
  },
  {
    name: 'Passkeys as Multi-Factor Authentication',
    used: ({ Mfa }: PoolSettings) =>
      Mfa?.WebAuthnConfiguration?.FactorConfiguration === 'MULTI_FACTOR_WITH_USER_VERIFICATION',
  },
  {
    name: 'Dynamic Client Registration',
    // Registration is on as soon as it is configured, unless it says otherwise.
    used: ({ DcrConfiguration }: PoolSettings) =>
      DcrConfiguration !== undefined && DcrConfiguration.EnableStatus !== 'Disabled',
  },
  {
    name: 'Custom Authentication Context Class References',
    used: ({ AcrConfiguration }: PoolSettings) => Object.keys(AcrConfiguration ?? {}).length > 0,
  },
  { name: 'Session Tracking', used: ({ Sessions }: PoolSettings) => Sessions?.UserSessionTracking === 'ENABLED' },
] as const

/** Why the pool's feature plan refuses these settings, or undefined. */
export function tierProblem(settings: PoolSettings): TierProblem | undefined {
  const tier = settings.UserPoolTier ?? 'ESSENTIALS'
  if (tier === 'PLUS') return undefined
  const missing = tier === 'LITE' ? [...featuresOfEssentials, ...featuresOfPlus] : featuresOfPlus
  return unavailable(
    tier,
    missing.filter(({ used }) => used(settings)).map(({ name }) => name),
  )
}

export function unavailable(tier: string, features: readonly string[]): TierProblem | undefined {
  if (features.length === 0) return undefined
  const message = `The following features need to be disabled for the ${tier} pricing tier configured: ${features.join(', ')}`
  return { code: 'FeatureUnavailableInTierException', message }
}
