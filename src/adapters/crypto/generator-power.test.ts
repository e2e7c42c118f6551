import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { elementOf, generator } from '#domain/sign-in/srp-group.ts'
import { createGeneratorPower } from './generator-power.ts'
import { DegeneratePower, nativePower } from './modular-power.ts'

const powerOfGenerator = createGeneratorPower()
const hash = (seed: string) => createHash('sha256').update(seed).digest()
const bit = (position: number) => {
  const bytes = Buffer.alloc(32)
  bytes[31 - (position >> 3)] = 1 << (position & 7)
  return bytes
}

const exponents = {
  ...Object.fromEntries(Array.from({ length: 256 }, (_, position) => [`2^${position}`, bit(position)])),
  ...Object.fromEntries(Array.from({ length: 100 }, (_, index) => [`random ${index}`, hash(String(index))])),
  'all ones': Buffer.alloc(32, 0xff),
  'every second bit': Buffer.alloc(32, 0x55),
  'the other half of the bits': Buffer.alloc(32, 0xaa),
  'a high half': Buffer.concat([Buffer.alloc(16, 0xff), Buffer.alloc(16)]),
  'a low half': Buffer.concat([Buffer.alloc(16), Buffer.alloc(16, 0xff)]),
}

test('agrees with OpenSSL', () => {
  const g = elementOf(generator)
  for (const [name, exponent] of Object.entries(exponents))
    assert.deepEqual(powerOfGenerator(exponent), nativePower(g, exponent), name)
})

test('takes an exponent that lies anywhere in a larger buffer', () => {
  const exponent = hash('somewhere')
  const inside = Buffer.concat([Buffer.alloc(5, 0xff), exponent, Buffer.alloc(7, 0xff)]).subarray(5, 37)
  assert.deepEqual(powerOfGenerator(inside), powerOfGenerator(exponent))
})

test('has no power for zero or for an exponent of another length', () => {
  for (const bad of [Buffer.alloc(32), Buffer.alloc(0), Buffer.alloc(31, 1), Buffer.alloc(33, 1)])
    assert.throws(() => powerOfGenerator(bad), DegeneratePower)
})
