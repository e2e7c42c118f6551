import { codeLifetimeSeconds, hashOfCode } from '#domain/oauth/authorization-code.ts'
import type { Services } from '../services.ts'
import type { OAuthGrant } from './oauth-session.ts'

/** Differs: a code of Cognito's looks like a UUID, which has 122 random bits. */
const codeBytes = 32

export type CodeGrant = OAuthGrant & {
  /** As the app asked with, letter by letter; the code can be redeemed with no other. */
  readonly redirectUri: string
  /** Of S256 (RFC 7636), checked for its form. */
  readonly codeChallenge: string | undefined
}

/** An authorization code: 256 random bits, good once, for five minutes, of which the store keeps a hash. */
export async function issueCode({ store, clock, random }: Services, grant: CodeGrant): Promise<string> {
  const code = random.bytes(codeBytes).toString('base64url')
  await store.authorizationCodes.add({
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
  })
  return code
}
