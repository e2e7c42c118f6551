import { createHash } from 'node:crypto'
import type { AppClient } from '#domain/clients.ts'
import type { UserPool } from '#domain/pools.ts'
import { ssoMinutesOf } from '#domain/session-config.ts'
import { tracksSessions } from '#domain/session-tracking.ts'
import { tokenRefusal } from '#domain/sign-in/next-step.ts'
import type { User } from '#domain/users.ts'
import type { WebSite } from '#domain/web.ts'

/** That a browser was signed in by the pages of a site, so that its next sign-in can be spared. */
export type LoginSession = {
  readonly poolId: string
  /** The hash of what the browser has in its cookie. */
  readonly id: string
  readonly userId: string
  /** The base of the site that signed in: on no other does the session count. */
  readonly site: string
  readonly authTime: Date
  readonly expiresAt: Date
}

/** Cognito's name for the cookie. */
export const sessionCookie = 'cognito'

/** 256 random bits can't be guessed, so that a plain hash of them keeps them from whoever reads the database. */
export const secretBytes = 32
const secretPattern = /^[A-Za-z0-9_-]{43}$/

/** The id of the session that a cookie stands for, or undefined for what can't be one. */
export function sessionIdOf(secret: string | undefined): string | undefined {
  if (secret === undefined || !secretPattern.test(secret)) return undefined
  return createHash('sha256').update(secret).digest('base64url')
}

const hour = 3_600
/** The longest that an app client can ask for. */
const longest = 90 * 24 * hour

/** How long a session is kept. Where each app client may have its own limit, it is kept for the one that has the longest. */
export function sessionLifetimeSeconds(pool: UserPool): number {
  return tracksSessions(pool) ? longest : hour
}

type Found = { readonly session: LoginSession; readonly user: User }

/**
 * Whether the session spares its user the sign-in at this site and through this client, now. It counts from the sign-in, for an hour or as
 * the client says, and using it does not prolong it. Whoever may not sign in any more has no session.
 */
export function sparesSignIn({ session, user }: Found, site: WebSite, client: AppClient, now: Date): boolean {
  if (session.site !== site.base || session.poolId !== client.poolId || now >= session.expiresAt) return false
  const minutes = tracksSessions(site.pool) ? ssoMinutesOf(client) : hour / 60
  if (now.getTime() >= session.authTime.getTime() + minutes * 60_000) return false
  return tokenRefusal(user) === undefined && user.status === 'CONFIRMED'
}
