import { type AppClient, isClientId } from '#domain/clients.ts'
import { isAuthenticated, presentedClient } from '#domain/oauth/client-authentication.ts'
import { OAuthError } from '#domain/oauth/oauth-error.ts'
import type { UserPool } from '#domain/pools.ts'
import type { WebRequest } from '#domain/web.ts'
import type { Services } from '../services.ts'

/** The app client of this pool that a request comes from. CVE-2026-53512: nothing is said of codes and tokens before that is sure. */
export async function authenticateClient(
  { store }: Pick<Services, 'store'>,
  pool: UserPool,
  { headers, form }: Pick<WebRequest, 'headers' | 'form'>,
): Promise<AppClient> {
  const presented = presentedClient(headers.authorization, form)
  if (typeof presented === 'string') throw new OAuthError(presented)
  const client = isClientId(presented.id) ? await store.clients.find(pool.id, presented.id) : undefined
  if (!client || !isAuthenticated(client, presented)) throw new OAuthError('invalid_client')
  return client
}
