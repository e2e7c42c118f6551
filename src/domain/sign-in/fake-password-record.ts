import { createHmac } from 'node:crypto'
import type { PasswordRecord } from './srp.ts'
import { elementBytes, elementOf, integerOf, prime } from './srp-group.ts'

const saltBytes = 16
const blockBytes = 64

/**
 * The record shown for a user who does not exist (RFC 5054, 2.5.1.3): the same for the same pool and username, and not
 * to be told from a real one without the key. The verifier is a square, as every power of g = 2 is modulo this prime.
 * No exponent of it is known to anyone, so no password fits. Where usernames ignore case, pass the folded one.
 */
export function fakePasswordRecord(key: Buffer, poolId: string, username: string): PasswordRecord {
  const root = integerOf(expand(key, `verifier\0${poolId}\0${username}`, elementBytes)) % prime
  return {
    salt: expand(key, `salt\0${poolId}\0${username}`, saltBytes),
    verifier: elementOf((root * root) % prime),
  }
}

function expand(key: Buffer, label: string, lengthBytes: number): Buffer {
  const blocks = Array.from({ length: Math.ceil(lengthBytes / blockBytes) }, (_, index) =>
    createHmac('sha512', key).update(`${index}\0${label}`).digest(),
  )
  return Buffer.concat(blocks).subarray(0, lengthBytes)
}
