import type { RandomBytes } from './tokens/sealing.ts'

const digits = '0123456789'
const lower = 'abcdefghijklmnopqrstuvwxyz'
const upper = lower.toUpperCase()

/** `<region>_` and nine letters or digits. */
export function newPoolId(region: string, randomBytes: RandomBytes): string {
  return `${region}_${randomText(digits + upper + lower, 9, randomBytes)}`
}

/** 26 lower-case letters or digits: 134 bits. */
export function newClientId(randomBytes: RandomBytes): string {
  return randomText(digits + lower, 26, randomBytes)
}

/** 51 lower-case letters or digits: 263 bits. */
export function newClientSecret(randomBytes: RandomBytes): string {
  return randomText(digits + lower, 51, randomBytes)
}

/** Decimal digits, each equally likely. */
export function newCode(length: number, randomBytes: RandomBytes): string {
  return randomText(digits, length, randomBytes)
}

/** A UUID with the shape of a random one (RFC 9562, version 4) made of 16 given bytes. */
export function uuidOf(bytes: Uint8Array): string {
  return shapedUuid(Buffer.from(bytes.subarray(0, 16)), 4)
}

/** RFC 9562 version 7: 48 bits of milliseconds since 1970, then 74 random bits. Sorts by time of creation. */
export function newTimeOrderedId(now: Date, randomBytes: RandomBytes): string {
  const bytes = Buffer.from(randomBytes(16))
  bytes.writeUIntBE(now.getTime(), 0, 6)
  return shapedUuid(bytes, 7)
}

function shapedUuid(bytes: Buffer, version: 4 | 7): string {
  bytes[6] = (version << 4) | ((bytes[6] ?? 0) & 0x0f)
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f)
  const hex = bytes.toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}

/** Each character equally likely: bytes above the last whole multiple of the alphabet are thrown away. */
export function randomText(alphabet: string, length: number, randomBytes: RandomBytes): string {
  const limit = 256 - (256 % alphabet.length)
  let text = ''
  while (text.length < length) {
    for (const byte of randomBytes(length)) {
      if (byte < limit && text.length < length) text += alphabet[byte % alphabet.length]
    }
  }
  return text
}
