import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { PoolSettings } from './pools.ts'
import { isActivityNews, isLiving, sessionsBesideNew, tracksSessions } from './session-tracking.ts'

const at = new Date('2026-01-15T12:00:00Z')
const after = (seconds: number) => new Date(at.getTime() + seconds * 1_000)
const pool = (Sessions?: PoolSettings['Sessions']) => ({
  id: 'us-east-1_a',
  name: 'a',
  settings: Sessions ? { Sessions } : {},
  createdAt: at,
  modifiedAt: at,
})

test('a pool tracks sessions only when it was told to', () => {
  const cases = [
    [pool(), false, undefined],
    [pool({ UserSessionTracking: 'DISABLED', MaxPerUser: 3 }), false, undefined],
    [pool({ UserSessionTracking: 'ENABLED', MaxPerUser: 3 }), true, 2],
    [pool({ UserSessionTracking: 'ENABLED', MaxPerUser: 1 }), true, 0],
  ] as const
  for (const [one, tracked, beside] of cases)
    assert.deepEqual([tracksSessions(one), sessionsBesideNew(one)], [tracked, beside])
})

test('activity is news once a minute', () => {
  const news = (seconds: number) => isActivityNews({ lastActiveAt: at }, after(seconds))
  assert.deepEqual([-5, 0, 59.999, 60, 3_600].map(news), [false, false, false, true, true])
})

test('a session lives until it is revoked or its time is over', () => {
  const session = { revokedAt: undefined, expiresAt: after(10) }
  assert.deepEqual(
    [0, 9.999, 10].map((seconds) => isLiving(session, after(seconds))),
    [true, true, false],
  )
  assert.equal(isLiving({ ...session, revokedAt: at }, at), false)
})
