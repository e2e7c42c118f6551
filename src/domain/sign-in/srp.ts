import { createHash, createHmac, hkdfSync } from 'node:crypto'
import type { SrpRecord } from '#domain/password-record.ts'
import { srpPoolName } from '#domain/pools.ts'
import { elementBytes, elementOf, generator, integerOf, prime, signedBytesOf } from './srp-group.ts'

/** The server's half of a handshake: b, 32 bytes and secret, and B = k v + g^b mod N, 384 bytes. */
export type SrpHandshake = { privateValue: Buffer; publicValue: Buffer }

/** A client's answer to PASSWORD_VERIFIER, with what the server kept since the first step. */
export type SrpProof = {
  poolId: string
  /** USER_ID_FOR_SRP: the stored username, never an alias. */
  userId: string
  /** SRP_A of the first step, hexadecimal as received. */
  clientPublicValue: string
  handshake: SrpHandshake
  record: SrpRecord
  /** SECRET_BLOCK, decoded from base64. */
  secretBlock: Buffer
  timestamp: string
  /** PASSWORD_CLAIM_SIGNATURE, decoded from base64. */
  signature: Buffer
}

/** k = H(pad(N) | pad(g)), read as an unsigned number. */
const multiplier = integerOf(sha256(signedBytesOf(prime), signedBytesOf(generator)))
const keyInfo = 'Caldera Derived Key'
const keyBytes = 16

/** Some clients put one or two zeros in front, to keep the number positive or its length even. */
const longestHex = elementBytes * 2 + 2

/** x = H(pad(salt) | H(poolName | userId | ':' | password)), 32 bytes: the exponent of the verifier. */
export function passwordExponent(poolId: string, userId: string, password: string, salt: Buffer): Buffer {
  const identity = sha256(`${srpPoolName(poolId)}${userId}:${password}`)
  return sha256(signedBytesOf(integerOf(salt)), identity)
}

/** B = k v + g^b mod N, from the verifier and g^b. */
export function serverPublicValue(verifier: Buffer, power: Buffer): Buffer {
  return elementOf((multiplier * integerOf(verifier) + integerOf(power)) % prime)
}

/**
 * SRP_A as an element of the group, or undefined if it is not one: not hexadecimal, zero, or N and more. Clients send
 * A = g^a mod N, so the strict range refuses none of them, and with it every A that is 0 mod N (RFC 5054, 2.5.4).
 */
export function parseClientPublicValue(hex: string): Buffer | undefined {
  if (hex.length === 0 || hex.length > longestHex || !/^[0-9a-f]+$/i.test(hex)) return undefined
  const value = BigInt(`0x${hex}`)
  return value > 0n && value < prime ? elementOf(value) : undefined
}

/** u = H(pad(A) | pad(B)), 32 bytes. */
export function scramblingParameter(clientPublicValue: Buffer, serverPublicValue: Buffer): Buffer {
  return sha256(signedBytesOf(integerOf(clientPublicValue)), signedBytesOf(integerOf(serverPublicValue)))
}

/** The PASSWORD_CLAIM_SIGNATURE that a client which knows the password makes, 32 bytes. */
export function proofSignature(proof: {
  /** S = (A v^u)^b mod N. */
  sharedSecret: Buffer
  scramblingParameter: Buffer
  poolId: string
  userId: string
  secretBlock: Buffer
  timestamp: string
}): Buffer {
  return createHmac('sha256', sessionKey(proof.sharedSecret, proof.scramblingParameter))
    .update(srpPoolName(proof.poolId))
    .update(proof.userId)
    .update(proof.secretBlock)
    .update(proof.timestamp)
    .digest()
}

/** HKDF-SHA256 (RFC 5869) of pad(S), salted with pad(u). The 0x01 that clients put after the info is its block number. */
function sessionKey(sharedSecret: Buffer, scramblingParameter: Buffer): Buffer {
  const secret = signedBytesOf(integerOf(sharedSecret))
  const salt = signedBytesOf(integerOf(scramblingParameter))
  return Buffer.from(hkdfSync('sha256', secret, salt, keyInfo, keyBytes))
}

function sha256(...parts: (string | Buffer)[]): Buffer {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest()
}
