/** Cryptographically strong random bytes; injected, so that a test can fix them. */
export type RandomBytes = (size: number) => Uint8Array

/**
 * Authenticated encryption of what rests in the database, under a master key kept outside it.
 *
 * `context` names the one place a value belongs to, such as `client-secret:<poolId>:<clientId>`: a sealed value copied
 * to another row or purpose does not open there.
 */
export interface Sealer {
  /** The sealed bytes are 35 longer than the plaintext, and different at every call. */
  seal(context: string, plaintext: Uint8Array): Buffer
  /** Throws SealBrokenError for anything but the exact bytes that `seal` made for this context. */
  open(context: string, sealed: Uint8Array): Buffer
  /** False when the value should be sealed again, because an older master key holds it. */
  isCurrent(sealed: Uint8Array): boolean
  /** 32 bytes for one purpose, from the current master key only, so they change when it rotates. */
  deriveKey(purpose: string): Buffer
  /**
   * 32 bytes that depend on every part and on where one part ends and the next begins; they change at rotation
   * too, so compare with matchesKeyedHash, and key what must never change (a fake salt) by a sealed, stored secret.
   */
  keyedHash(purpose: string, ...parts: readonly (string | Uint8Array)[]): Buffer
  /** Compares in constant time, under the current master key and every older one. */
  matchesKeyedHash(expected: Uint8Array, purpose: string, ...parts: readonly (string | Uint8Array)[]): boolean
}

/** How the bytes of a box are spelt: auth sessions are base64url, the SRP secret block is padded base64. */
export type BoxEncoding = 'base64url' | 'base64'

/**
 * Opaque texts handed to clients. Opening says only who made a text and that it is whole: expiry, single use and
 * revocation are for the caller to check, by what the payload holds.
 */
export interface TokenBox {
  /** Compact JWE (RFC 7516), `dir` with A256GCM, at most 8,192 characters; throws RangeError beyond. */
  sealRefreshToken(payload: object): string
  openRefreshToken(token: string): Record<string, unknown> | undefined
  /** 50 to 2,048 characters; throws RangeError beyond, which is after 1,501 bytes of JSON. */
  sealBox(purpose: string, payload: object, encoding?: BoxEncoding): string
  openBox(purpose: string, text: string, encoding?: BoxEncoding): Record<string, unknown> | undefined
}
