import { createHash, createPrivateKey, createPublicKey, generateKeyPair, type KeyObject } from 'node:crypto'
import type { RandomBytes } from '#domain/tokens/sealing.ts'
import type { SigningJwk, SigningKey } from '#domain/tokens/signing-key.ts'
import { selfSignedCertificate } from './certificate.ts'

const modulusBits = 2048
const validityYears = 10
const clockSkewMilliseconds = 3_600_000

/**
 * Makes an RSA key pair and its certificate, valid for ten years, on the thread pool: tens of milliseconds on average and
 * at times several times that. `subjectName` has 1 to 64 characters, the id of the user pool for instance.
 */
export async function generateSigningKey(
  { subjectName, now }: { readonly subjectName: string; readonly now: Date },
  random: RandomBytes,
): Promise<SigningKey> {
  const { publicKey, privateKey } = await generateRsaKeyPair()
  const certificate = await selfSignedCertificate({
    subjectName,
    // A verifier whose clock is behind must not find a certificate from its future.
    notBefore: new Date(now.getTime() - clockSkewMilliseconds),
    notAfter: new Date(new Date(now).setUTCFullYear(now.getUTCFullYear() + validityYears)),
    serial: random(16),
    publicKey,
    privateKey,
  })
  const publicJwk = signingJwk(publicKey, certificate)
  return {
    kid: publicJwk.kid,
    privateKeyPkcs8: privateKey.export({ format: 'der', type: 'pkcs8' }),
    publicJwk,
  }
}

/** The key that signToken takes. Reading one costs more than finding it: keep the result. */
export function privateKeyFrom(privateKeyPkcs8: Buffer): KeyObject {
  return createPrivateKey({ key: privateKeyPkcs8, format: 'der', type: 'pkcs8' })
}

/** The key that verifyToken takes, from the JWK's own members and not from its certificate. */
export function publicKeyFrom({ kty, n, e }: SigningJwk): KeyObject {
  return createPublicKey({ key: { kty, n, e }, format: 'jwk' })
}

function signingJwk(publicKey: KeyObject, certificate: Buffer): SigningJwk {
  const { n, e } = publicKey.export({ format: 'jwk' })
  if (!n || !e) throw new TypeError('Only an RSA key becomes a signing key.')
  return {
    alg: 'RS256',
    e,
    kid: thumbprint(n, e),
    kty: 'RSA',
    n,
    use: 'sig',
    x5c: [certificate.toString('base64')],
  }
}

// RFC 7638 §3: the required members in the order of their names, without blanks.
function thumbprint(n: string, e: string): string {
  return createHash('sha256')
    .update(JSON.stringify({ e, kty: 'RSA', n }))
    .digest('base64')
}

function generateRsaKeyPair(): Promise<{ publicKey: KeyObject; privateKey: KeyObject }> {
  return new Promise((resolve, reject) => {
    generateKeyPair('rsa', { modulusLength: modulusBits }, (error, publicKey, privateKey) =>
      error ? reject(error) : resolve({ publicKey, privateKey }),
    )
  })
}
