import { createCipheriv, createDecipheriv, createSecretKey, type KeyObject } from 'node:crypto'
import type { BoxEncoding, RandomBytes, TokenBox } from '#domain/tokens/sealing.ts'
import { deriveBytes, type MasterKey, type MasterKeys } from './master-key.ts'
import { createSealer, SealBrokenError } from './seal.ts'
import { decodeCanonical, parseJsonObject } from './strict-text.ts'

const nonceBytes = 12
const tagBytes = 16
const longestRefreshToken = 8192
/** The most that the API accepts as a `Session`. */
const longestBox = 2048

/** The HKDF purpose of the JWE key, a part of the format of every refresh token handed out. */
export const refreshTokenPurpose = 'refresh-token'

interface RefreshKey {
  /** The encoded protected header, which is also the associated data (RFC 7516 §5.1 step 14). */
  readonly header: string
  readonly key: KeyObject
}

/** Symmetric on purpose: RSA-OAEP, as Cognito uses, would cost one more private-key operation at each refresh. */
export function createTokenBox(masterKeys: MasterKeys, random: RandomBytes): TokenBox {
  const [current, ...older] = masterKeys
  const currentKey = refreshKey(current)
  const refreshKeys = new Map([currentKey, ...older.map(refreshKey)].map(({ header, key }) => [header, key]))
  const sealer = createSealer(masterKeys, random, 'box')

  return {
    sealRefreshToken: (payload) => encryptJwe(currentKey, random(nonceBytes), payload),

    openRefreshToken(token) {
      if (token.length > longestRefreshToken) return undefined
      const [header = '', encryptedKey, nonce = '', ciphertext = '', tag = '', ...more] = token.split('.', 6)
      // The header is looked up whole, never parsed: no algorithm, key or critical member can be chosen by the sender.
      const key = refreshKeys.get(header)
      // RFC 7516 §5.2 step 10: with `dir` the encrypted key must be empty.
      if (!key || encryptedKey !== '' || more.length > 0) return undefined
      return decryptJwe({ header, key }, nonce, ciphertext, tag)
    },

    sealBox(purpose, payload, encoding = 'base64url') {
      const text = sealer.seal(purpose, Buffer.from(JSON.stringify(payload))).toString(encoding)
      if (text.length > longestBox) throw new RangeError(`A box of ${text.length} characters is over ${longestBox}.`)
      return text
    },

    openBox(purpose, text, encoding: BoxEncoding = 'base64url') {
      const sealed = text.length > longestBox ? undefined : decodeCanonical(text, encoding)
      if (!sealed) return undefined
      try {
        return parseJsonObject(sealer.open(purpose, sealed))
      } catch (error) {
        if (error instanceof SealBrokenError) return undefined
        throw error
      }
    },
  }
}

function refreshKey(master: MasterKey): RefreshKey {
  // Cognito's own order, with the key id last: the token starts with eyJjdHki like the real ones.
  const header = JSON.stringify({ cty: 'JWT', enc: 'A256GCM', alg: 'dir', kid: master.id })
  return {
    header: Buffer.from(header).toString('base64url'),
    key: createSecretKey(deriveBytes(master.secret, refreshTokenPurpose)),
  }
}

function encryptJwe({ header, key }: RefreshKey, nonce: Uint8Array, payload: object): string {
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes })
  cipher.setAAD(Buffer.from(header, 'ascii'))
  const ciphertext = cipher.update(JSON.stringify(payload), 'utf8', 'base64url') + cipher.final('base64url')
  const token = [
    header,
    '',
    Buffer.from(nonce).toString('base64url'),
    ciphertext,
    cipher.getAuthTag().toString('base64url'),
  ].join('.')
  if (token.length > longestRefreshToken) {
    throw new RangeError(`A refresh token of ${token.length} characters is over ${longestRefreshToken}.`)
  }
  return token
}

function decryptJwe(
  { header, key }: RefreshKey,
  nonceText: string,
  ciphertextText: string,
  tagText: string,
): Record<string, unknown> | undefined {
  const nonce = decodeCanonical(nonceText, 'base64url')
  const ciphertext = decodeCanonical(ciphertextText, 'base64url')
  const tag = decodeCanonical(tagText, 'base64url')
  if (nonce?.length !== nonceBytes || tag?.length !== tagBytes || !ciphertext) return undefined

  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes })
  decipher.setAAD(Buffer.from(header, 'ascii'))
  decipher.setAuthTag(tag)
  const plaintext = decipher.update(ciphertext)
  try {
    decipher.final()
  } catch {
    return undefined
  }
  return parseJsonObject(plaintext)
}
