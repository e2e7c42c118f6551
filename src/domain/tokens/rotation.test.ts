import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Rotation, rotationOf } from './rotation.ts'

const rotatedAt = new Date('2026-01-15T12:00:00Z')
const after = (seconds: number) => new Date(rotatedAt.getTime() + seconds * 1_000)
const on = (RetryGracePeriodSeconds?: number) =>
  ({
    RefreshTokenRotation: {
      Feature: 'ENABLED',
      ...(RetryGracePeriodSeconds !== undefined && { RetryGracePeriodSeconds }),
    },
  }) as const
const off = { RefreshTokenRotation: { Feature: 'DISABLED', RetryGracePeriodSeconds: 60 } } as const

type Case = [why: string, generation: number, live: number, settings: object, seconds: number, expected: Rotation]
const cases: readonly Case[] = [
  ['a client that says nothing keeps its tokens', 0, 0, {}, 1, 'keep'],
  ['a client that rotates no more keeps the live token', 3, 3, off, 1, 'keep'],
  ['the live token is replaced', 0, 0, on(10), 1, 'rotate'],
  ['the live token is replaced again', 3, 3, on(0), 1, 'rotate'],
  ['a retry at once', 2, 3, on(10), 0, 'repeat'],
  ['a retry within the grace', 2, 3, on(10), 9.999, 'repeat'],
  ['a retry at the end of the grace', 2, 3, on(10), 10, 'reuse'],
  ['a retry at once without grace', 2, 3, on(0), 0, 'reuse'],
  ['a retry at once where the grace was never said', 2, 3, on(), 0, 'reuse'],
  ['a retry at a node whose clock is behind', 2, 3, on(10), -1, 'repeat'],
  ['the longest grace', 2, 3, on(60), 59.999, 'repeat'],
  ['a token from before the previous one', 1, 3, on(60), 0, 'reuse'],
  ['a replaced token stays replaced when rotation is switched off', 2, 3, off, 0, 'reuse'],
  ['a token of a generation that is not there yet', 4, 3, on(60), 0, 'reuse'],
]

for (const [why, generation, live, settings, seconds, expected] of cases)
  test(why, () => {
    const session = { generation: live, rotatedAt: live > 0 ? rotatedAt : undefined }
    assert.equal(rotationOf({ generation, session, settings, now: after(seconds) }), expected)
  })
