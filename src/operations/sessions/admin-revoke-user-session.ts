import { userForAdmin } from '#flows/find-user.ts'
import { poolAdministrator } from '../access.ts'
import { operation } from '../operation.ts'
import { checkTracking, sessionOfUser } from './tracked-sessions.ts'

/** An administrator ends one session of the user they name: the refresh token and every access token that came of it. */
export const AdminRevokeUserSession = operation('AdminRevokeUserSession', {
  access: poolAdministrator(),

  async handle(services, { input, caller: { pool } }) {
    const user = await userForAdmin(services, pool, input.Username)
    checkTracking(pool)
    const session = await sessionOfUser(services, user, input.SessionId)
    await services.store.tokenSessions.revoke(pool.id, session.id, services.clock.now())
    return {}
  },
})
