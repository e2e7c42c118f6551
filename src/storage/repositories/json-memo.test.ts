import assert from 'node:assert/strict'
import { it } from 'node:test'
import { jsonMemo } from './json-memo.ts'

it('parses again only when the text has changed', () => {
  const parse = jsonMemo<{ a: number[] }>(10)
  const first = parse('id', '{"a":[1]}')
  assert.deepEqual(first, { a: [1] })
  assert.equal(parse('id', '{"a":[1]}'), first)
  assert.notEqual(parse('other', '{"a":[1]}'), first)
  assert.deepEqual(parse('id', '{"a":[2]}'), { a: [2] })
})

it('lets go of the oldest beyond its limit', () => {
  const parse = jsonMemo<object>(2)
  const texts = ['1', '2', '3'].map((id) => parse(id, '{}'))
  assert.equal(parse('3', '{}'), texts[2])
  assert.notEqual(parse('1', '{}'), texts[0])
})

it('hands out values that nobody can change', () => {
  const parse = jsonMemo<{ a: { b: number[] } }>(1)
  assert.throws(() => parse('id', '{"a":{"b":[1]}}').a.b.push(2), TypeError)
})
