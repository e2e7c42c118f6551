import type { AppClient } from '#domain/clients.ts'
import {
  type LoginSession,
  secretBytes,
  sessionCookie,
  sessionIdOf,
  sessionLifetimeSeconds,
  sparesSignIn,
} from '#domain/oauth/login-session.ts'
import { tokenRefusal } from '#domain/sign-in/next-step.ts'
import type { User } from '#domain/users.ts'
import type { WebRequest, WebSite } from '#domain/web.ts'
import { cookieLine } from '#domain/web-cookies.ts'
import type { Services } from '#flows/services.ts'

type Cookies = WebRequest['cookies']

/** Who is signed in at the site in this browser, if that spares a sign-in through this client. */
export async function findLoginSession(
  { store, clock }: Pick<Services, 'store' | 'clock'>,
  site: WebSite,
  client: AppClient,
  cookies: Cookies,
): Promise<{ session: LoginSession; user: User } | undefined> {
  const id = sessionIdOf(cookies.get(sessionCookie))
  const found = id === undefined ? undefined : await store.loginSessions.findWithUser(site.pool.id, id)
  return found && sparesSignIn(found, site, client, clock.now()) ? found : undefined
}

/**
 * Notes that the user has signed in at the site just now. Returns the line that gives the browser its cookie, or undefined for a user who was
 * stopped meanwhile. The id is new at every sign-in (CVE-2024-7341), and the session that the browser had before ends.
 */
export async function startLoginSession(
  { store, clock, random }: Services,
  site: WebSite,
  user: User,
  before: Cookies,
): Promise<{ cookie: string; loginSessionId: string; authTime: Date } | undefined> {
  const secret = random.bytes(secretBytes).toString('base64url')
  const id = sessionIdOf(secret)
  const previous = sessionIdOf(before.get(sessionCookie))
  const authTime = clock.now()
  const lifetimeSeconds = sessionLifetimeSeconds(site.pool)
  const expiresAt = new Date(authTime.getTime() + lifetimeSeconds * 1_000)
  if (id === undefined) throw new Error('A secret that was just made is none.')
  // A loss of power may take a new session along, but must not bring an ended one back.
  const survival = previous === undefined ? 'crash' : 'power loss'
  // Whoever disables the user or signs them out locks them too: it ends before this, or ends this session.
  const started = await store.transaction(async (tx) => {
    const current = await tx.users.lock(user.poolId, user.id)
    if (!current || tokenRefusal(current)) return false
    if (previous !== undefined) await tx.loginSessions.remove(user.poolId, previous)
    await tx.loginSessions.add({ poolId: user.poolId, id, userId: user.id, site: site.base, authTime, expiresAt })
    return true
  }, survival)
  if (!started) return undefined
  const cookie = cookieLine(site, sessionCookie, secret, { maxAgeSeconds: lifetimeSeconds })
  return { cookie, loginSessionId: id, authTime }
}

/** Ends the browser's session with the site. Returns the line that takes its cookie away. */
export async function endLoginSession(
  { store }: Pick<Services, 'store'>,
  site: WebSite,
  cookies: Cookies,
): Promise<string> {
  const id = sessionIdOf(cookies.get(sessionCookie))
  if (id !== undefined) await store.loginSessions.remove(site.pool.id, id)
  return cookieLine(site, sessionCookie, '', { maxAgeSeconds: 0 })
}
