import { type KeyObject, sign, verify } from 'node:crypto'
import { decodeCanonical, parseJsonObject } from './strict-text.ts'

const longestToken = 65_536
const smallestModulusBits = 2048

/**
 * Signs claims as a compact JWS (RFC 7515) with RS256, on the thread pool: about 1 ms of CPU off the event loop. The
 * header is `{"kid":…,"alg":"RS256"}` in this order and without `typ`, as in Cognito's tokens.
 * Rejects with RangeError over 65,536 characters, which verifyToken would refuse.
 */
export async function signToken(key: KeyObject, kid: string, claims: object): Promise<string> {
  const input = `${encodeJson({ kid, alg: 'RS256' })}.${encodeJson(claims)}`
  const token = `${input}.${(await signRs256(key, Buffer.from(input, 'ascii'))).toString('base64url')}`
  if (token.length > longestToken)
    throw new RangeError(`A token of ${token.length} characters is over ${longestToken}.`)
  return token
}

/**
 * The claims of a token that one of our keys signed, or undefined. `findKey` must look the kid up exactly, in a Map; an
 * unknown kid refuses the token (CVE-2026-44351). Issuer, expiry, use and revocation are for the caller to check.
 */
export function verifyToken(
  token: string,
  findKey: (kid: string) => KeyObject | undefined,
): Record<string, unknown> | undefined {
  if (token.length > longestToken) return undefined
  const [headerText = '', payloadText = '', signatureText = '', ...more] = token.split('.', 4)
  const header = decodeJson(headerText)
  const payload = decodeCanonical(payloadText, 'base64url')
  const signature = decodeCanonical(signatureText, 'base64url')
  if (more.length > 0 || !header || !payload || !signature) return undefined

  const key = trustedKey(header, findKey)
  if (!key) return undefined
  const input = Buffer.from(`${headerText}.${payloadText}`, 'ascii')
  return verify('sha256', input, key, signature) ? parseJsonObject(payload) : undefined
}

// The algorithm is ours to choose, the header may only agree (CVE-2015-9235); keys named inside it (jwk, jku, x5c) are
// never looked at. RFC 7515 §4.1.11: an extension marked critical and not understood refuses the token.
function trustedKey(
  header: Record<string, unknown>,
  findKey: (kid: string) => KeyObject | undefined,
): KeyObject | undefined {
  if (header.alg !== 'RS256' || 'crit' in header || typeof header.kid !== 'string') return undefined
  const key = findKey(header.kid)
  if (key?.type !== 'public' || key.asymmetricKeyType !== 'rsa') return undefined
  return (key.asymmetricKeyDetails?.modulusLength ?? 0) >= smallestModulusBits ? key : undefined
}

function decodeJson(text: string): Record<string, unknown> | undefined {
  const bytes = decodeCanonical(text, 'base64url')
  return bytes && parseJsonObject(bytes)
}

function encodeJson(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url')
}

/** RSASSA-PKCS1-v1_5 with SHA-256, on the thread pool. */
export function signRs256(key: KeyObject, bytes: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    // Any other private key would sign too, only not with RS256.
    if (key.type !== 'private' || key.asymmetricKeyType !== 'rsa')
      throw new TypeError('RS256 needs an RSA private key.')
    sign('sha256', bytes, key, (error, signature) => (error ? reject(error) : resolve(signature)))
  })
}
