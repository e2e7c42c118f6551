import { createHash } from 'node:crypto'
import { hmacSha256 } from '#domain/hmac-sha256.ts'
import type { SrpRecord } from '#domain/password-record.ts'
import { srpPoolName } from '#domain/pools.ts'
import {
  elementBytes,
  elementOf,
  generator,
  integerOf,
  prime,
  primeHex,
  signedBytesIn,
  signedBytesOf,
} from './srp-group.ts'

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
const primeElement = Buffer.from(primeHex, 'hex')
/** The 0x01 is the number of HKDF's only block. */
const keyInfo = Buffer.from('Caldera Derived Key\x01')
const keyBytes = 16

/** Some clients put one or two zeros in front, to keep the number positive or its length even. */
const longestHex = elementBytes * 2 + 2

/** x = H(pad(salt) | H(poolName | userId | ':' | password)), 32 bytes: the exponent of the verifier. */
export function passwordExponent(poolId: string, userId: string, password: string, salt: Buffer): Buffer {
  const identity = sha256(`${srpPoolName(poolId)}${userId}:${password}`)
  return sha256(signedBytesIn(salt), identity)
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
  const digits = hex.padStart(longestHex, '0')
  const element = Buffer.from(digits.slice(-elementBytes * 2), 'hex')
  const isInRange = digits.startsWith('00') && element.compare(primeElement) < 0 && element.some((byte) => byte !== 0)
  return isInRange ? element : undefined
}

/** u = H(pad(A) | pad(B)), 32 bytes. */
export function scramblingParameter(clientPublicValue: Buffer, serverPublicValue: Buffer): Buffer {
  return sha256(signedBytesIn(clientPublicValue), signedBytesIn(serverPublicValue))
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
  return hmacSha256(
    sessionKey(proof.sharedSecret, proof.scramblingParameter),
    Buffer.from(srpPoolName(proof.poolId) + proof.userId),
    proof.secretBlock,
    Buffer.from(proof.timestamp),
  )
}

/** HKDF-SHA256 (RFC 5869) of pad(S), salted with pad(u): one extraction, and the beginning of one block. */
function sessionKey(sharedSecret: Buffer, scramblingParameter: Buffer): Buffer {
  const secret = signedBytesIn(sharedSecret)
  const salt = signedBytesIn(scramblingParameter)
  return hmacSha256(hmacSha256(salt, secret), keyInfo).subarray(0, keyBytes)
}

function sha256(...parts: (string | Buffer)[]): Buffer {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest()
}
