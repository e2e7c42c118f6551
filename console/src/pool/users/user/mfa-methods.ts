import type {
  AdminGetUserCommandOutput,
  AdminSetUserMFAPreferenceCommandInput,
  GetUserPoolMfaConfigCommandOutput,
} from '@aws-sdk/client-cognito-identity-provider'
import { attributeOf } from '../user-attributes.ts'

export const mfaMethods = ['SMS_MFA', 'SOFTWARE_TOKEN_MFA', 'EMAIL_OTP'] as const

export type MfaMethod = (typeof mfaMethods)[number]

/** A user's second factors: which are switched on, and which of them comes first. */
export type MfaChoice = { readonly enabled: readonly MfaMethod[]; readonly preferred: MfaMethod | undefined }

type MfaConfig = Pick<
  GetUserPoolMfaConfigCommandOutput,
  'MfaConfiguration' | 'SmsMfaConfiguration' | 'SoftwareTokenMfaConfiguration' | 'EmailMfaConfiguration'
>
type User = Pick<AdminGetUserCommandOutput, 'UserAttributes' | 'UserMFASettingList' | 'PreferredMfaSetting'>

export function mfaOf({ UserMFASettingList = [], PreferredMfaSetting }: User): MfaChoice {
  return {
    enabled: mfaMethods.filter((method) => UserMFASettingList.includes(method)),
    preferred: mfaMethods.find((method) => method === PreferredMfaSetting),
  }
}

export function offeredMethods(config: MfaConfig): readonly MfaMethod[] {
  if ((config.MfaConfiguration ?? 'OFF') === 'OFF') return []
  const isOffered: Readonly<Record<MfaMethod, boolean>> = {
    SMS_MFA: config.SmsMfaConfiguration !== undefined,
    SOFTWARE_TOKEN_MFA: config.SoftwareTokenMfaConfiguration?.Enabled === true,
    EMAIL_OTP: config.EmailMfaConfiguration !== undefined,
  }
  return mfaMethods.filter((method) => isOffered[method])
}

/** Why a method cannot be switched on, as far as the console can know: nothing tells whether an app was set up. */
export function methodProblem(
  config: MfaConfig,
  user: User,
  method: MfaMethod,
): 'notOffered' | 'noAddress' | undefined {
  if (!offeredMethods(config).includes(method)) return 'notOffered'
  if (method === 'SMS_MFA' && !attributeOf(user.UserAttributes, 'phone_number')) return 'noAddress'
  if (method === 'EMAIL_OTP' && !attributeOf(user.UserAttributes, 'email')) return 'noAddress'
  return undefined
}

/** What the dialog lists: what the pool offers, and what the user still has from before. */
export function listedMethods(config: MfaConfig, user: User): readonly MfaMethod[] {
  const offered = offeredMethods(config)
  const { enabled } = mfaOf(user)
  return mfaMethods.filter((method) => offered.includes(method) || enabled.includes(method))
}

type MfaPreference = Omit<AdminSetUserMFAPreferenceCommandInput, 'UserPoolId' | 'Username'>

const members = {
  SMS_MFA: 'SMSMfaSettings',
  SOFTWARE_TOKEN_MFA: 'SoftwareTokenMfaSettings',
  EMAIL_OTP: 'EmailMfaSettings',
} as const

/** Only what differs: a method that the pool no longer offers could not be sent as switched on, and stays as it is when left out. */
export function mfaPreference(before: MfaChoice, after: MfaChoice): MfaPreference {
  const changed = mfaMethods.filter(
    (method) =>
      before.enabled.includes(method) !== after.enabled.includes(method) ||
      (before.preferred === method) !== (after.preferred === method),
  )
  return Object.fromEntries(
    changed.map((method) => [
      members[method],
      { Enabled: after.enabled.includes(method), PreferredMfa: after.preferred === method },
    ]),
  )
}
