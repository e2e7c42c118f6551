import { userForAdmin } from '#flows/find-user.ts'
import { poolAdministrator } from '../access.ts'
import { operation } from '../operation.ts'
import { changeMfa, wishesOf } from './change-mfa.ts'

/** An administrator switches a user's second factors on and off, by the same rules as the user. */
export const AdminSetUserMFAPreference = operation('AdminSetUserMFAPreference', {
  access: poolAdministrator(),

  async handle(services, { input, caller: { pool } }) {
    await changeMfa(services, pool, await userForAdmin(services, pool, input.Username), wishesOf(input))
    return {}
  },
})
