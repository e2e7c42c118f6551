import { type AuthorizationCode, codeLifetimeSeconds, hashOfCode } from '#domain/oauth/authorization-code.ts'
import type { Services } from '../services.ts'
import { holdGrant, type OAuthGrant } from './oauth-session.ts'

/** Differs: a code of Cognito's looks like a UUID, which has 122 random bits. */
const codeBytes = 32

export type CodeGrant = OAuthGrant & {
  /** As the app asked with, letter by letter; the code can be redeemed with no other. */
  readonly redirectUri: string
  /** Of S256 (RFC 7636), checked for its form. */
  readonly codeChallenge: string | undefined
}

/** An authorization code: 256 random bits, good once, for five minutes, of which the store keeps a hash. Throws GrantEnded. */
export async function issueCode({ store, clock, random }: Services, grant: CodeGrant): Promise<string> {
  const code = random.bytes(codeBytes).toString('base64url')
  const kept: AuthorizationCode = {
    poolId: grant.pool.id,
    hash: hashOfCode(code),
    clientId: grant.client.id,
    userId: grant.user.id,
    redirectUri: grant.redirectUri,
    scope: grant.scopes.join(' '),
    nonce: grant.nonce,
    codeChallenge: grant.codeChallenge,
    resource: grant.resource,
    authTime: grant.authTime,
    expiresAt: new Date(clock.now().getTime() + codeLifetimeSeconds * 1_000),
    sessionId: undefined,
  }
  // Not worth a wait for the disk: a code that a loss of power takes along only sends its user through the sign-in again.
  await store.transaction(async (tx) => {
    await holdGrant(tx, grant)
    await tx.authorizationCodes.add(kept)
  }, 'crash')
  return code
}
