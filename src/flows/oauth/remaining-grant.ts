import type { AppClient } from '#domain/clients.ts'
import { isGrantAllowed } from '#domain/oauth/grants.ts'
import { isProviderAllowed, ownUsers } from '#domain/oauth/identity-providers.ts'
import { grantedScopes } from '#domain/oauth/scopes.ts'
import type { TokenSession } from '#domain/tokens/token-session.ts'
import type { Services } from '../services.ts'
import { scopesAvailableTo } from './available-scopes.ts'

/**
 * What is left of a sign-in at its next refresh, by what its app client may have by then; undefined for nothing. RFC 6749, section 6: never
 * more than was granted. CVE-2026-1486: a sign-in on the pages ends with the provider and the flow that it came by. One through the API
 * rests on neither.
 */
export async function remainingGrant(
  services: Pick<Services, 'store'>,
  client: AppClient,
  session: TokenSession,
): Promise<TokenSession | undefined> {
  if (!session.oauth) return session
  const { settings } = client
  if (!isGrantAllowed(settings, 'refresh_token') || !isProviderAllowed(settings, ownUsers)) return undefined
  const scopes = grantedScopes(session.scope, await scopesAvailableTo(services, client))
  return scopes.length > 0 ? { ...session, scope: scopes.join(' ') } : undefined
}
