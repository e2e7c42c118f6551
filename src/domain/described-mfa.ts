import type { AuthFactorType, MFAOptionType } from '#contract/cognito-idp-types.generated.ts'
import type { UserPool } from './pools.ts'
import type { User } from './users.ts'

export type DescribedMfa = {
  MFAOptions?: MFAOptionType[]
  PreferredMfaSetting?: string
  UserMFASettingList?: string[]
}

/** A user's second factors as GetUser and its kin show them; Cognito leaves out what is empty. */
export function describedMfa({ mfa: { enabled, preferred } }: User): DescribedMfa {
  return {
    ...(enabled.includes('SMS_MFA') && {
      MFAOptions: [{ DeliveryMedium: 'SMS' as const, AttributeName: 'phone_number' }],
    }),
    ...(preferred && { PreferredMfaSetting: preferred }),
    ...(enabled.length > 0 && { UserMFASettingList: [...enabled] }),
  }
}

/** The first factors that the user could sign in with: what the pool allows and the user has. */
export function configuredFactors({ settings }: UserPool, user: User, hasPassword: boolean): AuthFactorType[] {
  const allowed = settings.Policies?.SignInPolicy?.AllowedFirstAuthFactors ?? ['PASSWORD']
  const has: Readonly<Partial<Record<AuthFactorType, boolean>>> = {
    PASSWORD: hasPassword,
    EMAIL_OTP: user.attributes.email_verified === 'true',
    SMS_OTP: user.attributes.phone_number_verified === 'true',
  }
  return (['PASSWORD', 'EMAIL_OTP', 'SMS_OTP'] as const).filter((factor) => allowed.includes(factor) && has[factor])
}
