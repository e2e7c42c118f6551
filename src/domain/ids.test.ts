import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { test } from 'node:test'
import { newClientId, newClientSecret, newCode, newPoolId, newTimeOrderedId, randomText, uuidOf } from './ids.ts'

test('ids have the forms that clients expect', () => {
  assert.match(newPoolId('eu-west-1', randomBytes), /^eu-west-1_[0-9A-Za-z]{9}$/)
  assert.match(newClientId(randomBytes), /^[0-9a-z]{26}$/)
  assert.match(newClientSecret(randomBytes), /^[0-9a-z]{51}$/)
  assert.match(newCode(6, randomBytes), /^[0-9]{6}$/)
})

test('bytes above the last whole multiple of the alphabet are thrown away', () => {
  const stream = [255, 250, 249, 0, 9, 10]
  const one = () => Uint8Array.of(stream.shift() ?? 0)
  assert.equal(randomText('0123456789', 4, one), '9090')
})

test('ids sort by time and have the version and variant of RFC 9562', () => {
  const at = (ms: number) => newTimeOrderedId(new Date(ms), randomBytes)
  const ids = [1_700_000_000_000, 1_700_000_000_001, 1_800_000_000_000].map(at)
  assert.deepEqual(ids, [...ids].sort())
  for (const id of ids) assert.match(id, /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  assert.equal(at(0x0123456789ab).slice(0, 13), '01234567-89ab')
})

test('a UUID made of given bytes looks like a random one and keeps the other bits', () => {
  assert.equal(uuidOf(Buffer.alloc(32, 0xff)), 'ffffffff-ffff-4fff-bfff-ffffffffffff')
  assert.equal(uuidOf(Buffer.alloc(32)), '00000000-0000-4000-8000-000000000000')
})
