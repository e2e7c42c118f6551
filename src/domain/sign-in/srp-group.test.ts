import assert from 'node:assert/strict'
import { getDiffieHellman } from 'node:crypto'
import { test } from 'node:test'
import { elementBytes, elementOf, integerOf, prime, signedBytesOf, wireHexOf } from './srp-group.ts'

test('the prime is that of RFC 3526 group 15', () => {
  assert.deepEqual(elementOf(prime), getDiffieHellman('modp15').getPrime())
  assert.equal(elementOf(prime).length, elementBytes)
})

const numbers = [
  { value: 0n, signed: '00', wire: '0' },
  { value: 0x7n, signed: '07', wire: '7' },
  { value: 0x14n, signed: '14', wire: '14' },
  { value: 0x7fn, signed: '7f', wire: '7f' },
  { value: 0x80n, signed: '0080', wire: '80' },
  { value: 0xecn, signed: '00ec', wire: 'ec' },
  { value: 0x8abn, signed: '08ab', wire: '8ab' },
  { value: 0xf00000n, signed: '00f00000', wire: 'f00000' },
]

for (const { value, signed, wire } of numbers) {
  test(`0x${value.toString(16)} is hashed as ${signed} and sent as ${wire}`, () => {
    assert.equal(signedBytesOf(value).toString('hex'), signed)
    assert.equal(wireHexOf(elementOf(value)), wire)
    assert.equal(integerOf(elementOf(value)), value)
  })
}

test('no bytes are zero', () => {
  assert.equal(integerOf(Buffer.alloc(0)), 0n)
})
