import type { CreateUserPoolRequest, SetUserPoolMfaConfigRequest } from '#contract/cognito-idp-types.generated.ts'
import type { PasswordForm } from './password-record.ts'

/**
 * The settings of a user pool, in the words of the contract, so that whatever was asked for is described back unchanged.
 * Always complete: defaults are filled in when the pool is made or updated (see pool-defaults.ts).
 */
export type PoolSettings = Omit<CreateUserPoolRequest, 'PoolName'> & {
  /** What SetUserPoolMfaConfig alone can set. The texts and the sender of SMS are in the pool's own members. */
  Mfa?: Pick<
    SetUserPoolMfaConfigRequest,
    'SoftwareTokenMfaConfiguration' | 'EmailMfaConfiguration' | 'WebAuthnConfiguration'
  > & {
    /** Set where the second factors were chosen and SMS was not among them, although the pool can send SMS. */
    SmsEnabled?: false
  }
  /** What SetUserPoolSessionConfiguration sets; unset means that sessions are not tracked. */
  Sessions?: { UserSessionTracking: 'ENABLED' | 'DISABLED'; MaxPerUser: number }
  /** What Cognito can't do, each off unless switched on. */
  Extensions?: PoolExtensions
}

export type PoolExtensions = {
  /** ARGON2ID keeps no SRP verifier: sign-in is by the password itself only. */
  readonly PasswordStorage?: PasswordForm
  /** Requests per second by rate category, for this pool; 0 switches a category's limit off. */
  readonly RateLimits?: Readonly<Record<string, number>>
}

export type UserPool = {
  /** `<region>_<9 letters or digits>` */
  readonly id: string
  readonly name: string
  readonly settings: PoolSettings
  readonly createdAt: Date
  readonly modifiedAt: Date
}

/** The part of a pool id after the underscore: what SRP calls the pool name. */
export function srpPoolName(poolId: string): string {
  return poolId.slice(poolId.indexOf('_') + 1)
}
