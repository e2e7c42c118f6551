import type { ListUserSessionsResponse } from '#contract/cognito-idp-types.generated.ts'
import type { User } from '#domain/users.ts'
import type { Services } from '#flows/services.ts'
import { listPage } from '../list-page.ts'
import { describedSession } from './described-session.ts'

/** As many as Cognito puts into one page. */
const perPage = 125

/** A user's living sessions through every app client of the pool, newest first. */
export async function listLivingSessions(
  services: Services,
  user: User,
  NextToken: string | undefined,
  currentId?: string,
): Promise<ListUserSessionsResponse> {
  const { store, clock } = services
  const request = { Limit: perPage, NextToken }
  const page = await listPage(services, `sessions of ${user.id} of ${user.poolId}`, request, (position) =>
    store.tokenSessions.listLiving(user.poolId, user.id, clock.now(), position),
  )
  const Sessions = page.items.map((session) => describedSession(session, session.id === currentId))
  return page.NextToken === undefined ? { Sessions } : { Sessions, NextToken: page.NextToken }
}
