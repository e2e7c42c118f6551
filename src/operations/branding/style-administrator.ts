import { everyClient } from '#domain/branding/ui-customization.ts'
import { ServiceError } from '#domain/errors.ts'
import type { UserPool } from '#domain/pools.ts'
import { poolAdministrator } from '../access.ts'
import type { Access } from '../operation.ts'

/** The holder of the access key, acting on the classic style of one app client of a pool, or of all its clients. */
export function styleAdministrator(): Access<
  { pool: UserPool; clientId: string },
  { UserPoolId: string; ClientId?: string | undefined }
> {
  const administrator = poolAdministrator()
  return {
    signed: true,
    async resolve(services, input) {
      const { pool } = await administrator.resolve(services, input)
      const clientId = input.ClientId ?? everyClient
      if (clientId !== everyClient && !(await services.store.clients.find(pool.id, clientId)))
        throw new ServiceError('ResourceNotFoundException', `User pool client ${clientId} does not exist.`)
      // There is nowhere to show a style.
      if ((await services.store.domains.findByPool(pool.id)).length === 0)
        throw new ServiceError(
          'InvalidParameterException',
          'There has to be an existing domain associated with this user pool',
        )
      return { pool, clientId }
    },
  }
}
