import { createHmac, timingSafeEqual } from 'node:crypto'

/** RFC 4226, section 4, R6: at least 128 bits, 160 recommended. In Base32 it is 32 letters, without padding. */
export const totpSecretBytes = 20

const stepMilliseconds = 30_000
const digits = 6
/** RFC 6238, section 5.2. Cognito takes codes of 30 seconds before or after, for the drift of clocks. */
const stepsEitherSide = 1

/** The number of the 30-second step that a moment lies in (RFC 6238, section 4.2). */
export function totpStep(now: Date): number {
  return Math.floor(now.getTime() / stepMilliseconds)
}

/** The code of one step: HMAC-SHA1 and dynamic truncation (RFC 4226, section 5.3). */
export function totpCode(secret: Buffer, step: number): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const hash = createHmac('sha1', secret).update(counter).digest()
  const offset = hash.readUInt8(hash.length - 1) & 0x0f
  const value = hash.readUInt32BE(offset) & 0x7fffffff
  return String(value % 10 ** digits).padStart(digits, '0')
}

/**
 * The step whose code this is, near enough to now, or undefined. Whether that step was used before is for the caller to find out. Takes the
 * same time for every code of the right length.
 */
export function matchingTotpStep(secret: Buffer, code: string, now: Date): number | undefined {
  const typed = Buffer.from(code)
  const current = totpStep(now)
  let found: number | undefined
  for (let step = current - stepsEitherSide; step <= current + stepsEitherSide; step++) {
    const expected = Buffer.from(totpCode(secret, step))
    if (typed.length === expected.length && timingSafeEqual(typed, expected)) found = step
  }
  return found
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** RFC 4648, section 6, without padding: how authenticator apps take a secret. The number of bytes has to be a multiple of five. */
export function base32(bytes: Buffer): string {
  let bits = ''
  for (const byte of bytes) bits += byte.toString(2).padStart(8, '0')
  return bits.replaceAll(/.{5}/g, (group) => alphabet.charAt(Number.parseInt(group, 2)))
}
