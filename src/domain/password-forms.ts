import type { PasswordForm } from './password-record.ts'
import type { UserPool } from './pools.ts'

type Settings = Pick<UserPool, 'settings'>

/** The form in which the pool keeps every password that is set or shown from now on. */
export function passwordForm({ settings }: Settings): PasswordForm {
  return settings.Extensions?.PasswordStorage ?? 'SRP_VERIFIER'
}

/**
 * The forms in which passwords of the pool may be kept. Once the switch was touched there may be some of both: until their next sign-in, users
 * have the form of before.
 */
export function possibleForms({ settings }: Settings): readonly PasswordForm[] {
  return settings.Extensions?.PasswordStorage === undefined ? ['SRP_VERIFIER'] : ['ARGON2ID', 'SRP_VERIFIER']
}

/** Whether SRP may be spoken at all: a pool that keeps no verifiers refuses it for everybody alike. */
export function allowsSrp(pool: Settings): boolean {
  return passwordForm(pool) === 'SRP_VERIFIER'
}
