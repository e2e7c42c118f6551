import type {
  AdminGetUserCommandOutput,
  GetUserPoolMfaConfigCommandOutput,
  UserPoolType,
} from '@aws-sdk/client-cognito-identity-provider'
import { type Address, addresses, attributeOf, isVerified } from '../user-attributes.ts'
import { listedMethods, methodProblem, mfaOf, offeredMethods } from './mfa-methods.ts'

export const actionNames = [
  'disable',
  'enable',
  'signOut',
  'resetPassword',
  'setPassword',
  'resend',
  'mfa',
  'removeApp',
  'confirm',
  'delete',
] as const

export type ActionName = (typeof actionNames)[number]

export type Reason =
  | 'alreadyConfirmed'
  | 'administratorOnly'
  | 'isDisabled'
  | 'notInvited'
  | 'noAddress'
  | 'noVerifiedAddress'
  | 'notResettable'
  | 'mfaOff'
  | 'noMethod'
  | 'noApp'
  | 'external'

/** The user and what of the pool decides about actions. */
export type Standing = {
  readonly pool: Pick<UserPoolType, 'AccountRecoverySetting' | 'MfaConfiguration'>
  readonly mfa: Omit<GetUserPoolMfaConfigCommandOutput, '$metadata'>
  readonly user: Omit<AdminGetUserCommandOutput, '$metadata' | 'Username'>
}

/** Of disabling and enabling only one makes sense; every other action is always listed. */
export function listedActions({ user }: Standing): readonly ActionName[] {
  return actionNames.filter((name) => name !== (user.Enabled ? 'enable' : 'disable'))
}

/** Why an action cannot work for the user as they are, or undefined where it can. */
export function whyNot(name: ActionName, standing: Standing): Reason | undefined {
  const { user } = standing
  switch (name) {
    case 'signOut':
      return user.Enabled ? undefined : 'isDisabled'
    case 'resetPassword':
      return whyNoReset(standing)
    case 'setPassword':
      return user.UserStatus === 'EXTERNAL_PROVIDER' ? 'external' : undefined
    case 'resend':
      return whyNoInvitation(standing)
    case 'mfa':
      return whyNoMfa(standing)
    case 'removeApp':
      return hasOrMayHaveApp(standing) ? undefined : 'noApp'
    case 'confirm':
      return user.UserStatus === 'UNCONFIRMED' ? undefined : 'alreadyConfirmed'
    default:
      return undefined
  }
}

function whyNoInvitation({ user }: Standing): Reason | undefined {
  if (user.UserStatus !== 'FORCE_CHANGE_PASSWORD') return 'notInvited'
  return addresses.some((address) => attributeOf(user.UserAttributes, address)) ? undefined : 'noAddress'
}

function whyNoMfa({ mfa, user }: Standing): Reason | undefined {
  const { enabled } = mfaOf(user)
  if (listedMethods(mfa, user).length === 0) return 'mfaOff'
  const canChange = offeredMethods(mfa).some((method) => !methodProblem(mfa, user, method))
  return canChange || enabled.length > 0 ? undefined : 'noMethod'
}

/** The API does not tell of an app that was set up and switched off, so that the pool's offer has to do. */
function hasOrMayHaveApp({ mfa, user }: Standing): boolean {
  return listedMethods(mfa, user).includes('SOFTWARE_TOKEN_MFA')
}

const resettable: readonly (string | undefined)[] = ['CONFIRMED', 'RESET_REQUIRED', 'UNCONFIRMED']

function whyNoReset({ pool, user }: Standing): Reason | undefined {
  if (mechanismsOf(pool).includes('admin_only')) return 'administratorOnly'
  if (!user.Enabled) return 'isDisabled'
  if (!resettable.includes(user.UserStatus)) return 'notResettable'
  return recoveryAddress(pool, user) ? undefined : 'noVerifiedAddress'
}

const recoveryOf: Readonly<Record<Address, string>> = { email: 'verified_email', phone_number: 'verified_phone_number' }
const factorOf: Readonly<Record<Address, string>> = { email: 'EMAIL_OTP', phone_number: 'SMS_MFA' }

/** A code does not go where the second factor goes, but in pools that never chose how passwords are recovered. */
function recoveryAddress(pool: Standing['pool'], user: Standing['user']): Address | undefined {
  const mechanisms = mechanismsOf(pool)
  const usesFactors = (pool.MfaConfiguration ?? 'OFF') !== 'OFF'
  const isFactor = (address: Address) =>
    usesFactors && (user.UserMFASettingList ?? []).includes(factorOf[address]) && mechanisms.length > 0
  return addresses.find(
    (address) =>
      (mechanisms.length === 0 || mechanisms.includes(recoveryOf[address])) &&
      isVerified(user.UserAttributes, address) &&
      !isFactor(address),
  )
}

function mechanismsOf({ AccountRecoverySetting }: Standing['pool']): readonly (string | undefined)[] {
  return (AccountRecoverySetting?.RecoveryMechanisms ?? []).map(({ Name }) => Name)
}
