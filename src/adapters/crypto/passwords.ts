import { timingSafeEqual } from 'node:crypto'
import { fakePasswordRecord } from '#domain/sign-in/fake-password-record.ts'
import {
  type PasswordRecord,
  type Passwords,
  parseClientPublicValue,
  passwordExponent,
  proofSignature,
  type SrpHandshake,
  type SrpProof,
  scramblingParameter,
  serverPublicValue,
} from '#domain/sign-in/srp.ts'
import { elementOf, generator } from '#domain/sign-in/srp-group.ts'
import { parseSrpTimestamp } from '#domain/sign-in/srp-timestamp.ts'
import { DegeneratePower, type ModularPower } from './modular-power.ts'

export type PasswordTools = {
  powers: ModularPower
  randomBytes: (length: number) => Buffer
  /** At least 32 secret bytes, kept for good: with another key, the salts shown for unknown users change. */
  fakeKey: Buffer
}

const saltBytes = 16
/** RFC 5054, 2.5.3: at least 256 bits. */
const privateValueBytes = 32
const g = elementOf(generator)

export function createPasswords({ powers, randomBytes, fakeKey }: PasswordTools): Passwords {
  const verifierFor = (poolId: string, username: string, password: string, salt: Buffer) =>
    powers.power(g, passwordExponent(poolId, username, password, salt))

  async function protect(poolId: string, username: string, password: string): Promise<PasswordRecord> {
    const salt = randomBytes(saltBytes)
    return { salt, verifier: await verifierFor(poolId, username, password, salt) }
  }

  async function matches(poolId: string, username: string, password: string, record: PasswordRecord): Promise<boolean> {
    return equal(await verifierFor(poolId, username, password, record.salt), record.verifier)
  }

  async function beginSrp(record: PasswordRecord): Promise<SrpHandshake> {
    const privateValue = randomBytes(privateValueBytes)
    return { privateValue, publicValue: serverPublicValue(record.verifier, await powers.power(g, privateValue)) }
  }

  async function verifySrp(proof: SrpProof): Promise<boolean> {
    const clientPublicValue = parseClientPublicValue(proof.clientPublicValue)
    if (clientPublicValue === undefined || parseSrpTimestamp(proof.timestamp) === undefined) return false
    const { privateValue, publicValue } = proof.handshake
    const u = scramblingParameter(clientPublicValue, publicValue)
    const sharedSecret = await unlessDegenerate(
      powers.powerOfProduct(clientPublicValue, proof.record.verifier, u, privateValue),
    )
    if (sharedSecret === undefined) return false
    return equal(proofSignature({ ...proof, sharedSecret, scramblingParameter: u }), proof.signature)
  }

  return {
    protect,
    matches,
    beginSrp,
    verifySrp,
    fakeRecord: (poolId, username) => fakePasswordRecord(fakeKey, poolId, username),
  }
}

async function unlessDegenerate(work: Promise<Buffer>): Promise<Buffer | undefined> {
  try {
    return await work
  } catch (error) {
    if (error instanceof DegeneratePower) return undefined
    throw error
  }
}

function equal(expected: Buffer, given: Buffer): boolean {
  return expected.length === given.length && timingSafeEqual(expected, given)
}
