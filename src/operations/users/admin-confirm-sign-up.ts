import { notConfirmable } from '#flows/confirm-user.ts'
import { userForAdmin } from '#flows/find-user.ts'
import { poolAdministrator } from '../access.ts'
import { operation } from '../operation.ts'

/** An administrator vouches for a user who has signed up. The user's addresses stay unverified: nobody has proved them. */
export const AdminConfirmSignUp = operation('AdminConfirmSignUp', {
  access: poolAdministrator(),

  async handle(services, { input, caller: { pool }, error }) {
    const seen = await userForAdmin(services, pool, input.Username)
    await services.store.transaction(async (tx) => {
      const user = await tx.users.lock(pool.id, seen.id)
      if (!user) throw error('UserNotFoundException', 'User does not exist.')
      if (user.status !== 'UNCONFIRMED') throw notConfirmable(user)
      await tx.users.put({ ...user, status: 'CONFIRMED', modifiedAt: services.clock.now() })
      await tx.codes.remove(pool.id, user.id, 'confirm_sign_up')
    })
    return {}
  },
})
