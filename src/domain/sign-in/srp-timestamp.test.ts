import assert from 'node:assert/strict'
import { createRequire } from 'node:module'
import { test } from 'node:test'
import { formatSrpTimestamp, parseSrpTimestamp, srpClockSkewSeconds, srpTimestampProblem } from './srp-timestamp.ts'

const { default: DateHelper } = createRequire(import.meta.url)('amazon-cognito-identity-js/lib/DateHelper.js') as {
  default: new () => { getNowString(): string }
}

const dayMilliseconds = 24 * 60 * 60 * 1000

test('every day of two years is written as the client library writes it, and read back', (t) => {
  const start = Date.UTC(2027, 0, 1, 0, 5, 9)
  t.mock.timers.enable({ apis: ['Date'] })
  for (let day = 0; day < 731; day++) {
    const now = start + day * dayMilliseconds + day * 101_000
    t.mock.timers.setTime(now)
    const written = new DateHelper().getNowString()
    assert.equal(formatSrpTimestamp(new Date(now)), written)
    assert.equal(parseSrpTimestamp(written)?.getTime(), now)
  }
})

const malformed = [
  ['a zero in front of the day', 'Sat Sep 05 07:08:09 UTC 2026'],
  ['a blank in front of the day', 'Sat Sep  5 07:08:09 UTC 2026'],
  ['the weekday of another date', 'Fri Sep 5 07:08:09 UTC 2026'],
  ['a day the month does not have', 'Mon Sep 31 07:08:09 UTC 2026'],
  ['29 February outside a leap year', 'Sun Feb 29 07:08:09 UTC 2026'],
  ['hour 24', 'Sat Sep 5 24:08:09 UTC 2026'],
  ['minute 60', 'Sat Sep 5 07:60:09 UTC 2026'],
  ['second 60', 'Sat Sep 5 07:08:60 UTC 2026'],
  ['an hour of one digit', 'Sat Sep 5 7:08:09 UTC 2026'],
  ['another zone', 'Sat Sep 5 07:08:09 GMT 2026'],
  ['an offset', 'Sat Sep 5 07:08:09 +0000 2026'],
  ['a month in another language', 'Sat Mai 5 07:08:09 UTC 2026'],
  ['lower case', 'sat sep 5 07:08:09 UTC 2026'],
  ['a year of two digits', 'Sat Sep 5 07:08:09 UTC 26'],
  ['the year 26', 'Sat Sep 5 07:08:09 UTC 0026'],
  ['a blank at the end', 'Sat Sep 5 07:08:09 UTC 2026 '],
  ['a line at the end', 'Sat Sep 5 07:08:09 UTC 2026\n'],
  ['other digits', 'Sat Sep ٥ 07:08:09 UTC 2026'],
  ['ISO 8601', '2026-09-05T07:08:09Z'],
  ['nothing', ''],
] as const

for (const [name, text] of malformed) {
  test(`refused: ${name}`, () => {
    assert.equal(parseSrpTimestamp(text), undefined)
    assert.equal(srpTimestampProblem(text, new Date(Date.UTC(2026, 8, 5, 7, 8, 9))), 'malformed')
  })
}

const text = 'Sat Sep 5 07:08:09 UTC 2026'
const at = Date.UTC(2026, 8, 5, 7, 8, 9)
const clocks = [
  { name: 'the same second', offsetSeconds: 0, problem: undefined },
  { name: 'a clock two hours behind', offsetSeconds: 7200, problem: undefined },
  { name: 'a clock two hours ahead', offsetSeconds: -7200, problem: undefined },
  { name: 'the edge of the past', offsetSeconds: srpClockSkewSeconds, problem: undefined },
  { name: 'the edge of the future', offsetSeconds: -srpClockSkewSeconds, problem: undefined },
  { name: 'past the edge of the past', offsetSeconds: srpClockSkewSeconds + 1, problem: 'outside-window' },
  { name: 'past the edge of the future', offsetSeconds: -srpClockSkewSeconds - 1, problem: 'outside-window' },
]

for (const { name, offsetSeconds, problem } of clocks) {
  test(`window: ${name}`, () => {
    assert.equal(srpTimestampProblem(text, new Date(at + offsetSeconds * 1000)), problem)
  })
}
