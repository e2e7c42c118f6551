import { type AppClient, isClientId } from '#domain/clients.ts'
import { type AuthorizeVerdict, judgeAuthorize } from '#domain/oauth/authorize-request.ts'
import type { UserPool } from '#domain/pools.ts'
import type { Services } from '#flows/services.ts'

/** The client of the pool that a query names, if it is one. */
export async function clientNamedIn(
  { store }: Pick<Services, 'store'>,
  pool: UserPool,
  query: URLSearchParams,
): Promise<AppClient | undefined> {
  const id = query.get('client_id') ?? ''
  return isClientId(id) ? store.clients.find(pool.id, id) : undefined
}

/** Judges the query of a request to sign in, as the client stands now. Every page does that again: a query is never believed. */
export async function checkAuthorize(
  services: Pick<Services, 'store'>,
  pool: UserPool,
  query: URLSearchParams,
): Promise<AuthorizeVerdict> {
  return judgeAuthorize(await clientNamedIn(services, pool, query), query)
}
