import type { Services } from './services.ts'

const day = 86_400_000

/** How long things stay after they have lost their use. A session that is over counts from the end of its refresh token's life, and its last access token may live a day longer. */
const keepMilliseconds = {
  codes: 0,
  authorizationCodes: day,
  usedSessions: 0,
  attempts: day,
  tokenSessions: day,
  loginSessions: 0,
  messages: 7 * day,
} as const

/**
 * Removes what has run out: codes, used session strings, counts of tries, ended sessions, and messages after a week. Nothing depends on
 * it being done in time. Returns how many rows went.
 */
export async function sweep({ store, clock }: Pick<Services, 'store' | 'clock'>): Promise<number> {
  const now = clock.now().getTime()
  let removed = 0
  for (const noun of [
    'codes',
    'authorizationCodes',
    'usedSessions',
    'attempts',
    'tokenSessions',
    'loginSessions',
    'messages',
  ] as const) {
    removed += await store[noun].purge(new Date(now - keepMilliseconds[noun]))
  }
  return removed
}
