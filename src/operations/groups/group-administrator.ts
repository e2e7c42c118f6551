import { ServiceError } from '#domain/errors.ts'
import type { Group } from '#domain/groups.ts'
import type { UserPool } from '#domain/pools.ts'
import type { Repositories } from '#flows/services.ts'
import { poolAdministrator } from '../access.ts'
import type { Access } from '../operation.ts'

/** The holder of the access key, acting on one group that exists. */
export function groupAdministrator(): Access<
  { pool: UserPool; group: Group },
  { UserPoolId: string; GroupName: string }
> {
  const administrator = poolAdministrator()
  return {
    signed: true,
    async resolve(services, input) {
      const { pool } = await administrator.resolve(services, input)
      return { pool, group: await existingGroup(services.store, pool.id, input.GroupName) }
    },
  }
}

export async function existingGroup(
  { groups }: Pick<Repositories, 'groups'>,
  poolId: string,
  name: string,
): Promise<Group> {
  const group = await groups.find(poolId, name)
  if (!group) throw groupNotFound()
  return group
}

export function groupNotFound(): ServiceError {
  return new ServiceError('ResourceNotFoundException', 'Group not found.')
}
