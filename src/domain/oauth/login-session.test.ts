import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { AppClient } from '#domain/clients.ts'
import type { UserPool } from '#domain/pools.ts'
import { noMfa, type User } from '#domain/users.ts'
import type { WebSite } from '#domain/web.ts'
import { type LoginSession, sessionIdOf, sessionLifetimeSeconds, sparesSignIn } from './login-session.ts'

const start = Date.UTC(2026, 0, 1)
const at = (minutes: number) => new Date(start + minutes * 60_000)

function poolThat(tracks: boolean): UserPool {
  const Sessions = { UserSessionTracking: tracks ? ('ENABLED' as const) : ('DISABLED' as const), MaxPerUser: 20 }
  return { id: 'p_1', name: 'p', settings: { Sessions }, createdAt: at(0), modifiedAt: at(0) }
}
const siteOf = (pool: UserPool): WebSite => ({ pool, base: 'https://login.example.com', basePath: '', secure: true })
function clientWith(minutes?: number): AppClient {
  const settings = minutes === undefined ? {} : { SsoSession: { MaxValidityMinutes: minutes } }
  return { id: 'c', poolId: 'p_1', name: 'c', settings, secrets: [], createdAt: at(0), modifiedAt: at(0) }
}
const session: LoginSession = {
  poolId: 'p_1',
  id: 'hash',
  userId: 'u',
  site: 'https://login.example.com',
  authTime: at(0),
  expiresAt: at(90 * 24 * 60),
}
const anna: User = {
  poolId: 'p_1',
  id: 'u',
  username: 'anna',
  status: 'CONFIRMED',
  enabled: true,
  attributes: {},
  mfa: noMfa,
  createdAt: at(0),
  modifiedAt: at(0),
}

describe('for how long a session spares a sign-in', () => {
  const cases: [string, boolean, number | undefined, number, boolean][] = [
    ['just before the hour', false, undefined, 59.99, true],
    ['the hour', false, undefined, 60, false],
    ["a client's own time means nothing where sessions are not tracked", false, 120, 60, false],
    ['the hour is the default where they are', true, undefined, 60, false],
    ["a client's own time", true, 120, 119.99, true],
    ["a client's own time is over", true, 120, 120, false],
    ['a client that always asks', true, 0, 0, false],
    ['the longest there is', true, 129_600, 129_599, true],
    ['and its end', true, 129_600, 129_600, false],
  ]
  for (const [name, tracks, minutes, now, spares] of cases) {
    test(name, () => {
      assert.equal(
        sparesSignIn({ session, user: anna }, siteOf(poolThat(tracks)), clientWith(minutes), at(now)),
        spares,
      )
    })
  }
})

describe('whom a session spares nothing', () => {
  const pool = poolThat(false)
  const cases: Record<string, { session?: Partial<LoginSession>; user?: Partial<User>; site?: Partial<WebSite> }> = {
    'another site': { site: { base: 'https://login.example.org' } },
    'the same site without TLS': { site: { base: 'http://login.example.com' } },
    'another pool': { session: { poolId: 'p_2' } },
    'a session that has ended': { session: { expiresAt: at(1) } },
    'a disabled user': { user: { enabled: false } },
    'a user whose password was reset': { user: { status: 'RESET_REQUIRED' } },
    'a user who has to choose a password': { user: { status: 'FORCE_CHANGE_PASSWORD' } },
    'a user who is not confirmed': { user: { status: 'UNCONFIRMED' } },
  }
  const spares = (change: (typeof cases)[string]) =>
    sparesSignIn(
      { session: { ...session, ...change.session }, user: { ...anna, ...change.user } },
      { ...siteOf(pool), ...change.site },
      clientWith(),
      at(1),
    )
  test('nobody, as a check', () => assert.equal(spares({}), true))
  for (const [name, change] of Object.entries(cases)) test(name, () => assert.equal(spares(change), false))
})

test('a session is kept for an hour, or for the client with the longest time', () => {
  assert.equal(sessionLifetimeSeconds(poolThat(false)), 3_600)
  assert.equal(sessionLifetimeSeconds(poolThat(true)), 90 * 86_400)
})

test('only what can be a secret is looked for', () => {
  const secret = Buffer.alloc(32, 1).toString('base64url')
  assert.match(sessionIdOf(secret) ?? '', /^[\w-]{43}$/)
  assert.notEqual(sessionIdOf(secret), secret)
  for (const text of [undefined, '', 'a', `${secret}a`, secret.slice(1), `${secret.slice(1)}=`, `${secret.slice(1)}\0`])
    assert.equal(sessionIdOf(text), undefined)
})
