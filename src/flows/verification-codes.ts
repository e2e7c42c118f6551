import { type CodeTarget, codeDigits, codeLifetimeMilliseconds } from '#domain/code-rules.ts'
import type { CodePurpose, StoredCode } from '#domain/codes.ts'
import { newCode } from '#domain/ids.ts'
import type { User } from '#domain/users.ts'
import type { Services } from './services.ts'

/** A code in the clear, for the message alone, and what of it is stored: a keyed hash, of no use without the master key. */
export type FreshCode = { readonly text: string; readonly stored: StoredCode }

const hashPurpose = 'code'

export function freshCode(
  { random, sealer, clock }: Services,
  { poolId, id }: User,
  purpose: CodePurpose,
  target: CodeTarget,
): FreshCode {
  const text = newCode(codeDigits, random.bytes)
  const createdAt = clock.now()
  return {
    text,
    stored: {
      poolId,
      userId: id,
      purpose,
      hash: sealer.keyedHash(hashPurpose, poolId, id, purpose, text),
      attribute: target.attribute,
      destination: target.destination,
      createdAt,
      expiresAt: new Date(createdAt.getTime() + codeLifetimeMilliseconds[purpose]),
    },
  }
}

export type CodeKey = { readonly poolId: string; readonly userId: string; readonly purpose: CodePurpose }

const noHash = Buffer.alloc(32)

/** Compares in constant time, with the same work where there is no code. */
export function codeMatches(
  { sealer }: Services,
  { poolId, userId, purpose }: CodeKey,
  code: StoredCode | undefined,
  typed: string,
): boolean {
  const matches = sealer.matchesKeyedHash(code?.hash ?? noHash, hashPurpose, poolId, userId, purpose, typed)
  return matches && code !== undefined
}
