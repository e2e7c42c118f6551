import { userForAdmin } from '#flows/find-user.ts'
import { poolAdministrator } from '../access.ts'
import { operation } from '../operation.ts'

/** Removes a user with everything that hangs on them: sign-ins, codes and names end at once. */
export const AdminDeleteUser = operation('AdminDeleteUser', {
  access: poolAdministrator(),

  async handle(services, { input, caller: { pool }, error }) {
    const user = await userForAdmin(services, pool, input.Username)
    const removed = await services.store.users.remove(pool.id, user.id)
    if (!removed) throw error('UserNotFoundException', 'User does not exist.')
    return {}
  },
})
