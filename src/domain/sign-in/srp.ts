import { createHash, createHmac, hkdfSync } from 'node:crypto'
import { ServiceError } from '#domain/errors.ts'
import { srpPoolName } from '#domain/pools.ts'
import { elementBytes, elementOf, generator, integerOf, prime, signedBytesOf } from './srp-group.ts'

/** What is kept of a password: an SRP salt of 16 bytes and the verifier v = g^x mod N, 384 bytes. Both are secret. */
export type PasswordRecord = { salt: Buffer; verifier: Buffer }

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
  record: PasswordRecord
  /** SECRET_BLOCK, decoded from base64. */
  secretBlock: Buffer
  timestamp: string
  /** PASSWORD_CLAIM_SIGNATURE, decoded from base64. */
  signature: Buffer
}

/**
 * Keeping and checking passwords. `username` is the stored username, the one sent as USER_ID_FOR_SRP: it is part of the
 * hash, so a record holds for one username in one pool. Passwords count byte by byte in UTF-8, never normalised, because
 * clients hash what was typed. Every promise may reject with `PasswordWorkOverloaded`.
 */
export type Passwords = {
  protect(poolId: string, username: string, password: string): Promise<PasswordRecord>
  matches(poolId: string, username: string, password: string, record: PasswordRecord): Promise<boolean>
  beginSrp(record: PasswordRecord): Promise<SrpHandshake>
  /** Checks the proof and the timestamp's shape; the timestamp's window (`srpTimestampProblem`) is the caller's. */
  verifySrp(proof: SrpProof): Promise<boolean>
  /** A stand-in for users who do not exist or have no password: the same for each call, the same work, no password. */
  fakeRecord(poolId: string, username: string): PasswordRecord
}

/** Too many passwords are waiting to be checked: refused at once, before any work, and worth trying again later. */
export class PasswordWorkOverloaded extends ServiceError {
  constructor() {
    super('TooManyRequestsException', 'Too many requests')
  }
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
