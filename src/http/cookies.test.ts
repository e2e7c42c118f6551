import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseCookies } from './cookies.ts'

const cases: [string | undefined, [string, string][]][] = [
  [undefined, []],
  ['', []],
  ['a=1', [['a', '1']]],
  [
    'a=1; b=2;c=3',
    [
      ['a', '1'],
      ['b', '2'],
      ['c', '3'],
    ],
  ],
  ['a=x=y', [['a', 'x=y']]],
  [
    'no sign; a=1; =',
    [
      ['a', '1'],
      ['', ''],
    ],
  ],
  ['a="1"', [['a', '"1"']]],
  ['__proto__=1', [['__proto__', '1']]],
  // Which of the two is the site's own can't be told.
  ['cognito=mine; a=1; cognito=theirs', [['a', '1']]],
  ['cognito=mine; cognito=theirs; cognito=mine', []],
  ['cognito=same; cognito=same', [['cognito', 'same']]],
]

for (const [header, expected] of cases) {
  test(`${header}`, () => assert.deepEqual([...parseCookies(header)], expected))
}

test('no more than a hundred are read', () => {
  const header = Array.from({ length: 101 }, (_, index) => `c${index}=1`).join(';')
  assert.equal(parseCookies(header).size, 100)
})
