import assert from 'node:assert/strict'
import { createHmac, timingSafeEqual } from 'node:crypto'
import { describe, it, test } from 'node:test'
import { readPosition, readTimedPosition, writePosition, writeTimedPosition } from './list-position.ts'

const keyedHash = (purpose: string, ...parts: readonly (string | Uint8Array)[]) =>
  createHmac('sha256', 'key')
    .update(JSON.stringify([purpose, ...parts]))
    .digest()
const sealer = {
  keyedHash,
  matchesKeyedHash: (expected: Uint8Array, purpose: string, ...parts: readonly (string | Uint8Array)[]) =>
    timingSafeEqual(expected, keyedHash(purpose, ...parts)),
}
const token = writePosition(sealer, 'pools', 'us-east-1_abcé')

test('a position reads back as it was written', () => {
  assert.equal(readPosition(sealer, 'pools', token), 'us-east-1_abcé')
  assert.match(token, /^[\w-]+$/)
})

const flipped = `${token[0] === 'A' ? 'B' : 'A'}${token.slice(1)}`
const refused: readonly [what: string, list: string, token: string][] = [
  ['of another list', 'clients', token],
  ['with another character', 'pools', flipped],
  ['that is cut', 'pools', token.slice(0, -2)],
  ['that goes on', 'pools', `${token}AA`],
  ['with padding', 'pools', `${token}=`],
  ['of a hash alone', 'pools', token.slice(0, 43)],
  ['that somebody made up', 'pools', 'next'],
  ['of the bare key', 'pools', Buffer.from('us-east-1_abc').toString('base64url')],
  ['that is empty', 'pools', ''],
]
for (const [what, list, text] of refused) {
  test(`a position ${what} is refused`, () => assert.equal(readPosition(sealer, list, text), undefined))
}

describe('a position with an end', () => {
  const at = new Date(1_000)
  const timed = writeTimedPosition(sealer, 'users', 'some key', at)

  it('is read until then', () => {
    assert.equal(readTimedPosition(sealer, 'users', timed, new Date(999)), 'some key')
    assert.equal(readTimedPosition(sealer, 'users', timed, at), undefined)
  })

  it('holds for its list alone, and nobody can move its end', () => {
    assert.equal(readTimedPosition(sealer, 'other', timed, new Date(0)), undefined)
    const later = Buffer.from(Buffer.from(timed, 'base64url').toString('latin1').replace('1000 ', '9000 '), 'latin1')
    assert.equal(readTimedPosition(sealer, 'users', later.toString('base64url'), new Date(0)), undefined)
    assert.equal(readTimedPosition(sealer, 'users', writePosition(sealer, 'users', 'no-time'), new Date(0)), undefined)
  })
})
