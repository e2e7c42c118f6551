import assert from 'node:assert/strict'
import { test } from 'node:test'
import { groupPath, nameInPath, nameInSegment, segmentOf, userPath } from './path-segment.ts'

const poolId = 'us-east-1_abcDEF123'
const names = [
  'ana',
  'a/b',
  '100%',
  '%2F',
  '%252F',
  'who?',
  '#1',
  'a+b@example.com',
  "o'neill",
  'Ünïcödé-名前-🛟',
  'create',
  '~create',
  '~',
  '.',
  '..',
  '...',
  'a\\b',
  '&=;:,"<>',
]

for (const name of names)
  test(`"${name}" comes back from the address bar as it went in`, () => {
    for (const path of [userPath(poolId, name), groupPath(poolId, name)]) {
      const { pathname, search, hash } = new URL(path, 'http://localhost')
      assert.equal(nameInPath(pathname), name)
      assert.deepEqual([search, hash], ['', ''])
    }
  })

test('no two names have the same segment', () => {
  assert.equal(new Set(names.map(segmentOf)).size, names.length)
})

test('a user called like a page of the console is not that page', () => {
  assert.notEqual(segmentOf('create'), 'create')
})

test('what is not percent-encoded is read as it stands', () => {
  assert.equal(nameInSegment('50%'), '50%')
})
