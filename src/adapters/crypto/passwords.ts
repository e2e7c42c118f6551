import { timingSafeEqual } from 'node:crypto'
import { argon2Parameters, formatArgon2id } from '#domain/argon2-string.ts'
import { formOf, type PasswordForm, type PasswordRecord, type SrpRecord } from '#domain/password-record.ts'
import { fakePasswordRecord } from '#domain/sign-in/fake-password-record.ts'
import type { Passwords } from '#domain/sign-in/password-work.ts'
import {
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
import type { Argon2 } from './argon2.ts'
import { DegeneratePower, type ModularPower } from './modular-power.ts'

export type PasswordTools = {
  powers: ModularPower
  argon2: Argon2
  randomBytes: (length: number) => Buffer
  /** At least 32 secret bytes, kept for good: with another key, the salts shown for unknown users change. */
  fakeKey: Buffer
}

const saltBytes = 16
const argon2HashBytes = 32
/** RFC 5054, 2.5.3: at least 256 bits. */
const privateValueBytes = 32
const g = elementOf(generator)

export function createPasswords({ powers, argon2, randomBytes, fakeKey }: PasswordTools): Passwords {
  const verifierFor = (poolId: string, username: string, password: string, salt: Buffer) =>
    powers.power(g, passwordExponent(poolId, username, password, salt))

  // Nobody is shown anything of it, so that one for all will do. No password is known to make this hash.
  const argon2StandIn = {
    argon2id: formatArgon2id({
      ...argon2Parameters,
      salt: randomBytes(saltBytes),
      hash: randomBytes(argon2HashBytes),
    }),
  }

  async function protect(
    form: PasswordForm,
    poolId: string,
    username: string,
    password: string,
    salt = randomBytes(saltBytes),
  ): Promise<PasswordRecord> {
    return form === 'ARGON2ID'
      ? { argon2id: await argon2.hash(password, salt) }
      : { salt, verifier: await verifierFor(poolId, username, password, salt) }
  }

  async function matches(poolId: string, username: string, password: string, record: PasswordRecord): Promise<boolean> {
    if ('argon2id' in record) return argon2.verify(record.argon2id, password)
    return equal(await verifierFor(poolId, username, password, record.salt), record.verifier)
  }

  async function matchesEvenly(
    forms: readonly PasswordForm[],
    poolId: string,
    username: string,
    password: string,
    record: PasswordRecord | undefined,
  ): Promise<boolean> {
    let right = false
    for (const form of new Set(record ? [...forms, formOf(record)] : forms)) {
      const kept = record && formOf(record) === form ? record : standIn(form, poolId, username)
      const fits = await matches(poolId, username, password, kept)
      right ||= fits && kept === record
    }
    return right
  }

  const fakeRecord = (poolId: string, username: string) => fakePasswordRecord(fakeKey, poolId, username)
  const standIn = (form: PasswordForm, poolId: string, username: string) =>
    form === 'ARGON2ID' ? argon2StandIn : fakeRecord(poolId, username)

  async function beginSrp(record: SrpRecord): Promise<SrpHandshake> {
    const privateValue = randomBytes(privateValueBytes)
    return {
      privateValue,
      publicValue: serverPublicValue(record.verifier, await powers.powerOfGenerator(privateValue)),
    }
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

  return { protect, matches, matchesEvenly, beginSrp, verifySrp, fakeRecord }
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
