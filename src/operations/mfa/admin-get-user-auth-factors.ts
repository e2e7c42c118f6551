import { userForAdmin } from '#flows/find-user.ts'
import { poolAdministrator } from '../access.ts'
import { operation } from '../operation.ts'
import { authFactors } from './auth-factors.ts'

/** What a user can sign in with, for an administrator. */
export const AdminGetUserAuthFactors = operation('AdminGetUserAuthFactors', {
  access: poolAdministrator(),

  async handle(services, { input, caller: { pool } }) {
    return authFactors(services, pool, await userForAdmin(services, pool, input.Username))
  },
})
