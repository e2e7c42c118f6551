import type { UserPool } from '#domain/pools.ts'
import { sessionsBesideNew } from '#domain/session-tracking.ts'
import type { TokenSession } from '#domain/tokens/token-session.ts'
import type { User } from '#domain/users.ts'
import type { Repositories } from './services.ts'

/**
 * In a transaction: adds the session of a new sign-in, and ends those that were idle longest where its user has too many. Returns the user as
 * they are now; undefined, and nothing is added, when they were disabled or deleted meanwhile.
 */
export async function keepSession(
  tx: Repositories,
  pool: UserPool,
  session: TokenSession,
  now: Date,
): Promise<User | undefined> {
  // The lock makes sign-ins of one user take turns, so that the limit holds.
  const user = await tx.users.lock(pool.id, session.userId)
  if (!user?.enabled) return undefined
  const beside = sessionsBesideNew(pool)
  if (beside !== undefined) await tx.tokenSessions.revokeLeastActive(pool.id, user.id, beside, now)
  await tx.tokenSessions.add(session)
  return user
}
