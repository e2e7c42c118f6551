import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { endOfPrefix, searchKey, searchKeysOf } from './user-search-keys.ts'

describe('endOfPrefix', () => {
  const cases: [string, string | undefined][] = [
    ['a', 'b'],
    ['ada@', 'adaA'],
    ['\u007f', '\u0080'],
    ['\ud7ff', '\ue000'],
    ['x\u{10ffff}', 'y'],
    ['\u{10ffff}\u{10ffff}', undefined],
    ['😀', '😁'],
    ['', undefined],
  ]
  for (const [prefix, end] of cases) {
    it(`of ${JSON.stringify(prefix)} is ${JSON.stringify(end)}`, () => assert.equal(endOfPrefix(prefix), end))
  }

  it('comes after everything with the prefix, compared as bytes', () => {
    for (const prefix of ['a', 'é', '\ud7ff', '😀', 'a\u{10ffff}']) {
      const end = Buffer.from(endOfPrefix(prefix) ?? assert.fail('no end'))
      for (const rest of ['', 'z', '\u{10ffff}\u{10ffff}']) assert.ok(Buffer.from(prefix + rest).compare(end) < 0)
    }
  })
})

it('makes keys that every engine can hold, and cuts them between characters', () => {
  assert.equal(searchKey('Ada'), 'Ada')
  assert.equal(searchKey('a\0b\ud800'), 'a\ufffdb\ufffd')
  assert.equal(searchKey('😀'.repeat(300)), '😀'.repeat(256))
  assert.equal(searchKey('x'.repeat(2048)).length, 256)
})

it('makes keys of the attributes that can be searched, and only of those that are there', () => {
  assert.deepEqual(searchKeysOf({ email: 'ada@example.com', name: '', nickname: 'a' }), {
    search_email: 'ada@example.com',
    search_phone_number: null,
    search_name: '',
    search_given_name: null,
    search_family_name: null,
    search_preferred_username: null,
  })
})
