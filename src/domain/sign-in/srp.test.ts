import assert from 'node:assert/strict'
import { createHash, createHmac } from 'node:crypto'
import { createRequire } from 'node:module'
import { test } from 'node:test'
import {
  parseClientPublicValue,
  passwordExponent,
  proofSignature,
  scramblingParameter,
  serverPublicValue,
} from './srp.ts'
import { elementBytes, elementOf, integerOf, prime } from './srp-group.ts'

type ClientNumber = { toString(radix: number): string }
type ClientHelper = {
  k: ClientNumber
  padHex(value: ClientNumber): string
  hash(text: string): string
  hexHash(hex: string): string
  calculateU(A: ClientNumber, B: ClientNumber): ClientNumber
  computehkdf(ikm: Buffer, salt: Buffer): Uint8Array
}

const require = createRequire(import.meta.url)
const { default: AuthenticationHelper } = require('amazon-cognito-identity-js/lib/AuthenticationHelper.js') as {
  default: new (poolName: string) => ClientHelper
}
const { default: BigInteger } = require('amazon-cognito-identity-js/lib/BigInteger.js') as {
  default: new (hex: string, radix: number) => ClientNumber
}

const client = new AuthenticationHelper('AbC123xyz')
const clientNumber = (bytes: Buffer) => new BigInteger(bytes.toString('hex'), 16)

/** Numbers whose encodings differ most between padding rules: high bit set, zero bytes and zero nibbles in front. */
const awkward = (length: number) =>
  ['80', 'ff', '7f', '00', '0000', '0080', '007f', '08', '0f'].map((start, index) => {
    const bytes = createHash('shake256', { outputLength: length }).update(`awkward ${index}`).digest()
    Buffer.from(start, 'hex').copy(bytes)
    return bytes
  })

const passwords = [
  { name: 'plain', userId: 'alice', password: 'Passw0rd!' },
  { name: 'empty', userId: 'alice', password: '' },
  { name: 'a colon in both', userId: 'a:b', password: 'c:d' },
  { name: 'composed letters', userId: 'zoë', password: 'pässwörd' },
  { name: 'decomposed letters', userId: 'zoe\u0308', password: 'pa\u0308sswo\u0308rd' },
  { name: 'beyond the basic plane', userId: '𝒜', password: '🔑🔒 키' },
]

for (const { name, userId, password } of passwords) {
  test(`x is the client's: ${name}`, () => {
    for (const salt of awkward(16)) {
      const inner = client.hash(`AbC123xyz${userId}:${password}`)
      const expected = client.hexHash(client.padHex(clientNumber(salt)) + inner)
      assert.equal(passwordExponent('eu-west-1_AbC123xyz', userId, password, salt).toString('hex'), expected)
    }
  })
}

test('a password is not normalised', () => {
  const salt = Buffer.alloc(16, 1)
  const composed = passwordExponent('eu-west-1_a', 'u', 'p\u00e4ss', salt)
  assert.notDeepEqual(passwordExponent('eu-west-1_a', 'u', 'pa\u0308ss', salt), composed)
})

test("u is the client's for every shape of A and B", () => {
  const elements = awkward(elementBytes)
  for (const A of elements) {
    for (const B of elements) {
      const expected = client.calculateU(clientNumber(A), clientNumber(B)).toString(16).padStart(64, '0')
      assert.equal(scramblingParameter(A, B).toString('hex'), expected)
    }
  }
})

test("the signature is the client's for every shape of S and u", () => {
  const secretBlock = Buffer.from('a secret block')
  const timestamp = 'Sat Sep 5 07:08:09 UTC 2026'
  for (const sharedSecret of awkward(elementBytes)) {
    for (const u of awkward(32)) {
      const padded = [sharedSecret, u].map((bytes) => Buffer.from(client.padHex(clientNumber(bytes)), 'hex'))
      const [ikm = Buffer.alloc(0), salt = Buffer.alloc(0)] = padded
      const message = Buffer.concat([Buffer.from('AbC123xyzalice'), secretBlock, Buffer.from(timestamp)])
      const expected = createHmac('sha256', client.computehkdf(ikm, salt)).update(message).digest()
      const proof = { sharedSecret, scramblingParameter: u, poolId: 'eu-west-1_AbC123xyz', userId: 'alice' }
      assert.deepEqual(proofSignature({ ...proof, secretBlock, timestamp }), expected)
    }
  }
})

test("B = k v + g^b mod N, with the client's k", () => {
  const k = BigInt(`0x${client.k.toString(16)}`)
  for (const verifier of awkward(elementBytes)) {
    const power = elementOf(prime - 1n)
    const expected = (k * integerOf(verifier) + prime - 1n) % prime
    assert.equal(integerOf(serverPublicValue(verifier, power)), expected)
  }
})

const hexOf = (value: bigint) => value.toString(16)
const accepted = [
  ['1', '1', 1n],
  ['N - 1', hexOf(prime - 1n), prime - 1n],
  ['upper case', hexOf(prime - 1n).toUpperCase(), prime - 1n],
  ['two zeros in front of a full number', `00${hexOf(prime - 1n)}`, prime - 1n],
  ['an odd number of digits', 'abc', 0xabcn],
] as const

for (const [name, hex, value] of accepted) {
  test(`SRP_A accepted: ${name}`, () => {
    assert.deepEqual(parseClientPublicValue(hex), elementOf(value))
  })
}

const refused = [
  ['nothing', ''],
  ['0', '0'],
  ['many zeros', '0'.repeat(elementBytes * 2)],
  ['N', hexOf(prime)],
  ['N with zeros in front', `00${hexOf(prime)}`],
  ['N + 1', hexOf(prime + 1n)],
  ['2 N', hexOf(prime * 2n)],
  ['N squared', hexOf(prime * prime)],
  ['a negative number', '-2'],
  ['a negative multiple of N', `-${hexOf(prime)}`],
  ['three zeros in front of a full number', `000${hexOf(prime - 1n)}`],
  ['a prefix', '0x12'],
  ['other letters', '12g4'],
  ['blanks', ' 12'],
  ['a line end', '12\n'],
  ['a separator', '1_2'],
  ['a million digits', '1'.repeat(1_000_000)],
] as const

for (const [name, hex] of refused) {
  test(`SRP_A refused: ${name}`, () => {
    assert.equal(parseClientPublicValue(hex), undefined)
  })
}
