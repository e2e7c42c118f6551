import type { Password } from '#domain/users.ts'
import { bytesOf } from '#storage/columns.ts'

/** In place of a salt's length, which is never 0. */
const argon2Mark = 0

/** One byte with the salt's length, the salt, the verifier; or a zero and the PHC string of argon2id. */
export function passwordRecord(password: Password): Buffer {
  if ('argon2id' in password) return Buffer.concat([Buffer.of(argon2Mark), Buffer.from(password.argon2id)])
  const { salt, verifier } = password
  return Buffer.concat([Buffer.of(salt.length), salt, verifier])
}

export function passwordIn(record: Uint8Array, temporarySince: Date | undefined): Password {
  const bytes = bytesOf(record)
  if (bytes.readUInt8(0) === argon2Mark) return { argon2id: bytes.toString('utf8', 1), temporarySince }
  const verifierStart = 1 + bytes.readUInt8(0)
  return { salt: bytes.subarray(1, verifierStart), verifier: bytes.subarray(verifierStart), temporarySince }
}
