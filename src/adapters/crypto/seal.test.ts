import assert from 'node:assert/strict'
import { createDecipheriv, createSecretKey, randomBytes } from 'node:crypto'
import { test } from 'node:test'
import { deriveBytes, masterKey } from './master-key.ts'
import { createSealer, hashParts, type SealBreak, SealBrokenError } from './seal.ts'

const first = masterKey(Buffer.alloc(32, 1))
const second = masterKey(Buffer.alloc(32, 2))
const context = 'client-secret:eu-west-1_AbCdEfGhI:1example23456789'
const plaintext = Buffer.from('the plain text')
const sealer = createSealer([first], randomBytes)

function broken(reason: SealBreak) {
  return (error: unknown) => error instanceof SealBrokenError && error.reason === reason
}

test('opens what it sealed', () => {
  for (const size of [0, 1, 15, 16, 17, 2048, 100_000]) {
    const bytes = randomBytes(size)
    const sealed = sealer.seal(context, bytes)
    assert.equal(sealed.length, size + 35)
    assert.deepEqual(sealer.open(context, sealed), bytes)
    // As node:sqlite hands it out, and as a part of a larger buffer.
    const larger = new Uint8Array(sealed.length + 8)
    larger.set(sealed, 5)
    assert.deepEqual(sealer.open(context, larger.subarray(5, 5 + sealed.length)), bytes)
  }
})

test('carries version, key id, nonce and full tag, bound to header and context', () => {
  const nonce = Buffer.from('0102030405060708090a0b0c', 'hex')
  const sealed = createSealer([first], () => nonce).seal(context, plaintext)
  const header = sealed.subarray(0, 7)
  assert.equal(sealed[0], 1)
  assert.equal(header.subarray(1).toString('base64url'), first.id)
  assert.deepEqual(sealed.subarray(7, 19), nonce)

  const decipher = createDecipheriv('aes-256-gcm', deriveBytes(first.secret, 'seal'), nonce)
  decipher.setAAD(Buffer.concat([header, Buffer.from(context)]))
  decipher.setAuthTag(sealed.subarray(-16))
  assert.deepEqual(Buffer.concat([decipher.update(sealed.subarray(19, -16)), decipher.final()]), plaintext)
})

test('draws a new nonce of 96 bits for every value', () => {
  const drawn: number[] = []
  const counting = createSealer([first], (size) => {
    drawn.push(size)
    return randomBytes(size)
  })
  const texts = Array.from({ length: 100 }, () => counting.seal(context, plaintext).toString('hex'))
  assert.equal(new Set(texts).size, 100)
  assert.deepEqual(drawn, Array(100).fill(12))
})

test('CVE-2026-27840: refuses every truncation and every extension', () => {
  const sealed = sealer.seal(context, plaintext)
  for (let length = 0; length < sealed.length; length++) {
    const reason = length < 35 ? 'malformed' : 'not-authentic'
    assert.throws(() => sealer.open(context, sealed.subarray(0, length)), broken(reason), `first ${length} bytes`)
    if (length > 0) assert.throws(() => sealer.open(context, sealed.subarray(length)), SealBrokenError)
  }
  for (const extra of [Buffer.alloc(1), Buffer.alloc(16), sealed.subarray(-16), sealed]) {
    assert.throws(() => sealer.open(context, Buffer.concat([sealed, extra])), broken('not-authentic'))
  }
})

test('refuses every flipped bit', () => {
  const sealed = sealer.seal(context, plaintext)
  for (let bit = 0; bit < sealed.length * 8; bit++) {
    const forged = Buffer.from(sealed)
    forged.writeUInt8(forged.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3)
    const reason = bit < 8 ? 'malformed' : bit < 56 ? 'unknown-key' : 'not-authentic'
    assert.throws(() => sealer.open(context, forged), broken(reason), `bit ${bit}`)
  }
})

test('refuses another context, and another use of the same master key', () => {
  const sealed = sealer.seal(context, plaintext)
  for (const other of ['', `${context} `, context.slice(1), context.replace('client-secret', 'totp-seed')]) {
    assert.throws(() => sealer.open(other, sealed), broken('not-authentic'), other)
  }
  assert.throws(() => createSealer([first], randomBytes, 'box').open(context, sealed), broken('not-authentic'))
})

test('refuses a value whose key id was exchanged for that of another known key', () => {
  const both = createSealer([first, second], randomBytes)
  const forged = both.seal(context, plaintext)
  Buffer.from(second.id, 'base64url').copy(forged, 1)
  assert.throws(() => both.open(context, forged), broken('not-authentic'))
})

test('rotates keys: seals under the first, opens under all, says what to seal again', () => {
  const old = sealer.seal(context, plaintext)
  const rotated = createSealer([second, first], randomBytes)
  const fresh = rotated.seal(context, plaintext)
  assert.deepEqual(rotated.open(context, old), plaintext)
  assert.deepEqual(rotated.open(context, fresh), plaintext)
  assert.throws(() => sealer.open(context, fresh), broken('unknown-key'))
  assert.throws(() => createSealer([second], randomBytes).open(context, old), broken('unknown-key'))
  assert.deepEqual([old, fresh, Buffer.alloc(0)].map(rotated.isCurrent), [false, true, false])
})

test('the error tells nothing about the value', () => {
  assert.throws(
    () => sealer.open('totp-seed', sealer.seal(context, plaintext)),
    (error) => error instanceof Error && error.name === 'SealBrokenError' && !/plain|totp|client/.test(error.message),
  )
})

test('derives one stable key for each purpose', () => {
  const key = sealer.deriveKey('a')
  assert.equal(key.length, 32)
  assert.deepEqual(createSealer([first, second], randomBytes).deriveKey('a'), key)
  const others = [sealer.deriveKey('b'), sealer.deriveKey(''), createSealer([second], randomBytes).deriveKey('a')]
  // None of the keys used inside can be had by asking for its purpose.
  const inner = ['seal', 'box', 'refresh-token', 'key-id'].map((purpose) => sealer.deriveKey(purpose))
  const used = ['seal', 'box', 'refresh-token', 'key-id', 'hash/a'].map((purpose) => deriveBytes(first.secret, purpose))
  assert.equal(new Set([key, ...others, ...inner, ...used].map(String)).size, 13)
})

test('a keyed hash depends on key, purpose, every part and where parts end', () => {
  const hash = sealer.keyedHash('code', 'pool', 'user', '123456')
  assert.equal(hash.length, 32)
  assert.deepEqual(sealer.keyedHash('code', 'pool', Buffer.from('user'), '123456'), hash)
  const others = [
    sealer.keyedHash('code', 'poolu', 'ser', '123456'),
    sealer.keyedHash('code', 'pool', 'user123456'),
    sealer.keyedHash('code', 'pool', 'user', '123456', ''),
    sealer.keyedHash('code', '', 'pool', 'user', '123456'),
    sealer.keyedHash('codep', 'ool', 'user', '123456'),
    sealer.keyedHash('code', 'user', 'pool', '123456'),
    sealer.keyedHash('code'),
    createSealer([second], randomBytes).keyedHash('code', 'pool', 'user', '123456'),
  ]
  assert.equal(new Set([hash, ...others].map((bytes) => bytes.toString('hex'))).size, 9)
})

test('hashParts is HMAC-SHA256 over lengths and parts', () => {
  // printf '\0\0\0\0\0\0\0\2ab\0\0\0\0\0\0\0\1c' | openssl dgst -sha256 -hmac key
  const expected = '6792a685701881d31208bf28ad5cbe35d0ea5cc4f15c4689af94fe1602c421e3'
  assert.equal(hashParts(Buffer.from('key'), 'ab', 'c').toString('hex'), expected)
  assert.equal(hashParts(createSecretKey(Buffer.from('key')), 'ab', Buffer.from('c')).toString('hex'), expected)
})

test('a keyed hash made before a rotation still matches, a wrong one never', () => {
  const hash = sealer.keyedHash('code', '123456')
  const rotated = createSealer([second, first], randomBytes)
  assert.equal(rotated.matchesKeyedHash(hash, 'code', '123456'), true)
  assert.equal(rotated.matchesKeyedHash(rotated.keyedHash('code', '123456'), 'code', '123456'), true)
  assert.equal(createSealer([second], randomBytes).matchesKeyedHash(hash, 'code', '123456'), false)
  for (const wrong of [hash.subarray(1), Buffer.alloc(0), Buffer.concat([hash, hash]), Buffer.alloc(32)]) {
    assert.equal(rotated.matchesKeyedHash(wrong, 'code', '123456'), false)
  }
  assert.equal(sealer.matchesKeyedHash(hash, 'code', '123457'), false)
})

test('many purposes hash right beyond the cache', () => {
  for (let round = 0; round < 2; round++) {
    for (let number = 0; number < 100; number++) {
      const fresh = createSealer([first], randomBytes).keyedHash(`purpose ${number}`, 'x')
      assert.deepEqual(sealer.keyedHash(`purpose ${number}`, 'x'), fresh)
    }
  }
})
