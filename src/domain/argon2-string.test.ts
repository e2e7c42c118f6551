import assert from 'node:assert/strict'
import { test } from 'node:test'
import { argon2Parameters, formatArgon2id, parseArgon2id } from './argon2-string.ts'

const salt = 'c29tZXNhbHQ'
const hash = 'nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4'
const text = (change: { cost?: string; salt?: string; hash?: string } = {}) =>
  `$argon2id$v=19$${change.cost ?? 'm=256,t=2,p=1'}$${change.salt ?? salt}$${change.hash ?? hash}`

test('a string of the reference implementation is read, and written the same', () => {
  const read = parseArgon2id(text())
  assert.ok(read)
  assert.deepEqual([read.memoryKib, read.passes, read.lanes], [256, 2, 1])
  assert.deepEqual([read.salt.toString(), read.hash.toString('hex').slice(0, 8)], ['somesalt', '9dfeb910'])
  assert.equal(formatArgon2id(read), text())
})

test('the parameters of our own are OWASP’s, and are read back', () => {
  const own = { ...argon2Parameters, salt: Buffer.alloc(16, 1), hash: Buffer.alloc(32, 2) }
  assert.match(formatArgon2id(own), /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  assert.deepEqual(parseArgon2id(formatArgon2id(own)), own)
})

for (const cost of ['m=65536,t=10,p=4', 'm=8,t=1,p=1'])
  test(`${cost} is in bounds`, () => assert.ok(parseArgon2id(text({ cost }))))

for (const [why, wrong] of [
  ['empty', ''],
  ['more memory than is allowed', text({ cost: 'm=65537,t=2,p=1' })],
  ['4 TiB', text({ cost: 'm=4294967295,t=2,p=1' })],
  ['a number too long to be one', text({ cost: `m=${'9'.repeat(30)},t=2,p=1` })],
  ['more passes than are allowed', text({ cost: 'm=256,t=11,p=1' })],
  ['more lanes than are allowed', text({ cost: 'm=256,t=2,p=5' })],
  ['less than 8 KiB a lane', text({ cost: 'm=15,t=2,p=2' })],
  ['no passes', text({ cost: 'm=256,t=0,p=1' })],
  ['a leading zero', text({ cost: 'm=0256,t=2,p=1' })],
  ['a negative number', text({ cost: 'm=-256,t=2,p=1' })],
  ['another order', text({ cost: 't=2,m=256,p=1' })],
  ['a parameter more', text({ cost: 'm=256,t=2,p=1,keyid=AAAA' })],
  ['argon2i', text().replace('argon2id', 'argon2i')],
  ['version 0x10', text().replace('v=19', 'v=16')],
  ['no version', text().replace('v=19$', '')],
  ['a short salt', text({ salt: 'c29tZXM' })],
  ['a long salt', text({ salt: Buffer.alloc(65).toString('base64').replace(/=/g, '') })],
  ['a short hash', text({ hash: Buffer.alloc(15).toString('base64').replace(/=/g, '') })],
  ['a long hash', text({ hash: Buffer.alloc(66).toString('base64') })],
  ['padding', `${text()}=`],
  ['left-over bits', text({ hash: `${hash.slice(0, -1)}5` })],
  ['URL-safe letters', text({ hash: hash.replace('/', '_') })],
  ['a line break at the end', `${text()}\n`],
  ['no hash', text({ hash: '' })],
] as const)
  test(`not read: ${why}`, () => assert.equal(parseArgon2id(wrong), undefined))
