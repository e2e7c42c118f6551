import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ownText } from './default-messages.ts'

const cases = [
  ['', undefined],
  ['  \n', undefined],
  ['default', undefined],
  ['default ', 'default '],
  ['mine', 'mine'],
] as const
for (const [typed, own] of cases)
  test(`${JSON.stringify(typed)} beside "default" is ${own === undefined ? 'left out' : 'sent'}`, () => {
    assert.equal(ownText(typed, 'default'), own)
  })
