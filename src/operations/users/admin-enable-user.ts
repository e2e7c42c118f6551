import { userForAdmin } from '#flows/find-user.ts'
import { poolAdministrator } from '../access.ts'
import { operation } from '../operation.ts'

/** Lets a user sign in again. Sign-ins that were ended stay ended. */
export const AdminEnableUser = operation('AdminEnableUser', {
  access: poolAdministrator(),

  async handle(services, { input, caller: { pool }, error }) {
    const { id } = await userForAdmin(services, pool, input.Username)
    await services.store.transaction(async (tx) => {
      const user = await tx.users.lock(pool.id, id)
      if (!user) throw error('UserNotFoundException', 'User does not exist.')
      await tx.users.put({ ...user, enabled: true, modifiedAt: services.clock.now() })
    })
    return {}
  },
})
