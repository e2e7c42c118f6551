import { apiScope } from '#flows/sign-in/advance.ts'
import { signedInUser } from '../access.ts'
import { operation } from '../operation.ts'
import { checkTracking, sessionOfUser } from './tracked-sessions.ts'

/** A signed-in user ends another of their own sessions: the refresh token and every access token that came of it. */
export const RevokeUserSession = operation('RevokeUserSession', {
  access: signedInUser(apiScope),

  async handle(services, { input, caller: { pool, user, session: current }, error }) {
    checkTracking(pool)
    const session = await sessionOfUser(services, user, input.SessionId)
    if (session.id === current.id) throw error('InvalidParameterException', 'The current session cannot be revoked.')
    await services.store.tokenSessions.revoke(pool.id, session.id, services.clock.now())
    return {}
  },
})
