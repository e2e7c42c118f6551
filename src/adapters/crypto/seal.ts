import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  type KeyObject,
  timingSafeEqual,
} from 'node:crypto'
import type { RandomBytes, Sealer } from '#domain/tokens/sealing.ts'
import { deriveBytes, type MasterKey, type MasterKeys } from './master-key.ts'

// Layout: version (1) | key id (6) | nonce (12) | ciphertext | tag (16).
const version = 1
const headerBytes = 7
const nonceBytes = 12
const tagBytes = 16
const overheadBytes = headerBytes + nonceBytes + tagBytes
const largestCache = 64

export type SealBreak = 'malformed' | 'unknown-key' | 'not-authentic'

const sentences: Record<SealBreak, string> = {
  malformed: 'This is not a sealed value.',
  'unknown-key': 'The value is sealed under a master key that is not configured.',
  'not-authentic': 'The sealed value was changed, or belongs to another place.',
}

/** A sealed value could not be opened: data damage, a forgery, or a master key that was taken away. */
export class SealBrokenError extends Error {
  override readonly name = 'SealBrokenError'
  readonly reason: SealBreak

  constructor(reason: SealBreak) {
    super(sentences[reason])
    this.reason = reason
  }
}

/**
 * Seals with AES-256-GCM. Nonces are random: after n values under one master key the chance that two shared a nonce is
 * n² / 2^97, so 2^-33 after four thousand million (NIST SP 800-38D §8.3). `keyPurpose` gives uses of much traffic a key
 * of their own.
 */
export function createSealer(masterKeys: MasterKeys, random: RandomBytes, keyPurpose = 'seal'): Sealer {
  const keys = new Map(masterKeys.map((master) => [master.id, sealingKey(master, keyPurpose)]))
  const [current] = masterKeys
  const currentHeader = Buffer.concat([Buffer.of(version), Buffer.from(current.id, 'base64url')])
  const currentKey = sealingKey(current, keyPurpose)
  const hashKeys = createHashKeys(masterKeys)

  return {
    seal(context, plaintext) {
      const nonce = random(nonceBytes)
      const cipher = createCipheriv('aes-256-gcm', currentKey, nonce, { authTagLength: tagBytes })
      cipher.setAAD(associatedData(currentHeader, context))
      const ciphertext = cipher.update(plaintext)
      cipher.final()
      return Buffer.concat([currentHeader, nonce, ciphertext, cipher.getAuthTag()])
    },

    open(context, sealed) {
      const bytes = view(sealed)
      // CVE-2026-27840: the tag is always the last 16 bytes and never shorter, whatever the length of the input.
      if (bytes.length < overheadBytes || bytes[0] !== version) throw new SealBrokenError('malformed')
      const key = keys.get(keyIdOf(bytes))
      if (!key) throw new SealBrokenError('unknown-key')
      return decrypt(key, bytes, context)
    },

    isCurrent: (sealed) => view(sealed).subarray(0, headerBytes).equals(currentHeader),

    deriveKey: (purpose) => deriveBytes(current.secret, `derived/${purpose}`),

    keyedHash: (purpose, ...parts) => hashParts(hashKeys(purpose)[0], ...parts),

    matchesKeyedHash(expected, purpose, ...parts) {
      const matches = hashKeys(purpose).map((key) => sameBytes(hashParts(key, ...parts), expected))
      return matches.includes(true)
    },
  }
}

/** HMAC-SHA256 over the parts, each behind its length: ('ab', 'c') and ('a', 'bc') differ. */
export function hashParts(key: KeyObject | Uint8Array, ...parts: readonly (string | Uint8Array)[]): Buffer {
  const hmac = createHmac('sha256', key)
  for (const part of parts) {
    const bytes = typeof part === 'string' ? Buffer.from(part, 'utf8') : part
    const length = Buffer.alloc(8)
    length.writeBigUInt64BE(BigInt(bytes.length))
    hmac.update(length).update(bytes)
  }
  return hmac.digest()
}

function decrypt(key: KeyObject, bytes: Buffer, context: string): Buffer {
  const nonce = bytes.subarray(headerBytes, headerBytes + nonceBytes)
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes })
  decipher.setAAD(associatedData(bytes.subarray(0, headerBytes), context))
  decipher.setAuthTag(bytes.subarray(-tagBytes))
  const plaintext = decipher.update(bytes.subarray(headerBytes + nonceBytes, -tagBytes))
  try {
    decipher.final()
  } catch {
    throw new SealBrokenError('not-authentic')
  }
  return plaintext
}

function sealingKey(master: MasterKey, purpose: string): KeyObject {
  return createSecretKey(deriveBytes(master.secret, purpose))
}

// The header has a fixed length, so header and context need no separator.
function associatedData(header: Buffer, context: string): Buffer {
  return Buffer.concat([header, Buffer.from(context, 'utf8')])
}

function keyIdOf(bytes: Buffer): string {
  return bytes.toString('base64url', 1, headerBytes)
}

// The databases' drivers hand out either a Buffer or a plain Uint8Array.
function view(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

function sameBytes(left: Uint8Array, right: Uint8Array): boolean {
  return left.length === right.length && timingSafeEqual(left, right)
}

type HashKeys = readonly [KeyObject, ...KeyObject[]]

// Purposes are few and fixed in the code; the bound keeps a caller who builds one from data from filling the memory.
function createHashKeys([current, ...older]: MasterKeys): (purpose: string) => HashKeys {
  const cache = new Map<string, HashKeys>()
  return (purpose) => {
    const cached = cache.get(purpose)
    if (cached) return cached
    const derive = (master: MasterKey) => sealingKey(master, `hash/${purpose}`)
    const keys: HashKeys = [derive(current), ...older.map(derive)]
    if (cache.size < largestCache) cache.set(purpose, keys)
    return keys
  }
}
