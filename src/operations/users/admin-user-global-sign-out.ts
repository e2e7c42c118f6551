import { userForAdmin } from '#flows/find-user.ts'
import { poolAdministrator } from '../access.ts'
import { operation } from '../operation.ts'

/** An administrator ends all sign-ins of a user, on every device and through every app client. */
export const AdminUserGlobalSignOut = operation('AdminUserGlobalSignOut', {
  access: poolAdministrator(),

  async handle(services, { input, caller: { pool } }) {
    const { id } = await userForAdmin(services, pool, input.Username)
    await services.store.tokenSessions.revokeAllOf(pool.id, id, services.clock.now())
    return {}
  },
})
