import { createHash } from 'node:crypto'
import { pkceHolds } from './pkce.ts'

/** https://docs.aws.amazon.com/cognito/latest/developerguide/authorization-endpoint.html */
export const codeLifetimeSeconds = 300

/** What a user has agreed to and a client may redeem, once. The code itself is nowhere: it is found by its hash. */
export type AuthorizationCode = {
  readonly poolId: string
  readonly hash: string
  readonly clientId: string
  readonly userId: string
  /** As it was asked with, letter by letter. */
  readonly redirectUri: string
  readonly scope: string
  readonly nonce: string | undefined
  /** Of S256. */
  readonly codeChallenge: string | undefined
  /** What the access token is to be bound to (RFC 8707). */
  readonly resource: string | undefined
  readonly authTime: Date
  readonly expiresAt: Date
  /** The token session that it was redeemed for. */
  readonly sessionId: string | undefined
}

/** What a client brings to redeem a code. */
export type PresentedCode = {
  readonly code: string
  readonly redirectUri: string
  readonly codeVerifier: string | undefined
}

/** A code has 256 random bits, so that a plain hash of it gives nothing away. */
export function hashOfCode(code: string): string {
  return createHash('sha256').update(code).digest('base64url')
}

/** Whether the code was made for this client, this redirect URI (exactly: CVE-2020-15234) and the holder of this verifier. */
export function isCodeFor(code: AuthorizationCode, clientId: string, presented: PresentedCode): boolean {
  return (
    code.clientId === clientId &&
    code.redirectUri === presented.redirectUri &&
    pkceHolds(code.codeChallenge, presented.codeVerifier)
  )
}
