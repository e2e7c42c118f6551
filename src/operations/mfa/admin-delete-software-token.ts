import { withoutMethod } from '#domain/mfa-settings.ts'
import { userForAdmin } from '#flows/find-user.ts'
import { poolAdministrator } from '../access.ts'
import { operation } from '../operation.ts'

/** An administrator takes a lost authenticator app away, begun or proved. Where the pool requires a factor, the next sign-in sets up another. */
export const AdminDeleteSoftwareToken = operation('AdminDeleteSoftwareToken', {
  access: poolAdministrator(),

  async handle(services, { input, caller: { pool }, error }) {
    const { id } = await userForAdmin(services, pool, input.Username)
    await services.store.transaction(async (tx) => {
      const user = await tx.users.lock(pool.id, id)
      if (!user) throw error('UserNotFoundException', 'User does not exist.')
      await tx.softwareTokens.remove(pool.id, id)
      await tx.users.put({
        ...user,
        mfa: withoutMethod(user.mfa, 'SOFTWARE_TOKEN_MFA'),
        modifiedAt: services.clock.now(),
      })
    })
    return {}
  },
})
