import { passwordProblem } from '#domain/passwords.ts'
import type { Password } from '#domain/users.ts'
import { userForAdmin } from '#flows/find-user.ts'
import { poolAdministrator } from '../access.ts'
import { operation } from '../operation.ts'

/**
 * Gives a user a password, whatever state they are in: a permanent one confirms them, a temporary one makes them choose their own at the next
 * sign-in. Sign-ins that stand go on standing, as at Cognito.
 */
export const AdminSetUserPassword = operation('AdminSetUserPassword', {
  access: poolAdministrator(),

  async handle(services, { input, caller: { pool }, error }) {
    const problem = passwordProblem(input.Password, pool.settings.Policies?.PasswordPolicy ?? {})
    if (problem) throw error('InvalidPasswordException', problem)
    const seen = await userForAdmin(services, pool, input.Username)
    const record = await services.passwords.protect(pool.id, seen.username, input.Password)

    const now = services.clock.now()
    const password: Password = { ...record, temporarySince: input.Permanent ? undefined : now }
    await services.store.transaction(async (tx) => {
      const user = await tx.users.lock(pool.id, seen.id)
      if (!user) throw error('UserNotFoundException', 'User does not exist.')
      await tx.users.put({ ...user, status: input.Permanent ? 'CONFIRMED' : 'FORCE_CHANGE_PASSWORD', modifiedAt: now })
      await tx.users.setPassword(pool.id, user.id, password)
      await tx.codes.remove(pool.id, user.id, 'confirm_sign_up')
    })
    return {}
  },
})
