import { poolIdOfArn } from '#domain/arn.ts'
import { ServiceError } from '#domain/errors.ts'
import type { UserPool } from '#domain/pools.ts'
import { poolAdministrator } from '../access.ts'
import type { Access } from '../operation.ts'

/** The holder of the access key, acting on the pool whose ARN is in the input. */
export function taggedPoolAdministrator(): Access<{ pool: UserPool }, { ResourceArn: string }> {
  const administrator = poolAdministrator()
  return {
    signed: true,
    async resolve(services, { ResourceArn }) {
      const named = poolIdOfArn(ResourceArn, services.settings)
      if (named === 'no user pool')
        throw new ServiceError('InvalidParameterException', 'The resource ARN does not name a user pool.')
      if (named === 'elsewhere')
        throw new ServiceError('ResourceNotFoundException', `User pool ${ResourceArn} does not exist.`)
      return administrator.resolve(services, { UserPoolId: named.poolId })
    },
  }
}
