import { type CodeTarget, simulatedTargetAmong, targetAt, verifiesByItself } from './code-rules.ts'
import type { UserPool } from './pools.ts'
import { type Refusal, userDisabled } from './sign-in/next-step.ts'
import type { MfaMethod, User } from './users.ts'

type Address = CodeTarget['attribute']

const addressOf: Readonly<Record<string, Address | undefined>> = {
  verified_email: 'email',
  verified_phone_number: 'phone_number',
}
const mfaBy: Readonly<Record<Address, MfaMethod>> = { email: 'EMAIL_OTP', phone_number: 'SMS_MFA' }

export const administratorOnly: Refusal = {
  kind: 'refused',
  code: 'NotAuthorizedException',
  message: 'Contact administrator to reset password.',
}
export const notResettable: Refusal = {
  kind: 'refused',
  code: 'NotAuthorizedException',
  message: 'User password cannot be reset in the current state.',
}
const noChannel: Refusal = {
  kind: 'refused',
  code: 'InvalidParameterException',
  message: 'Cannot reset password for the user as there is no registered/verified email or phone_number',
}

export function isAdministratorOnly(pool: UserPool): boolean {
  return mechanismsOf(pool).some(({ Name }) => Name === 'admin_only')
}

/** Where the pool sends the codes of forgotten passwords, the preferred way first. */
export function recoveryAddresses(pool: UserPool): readonly Address[] {
  const mechanisms = mechanismsOf(pool)
  // How it was before there was a setting.
  if (mechanisms.length === 0) return ['phone_number', 'email']
  return mechanisms.toSorted((one, other) => one.Priority - other.Priority).flatMap(({ Name }) => addressOf[Name] ?? [])
}

export type Recovery = { readonly kind: 'target'; readonly target: CodeTarget } | Refusal

/** Where the code for a forgotten password goes, or why none is sent. */
export function recoveryTarget(pool: UserPool, user: User): Recovery {
  const refusal = resetRefusal(user)
  if (refusal) return refusal
  const verified = recoveryAddresses(pool).filter((address) => isVerified(user, address))
  // One mailbox or one phone must not be enough for both factors.
  const apart = verified.filter((address) => !isSecondFactor(pool, user, address))
  const [address] = apart.length > 0 || hasSetting(pool) ? apart : verified
  return address ? { kind: 'target', target: targetAt(address, user.attributes[address] ?? '') } : noChannel
}

/** Where a code for nobody would have gone: the way that users of this pool are likely to have, the same at every call. */
export function simulatedRecoveryTarget(pool: UserPool, name: string, hash: Buffer): CodeTarget {
  const possible = recoveryAddresses(pool)
  const likely = possible.filter((address) => verifiesByItself(pool, address))
  return simulatedTargetAmong([...likely, ...possible], name, hash)
}

/** Why this user's password can't be reset by a code, whatever their addresses. */
export function resetRefusal(user: User): Refusal | undefined {
  if (!user.enabled) return userDisabled
  const isResettable = user.status === 'CONFIRMED' || user.status === 'RESET_REQUIRED' || user.status === 'UNCONFIRMED'
  return isResettable ? undefined : notResettable
}

export function isVerified({ attributes }: User, address: Address): boolean {
  return Boolean(attributes[address]) && attributes[`${address}_verified`] === 'true'
}

function isSecondFactor(pool: UserPool, { mfa }: User, address: Address): boolean {
  return (pool.settings.MfaConfiguration ?? 'OFF') !== 'OFF' && mfa.enabled.includes(mfaBy[address])
}

function hasSetting(pool: UserPool): boolean {
  return mechanismsOf(pool).length > 0
}

function mechanismsOf({ settings }: UserPool) {
  return settings.AccountRecoverySetting?.RecoveryMechanisms ?? []
}
