import { administratorOnly, isAdministratorOnly, recoveryTarget } from '#domain/account-recovery.ts'
import { putRecoveryCode } from '#flows/code-messages.ts'
import { userForAdmin } from '#flows/find-user.ts'
import { errorOf } from '#flows/sign-in/request.ts'
import { poolAdministrator } from '../access.ts'
import { operation } from '../operation.ts'

/**
 * An administrator makes a user choose a new password: the one before is good for nothing from then on, and a code is sent as for a forgotten
 * password. Sign-ins that stand go on standing, as at Cognito.
 */
export const AdminResetUserPassword = operation('AdminResetUserPassword', {
  access: poolAdministrator(),

  async handle(services, { input, caller: { pool }, error }) {
    if (isAdministratorOnly(pool)) throw errorOf(administratorOnly)
    const { id } = await userForAdmin(services, pool, input.Username)
    await services.store.transaction(async (tx) => {
      const user = await tx.users.lock(pool.id, id)
      if (!user) throw error('UserNotFoundException', 'User does not exist.')
      const found = recoveryTarget(pool, user)
      if (found.kind === 'refused') throw errorOf(found)
      await tx.users.put({ ...user, status: 'RESET_REQUIRED', modifiedAt: services.clock.now() })
      await putRecoveryCode(services, tx, pool, user, found.target)
    })
    services.mailroom.wake()
    return {}
  },
})
