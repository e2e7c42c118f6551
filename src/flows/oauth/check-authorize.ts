import type { AppClient } from '#domain/clients.ts'
import { type AuthorizeVerdict, judgeAuthorize } from '#domain/oauth/authorize-request.ts'
import type { UserPool } from '#domain/pools.ts'
import type { Services } from '#flows/services.ts'

/** The contract's; what is no id is not looked for, since PostgreSQL fails on a zero character. */
const clientIdPattern = /^[\w+]{1,128}$/

/** The client of the pool that a query names, if it is one. */
export async function clientNamedIn(
  { store }: Pick<Services, 'store'>,
  pool: UserPool,
  query: URLSearchParams,
): Promise<AppClient | undefined> {
  const id = query.get('client_id') ?? ''
  return clientIdPattern.test(id) ? store.clients.find(pool.id, id) : undefined
}

/** Judges the query of a request to sign in, as the client stands now. Every page does that again: a query is never believed. */
export async function checkAuthorize(
  services: Pick<Services, 'store'>,
  pool: UserPool,
  query: URLSearchParams,
): Promise<AuthorizeVerdict> {
  return judgeAuthorize(await clientNamedIn(services, pool, query), query)
}
