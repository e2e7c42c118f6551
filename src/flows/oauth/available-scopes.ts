import type { AppClient } from '#domain/clients.ts'
import { availableScopes, userScopes } from '#domain/oauth/scopes.ts'
import type { Services } from '../services.ts'

/** What an app client may have in its tokens now. Resource servers are read only for a client that is allowed custom scopes. */
export async function scopesAvailableTo(
  { store }: Pick<Services, 'store'>,
  { poolId, settings }: AppClient,
): Promise<readonly string[]> {
  const allowed = settings.AllowedOAuthScopes ?? []
  const custom = allowed.every((scope) => userScopes.has(scope)) ? [] : await store.resourceServers.scopesOf(poolId)
  return availableScopes(settings, new Set(custom))
}
