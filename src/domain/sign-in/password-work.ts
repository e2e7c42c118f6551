import { ServiceError } from '#domain/errors.ts'
import type { PasswordForm, PasswordRecord, SrpRecord } from '#domain/password-record.ts'
import type { SrpHandshake, SrpProof } from './srp.ts'

/**
 * Keeping and checking passwords. `username` is the stored username, the one sent as USER_ID_FOR_SRP: it is part of the
 * SRP hash, so such a record holds for one username in one pool. Passwords count byte by byte in UTF-8, never normalised,
 * because clients hash what was typed. Every promise may reject with `PasswordWorkOverloaded`.
 */
export type Passwords = {
  /** `salt` is given where a password that is kept already changes its form only: see `saltOf`. */
  protect(
    form: PasswordForm,
    poolId: string,
    username: string,
    password: string,
    salt?: Buffer,
  ): Promise<PasswordRecord>
  matches(poolId: string, username: string, password: string, record: PasswordRecord): Promise<boolean>
  /**
   * The same, with equal work for everybody: one check in each form, of which those that `record` does not have, or all where there is none,
   * are against a stand-in and fail.
   */
  matchesEvenly(
    forms: readonly PasswordForm[],
    poolId: string,
    username: string,
    password: string,
    record: PasswordRecord | undefined,
  ): Promise<boolean>
  beginSrp(record: SrpRecord): Promise<SrpHandshake>
  /** Checks the proof and the timestamp's shape; the timestamp's window (`srpTimestampProblem`) is the caller's. */
  verifySrp(proof: SrpProof): Promise<boolean>
  /** A stand-in for users who do not exist or have no verifier: the same for each call, the same work, no password. */
  fakeRecord(poolId: string, username: string): SrpRecord
}

/** Too many passwords are waiting to be checked: refused at once, before any work, and worth trying again later. */
export class PasswordWorkOverloaded extends ServiceError {
  constructor() {
    super('TooManyRequestsException', 'Too many requests')
  }
}
