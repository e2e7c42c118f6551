import { parseArgon2id } from './argon2-string.ts'

/** The forms in which a password may be kept, in the words of the pool's switch. */
export type PasswordForm = 'SRP_VERIFIER' | 'ARGON2ID'

/** An SRP salt of 16 bytes and the verifier v = g^x mod N, 384 bytes. Both are secret at rest; SRP shows the salt. */
export type SrpRecord = { readonly salt: Buffer; readonly verifier: Buffer }

/** A PHC string of argon2id. */
export type Argon2Record = { readonly argon2id: string }

/** What is kept of a password. */
export type PasswordRecord = SrpRecord | Argon2Record

export function formOf(record: PasswordRecord): PasswordForm {
  return 'argon2id' in record ? 'ARGON2ID' : 'SRP_VERIFIER'
}

/**
 * Tells one password that was set from every other, the same one set again included. It stays when the password is only kept in another form:
 * sessions and the history go by it.
 */
export function saltOf(record: PasswordRecord): Buffer {
  if ('verifier' in record) return record.salt
  const hash = parseArgon2id(record.argon2id)
  if (!hash) throw new Error('a password is kept as something that is no argon2id hash, or one out of all proportion')
  return hash.salt
}
