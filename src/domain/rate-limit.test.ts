import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addressBucket, isLoopback, nextOnSchedule } from './rate-limit.ts'

const start = 1_700_000_000_000

function allowed(times: readonly number[], rate: { perSecond: number; burst: number }): boolean[] {
  let onSchedule: number | undefined
  return times.map((at) => {
    const next = nextOnSchedule(onSchedule, rate, start + at)
    onSchedule = next ?? onSchedule
    return next !== undefined
  })
}

test('a burst passes, then one request per interval', () => {
  const rate = { perSecond: 10, burst: 3 }
  assert.deepEqual(allowed([0, 0, 0, 0, 99, 100, 100, 200], rate), [true, true, true, false, false, true, false, true])
})

test('refused requests cost nothing, and quiet time brings back the burst but no more', () => {
  const rate = { perSecond: 1, burst: 2 }
  assert.deepEqual(allowed([0, 0, 1, 2, 3, 1_000, 60_000, 60_000, 60_000], rate), [
    true,
    true,
    false,
    false,
    false,
    true,
    true,
    true,
    false,
  ])
})

test('an IPv6 subscriber is one /64, however it is written (GHSA-p6v2-xcpg-h6xw)', () => {
  const cases: [string, string][] = [
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:DB8:0001:0002::9', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['::', '0:0:0:0::/64'],
  ]
  for (const [address, bucket] of cases) assert.equal(addressBucket(address), bucket, address)
})

test('this machine is nobody in particular', () => {
  for (const address of ['127.0.0.1', '127.8.9.1', '::1', '::ffff:127.0.0.1'])
    assert.equal(isLoopback(address), true, address)
  for (const address of ['128.0.0.1', '10.0.0.1', '::2', '2001:db8::1'])
    assert.equal(isLoopback(address), false, address)
})
