/** What a code that was sent to somebody is good for. One live code per user and purpose: a new one replaces the old. */
export type CodePurpose = 'confirm_sign_up' | 'forgot_password' | 'verify_email' | 'verify_phone_number'

/** A code at rest: only a keyed hash of it. */
export type StoredCode = {
  readonly poolId: string
  readonly userId: string
  readonly purpose: CodePurpose
  readonly hash: Buffer
  /** The attribute the code was sent to, and its value at that time. */
  readonly attribute: 'email' | 'phone_number'
  readonly destination: string
  readonly createdAt: Date
  readonly expiresAt: Date
}
