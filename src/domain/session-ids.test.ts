import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newTimeOrderedId } from './ids.ts'
import { sessionIdIn, shownSessionId } from './session-ids.ts'

test('an id is shown in 28 letters and digits, and found by them', () => {
  const ids = [
    newTimeOrderedId(new Date('2026-01-15T12:00:00Z'), (size) => Buffer.alloc(size, 0x5a)),
    '00000000-0000-0000-0000-000000000000',
    '00000000-0000-0000-0000-000000000001',
    'ffffffff-ffff-ffff-ffff-ffffffffffff',
  ]
  for (const id of ids) {
    assert.match(shownSessionId(id), /^tkn[0-9a-z]{25}$/)
    assert.equal(sessionIdIn(shownSessionId(id)), id)
  }
  assert.equal(new Set(ids.map(shownSessionId)).size, ids.length)
})

test('nothing else is an id', () => {
  const good = shownSessionId('018f0000-0000-7000-8000-000000000000')
  const wrong = [
    '',
    'tkn',
    good.slice(1),
    `${good}0`,
    good.toUpperCase(),
    `sso${good.slice(3)}`,
    `tkn${'z'.repeat(25)}`,
    `${good}\n`,
  ]
  for (const text of wrong) assert.equal(sessionIdIn(text), undefined, text)
})
