import { DescribeUserPoolDomainCommand, type DomainDescriptionType } from '@aws-sdk/client-cognito-identity-provider'
import { queryOptions } from '@tanstack/react-query'
import { send } from '#api/client.ts'
import { queries } from '#api/queries.ts'
import { forgetUserPool } from '../user-pool.ts'

/** What the API tells of one of a pool's domains. */
export function poolDomainQuery(poolId: string, domain: string) {
  return queryOptions({
    queryKey: ['user-pool', poolId, 'domain', domain],
    queryFn: async (): Promise<DomainDescriptionType> =>
      (await send(new DescribeUserPoolDomainCommand({ Domain: domain }))).DomainDescription ?? {},
  })
}

/** After a change of domains: they show on the pool, and names become free or taken. */
export async function forgetDomains(poolId: string): Promise<void> {
  await Promise.all([forgetUserPool(poolId), queries.invalidateQueries({ queryKey: ['domain'] })])
}
