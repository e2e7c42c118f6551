import { userForAdmin } from '#flows/find-user.ts'
import { nextPassword, refuseWeak, setPassword } from '#flows/set-password.ts'
import { poolAdministrator } from '../access.ts'
import { operation } from '../operation.ts'

/**
 * Gives a user a password, whatever state they are in: a permanent one confirms them, a temporary one makes them choose their own at the next
 * sign-in. Sign-ins that stand go on standing, as at Cognito.
 */
export const AdminSetUserPassword = operation('AdminSetUserPassword', {
  access: poolAdministrator(),

  async handle(services, { input, caller: { pool }, error }) {
    refuseWeak(pool, input.Password)
    const seen = await userForAdmin(services, pool, input.Username)
    const now = services.clock.now()
    const temporarySince = input.Permanent ? undefined : now
    const password = await nextPassword(services, pool, seen, input.Password, { temporarySince })
    await services.store.transaction(async (tx) => {
      const user = await tx.users.lock(pool.id, seen.id)
      if (!user) throw error('UserNotFoundException', 'User does not exist.')
      await tx.users.put({ ...user, status: input.Permanent ? 'CONFIRMED' : 'FORCE_CHANGE_PASSWORD', modifiedAt: now })
      await setPassword(tx, pool, user.id, password, now)
      await tx.codes.remove(pool.id, user.id, 'confirm_sign_up')
    })
    return {}
  },
})
