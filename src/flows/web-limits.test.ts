import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { WebRequest, WebSite } from '#domain/web.ts'
import { createTestClock } from '#test/support/harness.ts'
import { createLimiter } from './limiter.ts'
import { isTooSoon } from './web-limits.ts'

function siteOf(id: string, base = 'https://login.example.com'): WebSite {
  const pool = { id, name: 'p', settings: {}, createdAt: new Date(0), modifiedAt: new Date(0) }
  return { pool, base, basePath: '', secure: true }
}

function requestFrom(sourceIp: string, clientId?: string, form = false): WebRequest {
  const named = new URLSearchParams(clientId === undefined ? {} : { client_id: clientId })
  const none = new URLSearchParams()
  return {
    method: form ? 'POST' : 'GET',
    path: '/login',
    query: form ? none : named,
    form: form ? named : none,
    headers: {},
    cookies: new Map(),
    sourceIp,
    requestId: 'request',
  }
}

/** How many of so many requests at one moment are let through. */
function admitted(count: number, requestAt: (index: number) => [WebSite, WebRequest]) {
  const clock = createTestClock()
  const limiter = createLimiter(clock)
  const round = () => Array.from({ length: count }, (_, index) => isTooSoon({ limiter }, ...requestAt(index)))
  const first = round().filter((late) => !late).length
  clock.advance(1)
  return [first, round().filter((late) => !late).length]
}

const address = (index: number) => `198.51.${index >> 8}.${index & 255}`

test('one address: 600 at once, 300 a second', () => {
  assert.deepEqual(
    admitted(1_000, () => [siteOf('p_1'), requestFrom('192.0.2.1')]),
    [600, 300],
  )
})

test('GHSA-p6v2-xcpg-h6xw: one IPv6 /64 is one address', () => {
  const from = (index: number) => requestFrom(`2001:db8:1:2::${index.toString(16)}`)
  assert.deepEqual(
    admitted(1_000, (index) => [siteOf('p_1'), from(index)]),
    [600, 300],
  )
})

test('one client, wherever its users are: 3,000 a second, named in the address or in a form', () => {
  const request = (index: number) => requestFrom(address(index), 'client1', index % 2 === 1)
  assert.deepEqual(
    admitted(3_500, (index) => [siteOf('p_1'), request(index)]),
    [3_000, 3_000],
  )
})

test('one pool, whatever its site is called: 5,000 a second; another pool is not touched', () => {
  const request = (index: number) => requestFrom(address(index), `client${index}`)
  const bases = ['https://login.example.com', 'https://example.com/p_1']
  // A fifth of a millisecond is no binary fraction.
  for (const count of admitted(5_500, (index) => [siteOf('p_1', bases[index % 2]), request(index)]))
    assert.ok(Math.abs(count - 5_000) <= 1, `${count}`)
  assert.deepEqual(
    admitted(5_500, (index) => [siteOf(`p_${index % 2}`), request(index)]),
    [5_500, 5_500],
  )
})

test('this machine is not limited by its address, and nothing is where limits are off', () => {
  assert.deepEqual(
    admitted(1_000, () => [siteOf('p_1'), requestFrom('127.0.0.1')]),
    [1_000, 1_000],
  )
  assert.equal(isTooSoon({ limiter: undefined }, siteOf('p_1'), requestFrom('192.0.2.1')), false)
})
