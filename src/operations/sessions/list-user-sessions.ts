import { apiScope } from '#flows/sign-in/advance.ts'
import { signedInUser } from '../access.ts'
import { operation } from '../operation.ts'
import { listLivingSessions } from './list-living-sessions.ts'
import { checkTracking } from './tracked-sessions.ts'

/** A signed-in user sees where they are signed in. */
export const ListUserSessions = operation('ListUserSessions', {
  access: signedInUser(apiScope),

  async handle(services, { input, caller: { pool, user, session } }) {
    checkTracking(pool)
    return listLivingSessions(services, user, input.NextToken, session.id)
  },
})
