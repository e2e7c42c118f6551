import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fakePasswordRecord } from './fake-password-record.ts'
import { elementBytes, integerOf, prime, wireHexOf } from './srp-group.ts'

const key = Buffer.alloc(32, 7)

test('the same user of the same pool always has the same record', () => {
  assert.deepEqual(fakePasswordRecord(key, 'eu-west-1_a', 'alice'), fakePasswordRecord(key, 'eu-west-1_a', 'alice'))
})

test('another user, pool or key has another salt and another verifier', () => {
  const records = [
    fakePasswordRecord(key, 'eu-west-1_a', 'alice'),
    fakePasswordRecord(key, 'eu-west-1_a', 'Alice'),
    fakePasswordRecord(key, 'eu-west-1_aa', 'lice'),
    fakePasswordRecord(key, 'eu-west-1_b', 'alice'),
    fakePasswordRecord(Buffer.alloc(32, 8), 'eu-west-1_a', 'alice'),
  ]
  assert.equal(new Set(records.map(({ salt }) => salt.toString('hex'))).size, records.length)
  assert.equal(new Set(records.map(({ verifier }) => verifier.toString('hex'))).size, records.length)
})

test('salts have the shape of real ones: positive on the wire, the first bit set in about half of them', () => {
  const salts = Array.from({ length: 400 }, (_, index) => fakePasswordRecord(key, 'eu-west-1_a', `user${index}`).salt)
  const high = salts.filter((salt) => salt.readUInt8(0) >= 0x80)
  assert.ok(high.length > 140 && high.length < 260, `${high.length} of 400`)
  for (const salt of salts) {
    assert.equal(salt.length, 16)
    assert.match(wireHexOf(salt), /^[1-9a-f][0-9a-f]*$/)
  }
})

test('verifiers lie in the group that g = 2 generates', () => {
  for (const username of ['alice', 'bob', 'carol']) {
    const { verifier } = fakePasswordRecord(key, 'eu-west-1_a', username)
    assert.equal(verifier.length, elementBytes)
    assert.equal(eulerPower(integerOf(verifier)), 1n)
  }
})

/** value^((N-1)/2) mod N: 1 for the squares. */
function eulerPower(value: bigint): bigint {
  let result = 1n
  for (const bit of ((prime - 1n) / 2n).toString(2)) {
    result = (result * result) % prime
    if (bit === '1') result = (result * value) % prime
  }
  return result
}
