import type { UserPool } from './pools.ts'
import type { TokenSession } from './tokens/token-session.ts'

/** Whether the pool keeps an eye on its users' sessions. https://docs.aws.amazon.com/cognito/latest/developerguide/managing-user-sessions.html */
export function tracksSessions({ settings }: UserPool): boolean {
  return settings.Sessions?.UserSessionTracking === 'ENABLED'
}

/** How many of a user's sessions may stand beside a new one, or undefined where they are not counted. */
export function sessionsBesideNew(pool: UserPool): number | undefined {
  return tracksSessions(pool) && pool.settings.Sessions ? pool.settings.Sessions.MaxPerUser - 1 : undefined
}

const leastMillis = 60_000

/** Whether using the session now is worth a write: once a minute is enough to say when it was active last. */
export function isActivityNews({ lastActiveAt }: Pick<TokenSession, 'lastActiveAt'>, now: Date): boolean {
  return now.getTime() - lastActiveAt.getTime() >= leastMillis
}

/** Neither revoked nor past the end of its refresh token. */
export function isLiving({ revokedAt, expiresAt }: Pick<TokenSession, 'revokedAt' | 'expiresAt'>, now: Date): boolean {
  return revokedAt === undefined && now < expiresAt
}
