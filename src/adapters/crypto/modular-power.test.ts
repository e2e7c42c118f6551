import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { elementBytes, elementOf, integerOf, prime } from '#domain/sign-in/srp-group.ts'
import { bigintPower, computePower, DegeneratePower, fastestPower, nativePower } from './modular-power.ts'

const bytes = (seed: string, length: number) => createHash('shake256', { outputLength: length }).update(seed).digest()
const element = (seed: string) => elementOf(integerOf(bytes(seed, elementBytes)) % prime)
const hex = (text: string) => Buffer.from(text, 'hex')

const powers = [
  { name: 'g to a random exponent', base: elementOf(2n), exponent: bytes('e', 32) },
  { name: 'g as one byte', base: hex('02'), exponent: bytes('e', 32) },
  { name: 'a random base', base: element('b'), exponent: bytes('f', 32) },
  { name: 'the largest base', base: elementOf(prime - 2n), exponent: bytes('g', 32) },
  { name: 'a base of small order times two', base: elementOf((prime - 1n) / 2n), exponent: bytes('h', 32) },
  { name: 'exponent 1', base: element('c'), exponent: hex('01') },
  { name: 'exponent 2', base: element('c'), exponent: hex('02') },
  { name: 'zeros in front of the exponent', base: element('c'), exponent: hex(`${'00'.repeat(20)}0a0b`) },
  { name: 'the largest short exponent', base: element('d'), exponent: Buffer.alloc(32, 0xff) },
  { name: 'the high bit of the exponent alone', base: element('d'), exponent: hex(`80${'00'.repeat(31)}`) },
  { name: 'an exponent above the group order', base: element('d'), exponent: Buffer.alloc(elementBytes, 0xff) },
  { name: 'an exponent that gives 1', base: elementOf(4n), exponent: elementOf((prime - 1n) / 2n) },
  { name: 'a result with zeros in front', base: elementOf(2n), exponent: hex('0bb8') },
]

for (const { name, base, exponent } of powers) {
  test(`native and plain arithmetic agree: ${name}`, () => {
    const native = computePower(nativePower, [base, exponent])
    assert.equal(native.length, elementBytes)
    assert.deepEqual(native, computePower(bigintPower, [base, exponent]))
  })
}

test('a power of a small number is what it should be', () => {
  assert.equal(integerOf(computePower(nativePower, [hex('03'), hex('05')])), 243n)
  assert.equal(integerOf(computePower(bigintPower, [hex('03'), hex('05')])), 243n)
})

test('(factor · base^inner)^outer', () => {
  const result = computePower(nativePower, [hex('05'), hex('03'), hex('02'), hex('04')])
  assert.equal(integerOf(result), 45n ** 4n)
})

const inverseOfThree = (2n * prime + 1n) / 3n
const degenerate = [
  { name: 'base 0', operands: [elementOf(0n), hex('05')] },
  { name: 'no base', operands: [Buffer.alloc(0), hex('05')] },
  { name: 'base 1', operands: [elementOf(1n), hex('05')] },
  { name: 'base N - 1', operands: [elementOf(prime - 1n), hex('05')] },
  { name: 'base N', operands: [elementOf(prime), hex('05')] },
  { name: 'base N + 2', operands: [elementOf(prime + 2n), hex('05')] },
  { name: 'a base longer than N', operands: [Buffer.alloc(elementBytes + 1, 1), hex('05')] },
  { name: 'exponent 0', operands: [elementOf(2n), Buffer.alloc(32)] },
  { name: 'no exponent', operands: [elementOf(2n), Buffer.alloc(0)] },
  { name: 'an exponent longer than N', operands: [elementOf(2n), Buffer.alloc(elementBytes + 1, 1)] },
  { name: 'a product of 0', operands: [elementOf(0n), hex('03'), hex('02'), hex('05')] },
  { name: 'a product of 1', operands: [elementOf(inverseOfThree), hex('03'), hex('01'), hex('05')] },
  { name: 'a product of N - 1', operands: [elementOf(prime - inverseOfThree), hex('03'), hex('01'), hex('05')] },
  { name: 'a degenerate inner base', operands: [hex('03'), elementOf(1n), hex('02'), hex('05')] },
] as const

for (const { name, operands } of degenerate) {
  test(`degenerate either way: ${name}`, () => {
    assert.throws(() => computePower(nativePower, operands), DegeneratePower)
    assert.throws(() => computePower(bigintPower, operands), DegeneratePower)
  })
}

test('the native way is taken here, and left where it computes wrongly or throws', () => {
  assert.equal(fastestPower(), nativePower)
  assert.equal(
    fastestPower((base) => Buffer.from(base)),
    bigintPower,
  )
  assert.equal(
    fastestPower(() => {
      throw new TypeError('setPrivateKey called on an incompatible receiver')
    }),
    bigintPower,
  )
})
