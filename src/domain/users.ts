import type { UserStatusType } from '#contract/cognito-idp-types.generated.ts'
import type { PasswordRecord } from './password-record.ts'

export type UserStatus = UserStatusType

/** Attribute values are always strings on Cognito's wire, `email_verified` too. `sub` is not in here: it is `User.id`. */
export type Attributes = Readonly<Record<string, string>>

export type Password = PasswordRecord & {
  /** Set while an administrator's temporary password stands: when it was given. */
  readonly temporarySince: Date | undefined
}

export type MfaMethod = 'SMS_MFA' | 'SOFTWARE_TOKEN_MFA' | 'EMAIL_OTP'

/** The second factors that a user has switched on. */
export type MfaSettings = { readonly enabled: readonly MfaMethod[]; readonly preferred: MfaMethod | undefined }

export const noMfa: MfaSettings = { enabled: [], preferred: undefined }

export type User = {
  readonly poolId: string
  /** The `sub` claim. */
  readonly id: string
  /** As stored and as tokens carry it; equal to `id` in pools whose users sign in with an e-mail address or phone number. */
  readonly username: string
  readonly status: UserStatus
  readonly enabled: boolean
  readonly attributes: Attributes
  readonly mfa: MfaSettings
  readonly createdAt: Date
  readonly modifiedAt: Date
}

/** What a name can stand for besides a username. */
export type AliasKind = 'email' | 'phone_number' | 'preferred_username'

/** A name that finds exactly one user of a pool. `key` is the normalised value. */
export type Alias = { readonly kind: AliasKind; readonly key: string }
