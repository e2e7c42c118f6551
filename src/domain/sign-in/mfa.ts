import type { UserPool } from '#domain/pools.ts'
import type { MfaMethod, User } from '#domain/users.ts'

/** In the order in which they are shown. */
export const mfaMethods: readonly MfaMethod[] = ['SMS_MFA', 'SOFTWARE_TOKEN_MFA', 'EMAIL_OTP']

export function isMfaMethod(name: string): name is MfaMethod {
  return mfaMethods.some((method) => method === name)
}

/** The attribute that a code goes to, for the methods that send one. */
export const mfaAttributes = { SMS_MFA: 'phone_number', EMAIL_OTP: 'email' } as const

export type MessageMethod = keyof typeof mfaAttributes

export function isMessageMethod(method: MfaMethod): method is MessageMethod {
  return method in mfaAttributes
}

/** What decides about the second factor of somebody whose password was right. */
export type MfaState = {
  readonly pool: UserPool
  readonly user: User
  /** Whether an authenticator app was proved, not only begun. */
  readonly hasSoftwareToken: boolean
  /** What the user chose in answer to SELECT_MFA_TYPE. */
  readonly chosen?: MfaMethod | undefined
}

export type MfaStep =
  | { readonly kind: 'none' }
  | { readonly kind: 'factor'; readonly method: MfaMethod }
  | { readonly kind: 'select'; readonly methods: readonly MfaMethod[] }
  | { readonly kind: 'set up'; readonly methods: readonly MfaMethod[] }
  /** A factor is demanded, and the pool offers none that this user could use or set up. */
  | { readonly kind: 'impossible' }

/**
 * The methods that a pool offers. SMS comes with the configuration of its sender, the others are switched on by SetUserPoolMfaConfig.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-mfa.html
 */
export function offeredMethods({ settings }: Pick<UserPool, 'settings'>): readonly MfaMethod[] {
  if ((settings.MfaConfiguration ?? 'OFF') === 'OFF') return []
  const isOffered: Readonly<Record<MfaMethod, boolean>> = {
    SMS_MFA: settings.SmsConfiguration !== undefined && settings.Mfa?.SmsEnabled !== false,
    SOFTWARE_TOKEN_MFA: settings.Mfa?.SoftwareTokenMfaConfiguration?.Enabled === true,
    EMAIL_OTP: settings.Mfa?.EmailMfaConfiguration !== undefined,
  }
  return mfaMethods.filter((method) => isOffered[method])
}

/** Which second factor comes next: by the pool's setting, then what the user prefers, has switched on, or has at all. */
export function mfaStep(state: MfaState): MfaStep {
  const { pool, user, chosen } = state
  const setting = pool.settings.MfaConfiguration ?? 'OFF'
  if (setting === 'OFF') return { kind: 'none' }
  const { preferred } = user.mfa
  const enabled = usableMethods(state).filter((method) => user.mfa.enabled.includes(method))
  if (preferred && enabled.includes(preferred)) return { kind: 'factor', method: preferred }
  const methods = setting === 'OPTIONAL' ? enabled : demandedMethods(state)
  const [first, ...others] = methods
  if (first === undefined) return setting === 'OPTIONAL' ? { kind: 'none' } : setUpStep(state)
  if (others.length === 0) return { kind: 'factor', method: first }
  return chosen && methods.includes(chosen) ? { kind: 'factor', method: chosen } : { kind: 'select', methods }
}

/** What the user could answer right now. A message may go to an address that is not verified: its code verifies it. */
export function usableMethods({ pool, user, hasSoftwareToken }: MfaState): readonly MfaMethod[] {
  const offered = offeredMethods(pool)
  return mfaMethods.filter((method) => {
    if (isMessageMethod(method)) return offered.includes(method) && Boolean(user.attributes[mfaAttributes[method]])
    // Somebody who relies on an authenticator app keeps being asked for it when the pool no longer offers it to others.
    return hasSoftwareToken && (offered.includes(method) || user.mfa.enabled.includes(method))
  })
}

/**
 * Where a factor is required, everything that the user has counts, switched on or not; but a message does not go where a forgotten password
 * is recovered, or one inbox would be both factors.
 * Differs: with nothing else at hand it does. Cognito's guide lets nobody in then, who has only a phone number in a pool that recovers by SMS.
 */
function demandedMethods(state: MfaState): readonly MfaMethod[] {
  const usable = usableMethods(state)
  const recovery = recoveryMethod(state.pool)
  const apart = usable.filter((method) => method !== recovery || state.user.mfa.enabled.includes(method))
  return apart.length > 0 ? apart : usable
}

function setUpStep({ pool }: MfaState): MfaStep {
  const offered = offeredMethods(pool)
  const apart = offered.filter((method) => method !== recoveryMethod(pool))
  const methods = apart.length > 0 ? apart : offered
  return methods.length > 0 ? { kind: 'set up', methods } : { kind: 'impossible' }
}

/** The method that goes where the pool sends codes for forgotten passwords first, if its owner has decided on that. */
function recoveryMethod({ settings }: UserPool): MessageMethod | undefined {
  const mechanisms = settings.AccountRecoverySetting?.RecoveryMechanisms ?? []
  const [first] = [...mechanisms].sort((a, b) => (a.Priority ?? 0) - (b.Priority ?? 0))
  if (first?.Name === 'verified_email') return 'EMAIL_OTP'
  return first?.Name === 'verified_phone_number' ? 'SMS_MFA' : undefined
}
