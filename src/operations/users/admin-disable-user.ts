import { userForAdmin } from '#flows/find-user.ts'
import { poolAdministrator } from '../access.ts'
import { operation } from '../operation.ts'

/** Keeps a user from signing in, and ends every sign-in for good: switching the user on again does not bring them back. */
export const AdminDisableUser = operation('AdminDisableUser', {
  access: poolAdministrator(),

  async handle(services, { input, caller: { pool }, error }) {
    const { id } = await userForAdmin(services, pool, input.Username)
    const now = services.clock.now()
    // A sign-in that is under way locks the user too: it ends before this and is revoked, or finds the user disabled.
    await services.store.transaction(async (tx) => {
      const user = await tx.users.lock(pool.id, id)
      if (!user) throw error('UserNotFoundException', 'User does not exist.')
      await tx.users.put({ ...user, enabled: false, modifiedAt: now })
      await tx.tokenSessions.revokeAllOf(pool.id, id, now)
    })
    return {}
  },
})
