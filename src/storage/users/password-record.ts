import type { Password } from '#domain/users.ts'
import { bytesOf } from '#storage/columns.ts'

/** One byte with the salt's length, the salt, the verifier. */
export function passwordRecord({ salt, verifier }: Password): Buffer {
  return Buffer.concat([Buffer.of(salt.length), salt, verifier])
}

export function passwordIn(record: Uint8Array, temporarySince: Date | undefined): Password {
  const bytes = bytesOf(record)
  const verifierStart = 1 + bytes.readUInt8(0)
  return { salt: bytes.subarray(1, verifierStart), verifier: bytes.subarray(verifierStart), temporarySince }
}
