import type { Services } from '#flows/services.ts'

/** The scopes of the pool's resource servers, by their full names; read only for a client that asks for any. */
export async function customScopesFor(
  { store }: Pick<Services, 'store'>,
  poolId: string,
  asked: readonly string[] = [],
): Promise<ReadonlySet<string>> {
  const custom = asked.some((scope) => scope.includes('/'))
  return new Set(custom ? await store.resourceServers.scopesOf(poolId) : [])
}
