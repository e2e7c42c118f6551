import { ServiceError } from '#domain/errors.ts'
import type { UserPool } from '#domain/pools.ts'
import { sessionIdIn } from '#domain/session-ids.ts'
import { isLiving, tracksSessions } from '#domain/session-tracking.ts'
import type { TokenSession } from '#domain/tokens/token-session.ts'
import type { User } from '#domain/users.ts'
import type { Services } from '#flows/services.ts'

/** Without tracking nobody watches where sessions are used from, and there is nothing to show or to choose from. */
export function checkTracking(pool: UserPool): void {
  if (!tracksSessions(pool))
    throw new ServiceError('OperationNotEnabledException', 'User session tracking is not enabled for this user pool.')
}

/** A living session of this user by the id that was shown. Another user's is as unknown as one that never was. */
export async function sessionOfUser({ store, clock }: Services, user: User, shownId: string): Promise<TokenSession> {
  const id = sessionIdIn(shownId)
  const session = id === undefined ? undefined : await store.tokenSessions.find(user.poolId, id)
  if (session?.userId !== user.id || !isLiving(session, clock.now()))
    throw new ServiceError('ResourceNotFoundException', 'Session not found.')
  return session
}
