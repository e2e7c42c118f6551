import { createHash, timingSafeEqual } from 'node:crypto'

/** Base64url of a SHA-256 hash, without padding. */
const challengeForm = /^[A-Za-z0-9_-]{43}$/

/** RFC 7636, section 4.1, says 43 to 128 characters; Cognito's guide proposes a UUID, which has 36. */
const verifierForm = /^[A-Za-z0-9._~-]{36,128}$/

/** Whether the text can be a challenge of S256, the only method there is (RFC 7636, section 4.2). */
export function isCodeChallenge(text: string): boolean {
  return challengeForm.test(text)
}

/**
 * Whether a code may be redeemed as far as PKCE goes. CVE-2024-23647, CVE-2023-48228: who asked with a challenge has to bring its verifier,
 * and a verifier without a challenge means that somebody took the challenge out of the request on its way.
 */
export function pkceHolds(challenge: string | undefined, verifier: string | undefined): boolean {
  if (challenge === undefined || verifier === undefined) return challenge === verifier
  if (!verifierForm.test(verifier)) return false
  const made = Buffer.from(createHash('sha256').update(verifier).digest('base64url'))
  const expected = Buffer.from(challenge)
  return made.length === expected.length && timingSafeEqual(made, expected)
}
