import { userForAdmin } from '#flows/find-user.ts'
import { poolAdministrator } from '../access.ts'
import { operation } from '../operation.ts'
import { listLivingSessions } from './list-living-sessions.ts'
import { checkTracking } from './tracked-sessions.ts'

/** An administrator sees where a user is signed in. */
export const AdminListUserSessions = operation('AdminListUserSessions', {
  access: poolAdministrator(),

  async handle(services, { input, caller: { pool } }) {
    const user = await userForAdmin(services, pool, input.Username)
    checkTracking(pool)
    return listLivingSessions(services, user, input.NextToken)
  },
})
