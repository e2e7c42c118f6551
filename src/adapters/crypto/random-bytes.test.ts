import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createRandomBytes } from './random-bytes.ts'

/** Counts instead of guessing: every byte of every filling is told apart by its place and number. */
function counted() {
  const stores: Buffer[] = []
  let next = 0
  return {
    stores,
    bytes: createRandomBytes((store) => {
      stores.push(store)
      for (let index = 0; index < store.length; index += 4) store.writeUInt32BE(next++, index)
    }),
  }
}

test('gives every byte once, in order, and fills the store only when it has too few', () => {
  const { bytes, stores } = counted()
  const given = Array.from({ length: 1_024 }, () => bytes(4).readUInt32BE())
  assert.deepEqual(given, [...given.keys()])
  assert.equal(stores.length, 1)
  assert.equal(bytes(4).readUInt32BE(), 1_024)
  assert.equal(stores.length, 2)
})

test('begins a new filling rather than joining the rest of one with the next', () => {
  const { bytes, stores } = counted()
  bytes(4_092)
  assert.equal(bytes(8).readUInt32BE(), 1_024)
  assert.equal(stores.length, 2)
})

test('erases what it gave, and leaves what it gave alone', () => {
  const { bytes, stores } = counted()
  const first = bytes(16)
  const copy = Buffer.from(first)
  bytes(4_096)
  assert.deepEqual(first, copy)
  assert.ok(stores[0]?.every((byte) => byte === 0))
})

test('asks the system for what is longer than the store', () => {
  const { bytes, stores } = counted()
  assert.equal(bytes(5_000).length, 5_000)
  assert.equal(stores[0]?.length, 5_000)
  assert.equal(bytes(0).length, 0)
})

test('by itself, never gives the same twice', () => {
  const bytes = createRandomBytes()
  const seen = new Set(Array.from({ length: 10_000 }, () => bytes(12).toString('hex')))
  assert.equal(seen.size, 10_000)
})
