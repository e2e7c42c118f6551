import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isEmpty, merged, patchBetween, type Settings, valueAt, withValue } from './settings.ts'

const before: Settings = { a: { b: 1, c: { d: true } }, list: [1, 2], gone: 'x' }

test('a patch makes one document of another, also by taking away', () => {
  const after: Settings = { a: { b: 2, c: { d: true } }, list: [1], fresh: { e: 'f' } }
  const patch = patchBetween(before, after)
  assert.deepEqual(patch, { gone: null, a: { b: 2 }, list: [1], fresh: { e: 'f' } })
  assert.deepEqual(merged(before, patch), after)
  assert.ok(isEmpty(patchBetween(before, before)))
})

test('an object takes the place of what was none, and the other way round', () => {
  assert.deepEqual(patchBetween({ a: 1 }, { a: { b: 1 } }), { a: { b: 1 } })
  assert.deepEqual(merged({ a: 1 }, { a: { b: 1 } }), { a: { b: 1 } })
  assert.deepEqual(patchBetween({ a: { b: 1 } }, { a: 1 }), { a: 1 })
})

test('a value is found by its path, and nothing by one that leads nowhere', () => {
  assert.equal(valueAt(before, 'a.c.d'), true)
  for (const path of ['a.x.y', 'list.0', 'gone.length', 'constructor', 'a.__proto__'])
    assert.equal(valueAt(before, path), undefined, path)
})

test('a value that is put into a patch keeps the nulls beside it', () => {
  assert.deepEqual(withValue({ gone: null, a: { b: null } }, 'a.c.d', 5), { gone: null, a: { b: null, c: { d: 5 } } })
  assert.deepEqual(withValue({ a: 1 }, 'a.b', 2), { a: { b: 2 } })
})
