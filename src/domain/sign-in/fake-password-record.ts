import { createHash, createHmac } from 'node:crypto'
import type { SrpRecord } from '#domain/password-record.ts'
import { elementBytes, elementOf, integerOf, prime } from './srp-group.ts'

const saltBytes = 16

/**
 * The record shown for a user who does not exist (RFC 5054, 2.5.1.3): the same for the same pool and username, and not
 * to be told from a real one without the key. The verifier is a square, as every power of g = 2 is modulo this prime.
 * No exponent of it is known to anyone, so no password fits. Where usernames ignore case, pass the folded one.
 */
export function fakePasswordRecord(key: Buffer, poolId: string, username: string): SrpRecord {
  const seed = createHmac('sha256', key).update(`fake password record\0${poolId}\0${username}`).digest()
  const stream = createHash('shake256', { outputLength: saltBytes + elementBytes })
    .update(seed)
    .digest()
  const root = integerOf(stream.subarray(saltBytes)) % prime
  return { salt: stream.subarray(0, saltBytes), verifier: elementOf((root * root) % prime) }
}
