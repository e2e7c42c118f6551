import assert from 'node:assert/strict'
import { createHash, createHmac } from 'node:crypto'
import { test } from 'node:test'
import { hmacSha256 } from './hmac-sha256.ts'

const bytes = (length: number) =>
  createHash('shake256', { outputLength: Math.max(1, length) })
    .update(`${length}`)
    .digest()
    .subarray(0, length)

test('RFC 4231, test case 2', () => {
  const mac = hmacSha256(Buffer.from('Jefe'), Buffer.from('what do ya '), Buffer.from('want for nothing?'))
  assert.equal(mac.toString('hex'), '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843')
})

for (const keyLength of [0, 1, 16, 32, 63, 64, 65, 384])
  test(`a key of ${keyLength} bytes gives what Node’s own gives`, () => {
    for (const length of [0, 1, 55, 64, 1000]) {
      const expected = createHmac('sha256', bytes(keyLength)).update(bytes(length)).digest()
      assert.deepEqual(hmacSha256(bytes(keyLength), bytes(length)), expected)
    }
  })
