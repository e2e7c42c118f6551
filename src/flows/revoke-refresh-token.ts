import type { AppClient } from '#domain/clients.ts'
import type { UserPool } from '#domain/pools.ts'
import { openRefreshToken } from './issue-tokens.ts'
import type { Services } from './services.ts'

export type Revocation = 'revoked' | 'not enabled' | 'not a refresh token' | 'of another client'

/**
 * Ends one sign-in by its refresh token: the refresh token and every access token that came of it. A token that is not good any more counts
 * as revoked (RFC 7009, section 2.2). CVE-2020-15223: what storage throws goes through to the caller.
 */
export async function revokeRefreshToken(
  services: Services,
  { client, pool }: { readonly client: AppClient; readonly pool: UserPool },
  token: string,
): Promise<Revocation> {
  if (client.settings.EnableTokenRevocation === false) return 'not enabled'
  // Three parts: an ID or access token.
  if (token.split('.').length === 3) return 'not a refresh token'
  const payload = openRefreshToken(services, token)
  if (!payload || payload.pool !== pool.id) return 'revoked'
  if (payload.client !== client.id) return 'of another client'
  await services.store.tokenSessions.revoke(pool.id, payload.session, services.clock.now())
  return 'revoked'
}
