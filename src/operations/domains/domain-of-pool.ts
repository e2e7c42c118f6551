import { ServiceError } from '#domain/errors.ts'
import type { UserPoolDomain } from '#domain/user-pool-domains.ts'
import type { Repositories } from '#flows/services.ts'

/** A domain of this pool; one of another pool is as good as none. */
export async function domainOfPool(
  { domains }: Pick<Repositories, 'domains'>,
  poolId: string,
  name: string,
): Promise<UserPoolDomain> {
  const domain = await domains.findByDomain(name)
  if (domain?.poolId !== poolId) throw noSuchDomain()
  return domain
}

export function noSuchDomain(): ServiceError {
  return new ServiceError('InvalidParameterException', 'No such domain or user pool exists.')
}
