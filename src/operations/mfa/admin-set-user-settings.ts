import { userForAdmin } from '#flows/find-user.ts'
import { poolAdministrator } from '../access.ts'
import { operation } from '../operation.ts'
import { changeMfa, wishesOfOptions } from './change-mfa.ts'

/** The older AdminSetUserMFAPreference, for SMS alone. */
export const AdminSetUserSettings = operation('AdminSetUserSettings', {
  access: poolAdministrator(),

  async handle(services, { input, caller: { pool } }) {
    const user = await userForAdmin(services, pool, input.Username)
    await changeMfa(services, pool, user, wishesOfOptions(input.MFAOptions))
    return {}
  },
})
