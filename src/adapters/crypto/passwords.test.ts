import assert from 'node:assert/strict'
import { createHash, createHmac, randomBytes } from 'node:crypto'
import { createRequire } from 'node:module'
import { after, test } from 'node:test'
import type { SrpRecord } from '#domain/password-record.ts'
import type { Passwords } from '#domain/sign-in/password-work.ts'
import type { SrpHandshake, SrpProof } from '#domain/sign-in/srp.ts'
import { elementBytes, elementOf, generator, integerOf, prime, wireHexOf } from '#domain/sign-in/srp-group.ts'
import { createArgon2 } from './argon2.ts'
import { nativePower } from './modular-power.ts'
import { createModularPowerPool } from './modular-power-pool.ts'
import { createPasswords } from './passwords.ts'

type ClientNumber = { toString(radix: number): string }
type ClientHelper = {
  getLargeAValue(callback: (error: unknown, A: ClientNumber) => void): void
  getPasswordAuthenticationKey(
    username: string,
    password: string,
    B: ClientNumber,
    salt: ClientNumber,
    callback: (error: unknown, key: Uint8Array) => void,
  ): void
}

const require = createRequire(import.meta.url)
const { default: BigInteger } = require('amazon-cognito-identity-js/lib/BigInteger.js') as {
  default: new (hex: string, radix: number) => ClientNumber
}
const { default: AuthenticationHelper } = require('amazon-cognito-identity-js/lib/AuthenticationHelper.js') as {
  default: new (poolName: string) => ClientHelper
}

/** The library's own client, with a private value of 256 bits instead of 1024, which makes it several times faster. */
class QuickHelper extends AuthenticationHelper {
  generateRandomSmallA(): ClientNumber {
    return new BigInteger(randomBytes(32).toString('hex'), 16)
  }
}

const poolId = 'eu-west-1_AbC123xyz'
const timestamp = 'Sat Sep 5 07:08:09 UTC 2026'
const secretBlock = Buffer.from('an opaque secret block')
const powers = createModularPowerPool({ size: 2 })
const argon2 = createArgon2()
const passwords = createPasswords({ powers, argon2, randomBytes, fakeKey: Buffer.alloc(32, 9) })
after(() => powers.close())

async function srpRecord(pool: string, username: string, password: string, by: Passwords = passwords) {
  const record = await by.protect('SRP_VERIFIER', pool, username, password)
  assert.ok('verifier' in record)
  return record
}

/** What a client sends back for a password, given what it was sent: SALT, SRP_B and SECRET_BLOCK. */
function answer(
  helper: ClientHelper,
  userId: string,
  password: string,
  record: SrpRecord,
  handshake: SrpHandshake,
  at = timestamp,
) {
  let clientPublicValue = ''
  let signature = Buffer.alloc(0)
  helper.getLargeAValue((_, A) => {
    clientPublicValue = A.toString(16)
  })
  const B = new BigInteger(wireHexOf(handshake.publicValue), 16)
  const salt = new BigInteger(wireHexOf(record.salt), 16)
  helper.getPasswordAuthenticationKey(userId, password, B, salt, (_, key) => {
    const poolName = poolId.split('_')[1] ?? ''
    const message = [Buffer.from(poolName), Buffer.from(userId), secretBlock, Buffer.from(at)]
    signature = createHmac('sha256', key).update(Buffer.concat(message)).digest()
  })
  return { clientPublicValue, signature }
}

async function proofBy(userId: string, password: string, record: SrpRecord, at = timestamp): Promise<SrpProof> {
  const handshake = await passwords.beginSrp(record)
  const said = answer(new QuickHelper('AbC123xyz'), userId, password, record, handshake, at)
  return { poolId, userId, handshake, record, secretBlock, timestamp: at, ...said }
}

const alphabet = ['a', 'Z', '9', ':', ' ', 'é', 'e\u0301', 'ß', '漢', '🔑', '\\', '"']
const randomText = (length: number) =>
  Array.from(randomBytes(length), (byte) => alphabet[byte % alphabet.length]).join('')

for (let round = 0; round < 50; round++) {
  const userId = `${randomText(1 + (round % 20))}`
  const password = randomText(1 + (round % 60))
  test(`handshake ${round} with the client library`, async () => {
    const record = await srpRecord(poolId, userId, password)
    assert.equal(record.salt.length, 16)
    assert.equal(record.verifier.length, elementBytes)
    assert.equal(await passwords.verifySrp(await proofBy(userId, password, record)), true)
  })
}

for (const salt of ['80', 'ff', '7f', '00', '000000', '0080', '08', '0008']) {
  test(`handshake with a salt that begins with ${salt}`, async () => {
    const bytes = Buffer.concat([Buffer.from(salt, 'hex'), randomBytes(16)]).subarray(0, 16)
    const fixed = createPasswords({ powers, argon2, randomBytes: () => bytes, fakeKey: Buffer.alloc(32) })
    const record = await srpRecord(poolId, 'alice', 'Passw0rd!', fixed)
    assert.deepEqual(record.salt, bytes)
    assert.equal(await passwords.verifySrp(await proofBy('alice', 'Passw0rd!', record)), true)
  })
}

test('handshakes with the client as it is, its private value of 1024 bits', async () => {
  const record = await srpRecord(poolId, 'alice', 'Passw0rd!')
  const handshake = await passwords.beginSrp(record)
  const said = answer(new AuthenticationHelper('AbC123xyz'), 'alice', 'Passw0rd!', record, handshake)
  assert.equal(
    await passwords.verifySrp({ poolId, userId: 'alice', handshake, record, secretBlock, timestamp, ...said }),
    true,
  )
})

/** Searches private values until a number of the handshake has the wanted first byte. */
function searched(wanted: (firstByte: number) => boolean, valueFor: (privateValue: Buffer) => Buffer): Buffer {
  for (let count = 0; ; count++) {
    const privateValue = createHash('sha256').update(`search ${count}`).digest()
    if (wanted(valueFor(privateValue).readUInt8(0))) return privateValue
  }
}

const shapes = [
  { name: 'a zero byte in front', wanted: (first: number) => first === 0 },
  { name: 'a zero nibble in front', wanted: (first: number) => first > 0 && first < 16 },
  { name: 'the high bit set', wanted: (first: number) => first >= 0x80 },
]

for (const { name, wanted } of shapes) {
  test(`handshake whose B has ${name}`, async () => {
    const record = await srpRecord(poolId, 'alice', 'Passw0rd!')
    let handshake = await passwords.beginSrp(record)
    while (!wanted(handshake.publicValue.readUInt8(0))) handshake = await passwords.beginSrp(record)
    const said = answer(new QuickHelper('AbC123xyz'), 'alice', 'Passw0rd!', record, handshake)
    assert.equal(
      await passwords.verifySrp({ poolId, userId: 'alice', handshake, record, secretBlock, timestamp, ...said }),
      true,
    )
  })

  test(`handshake whose A has ${name}`, async () => {
    const g = elementOf(generator)
    const a = searched(wanted, (privateValue) => nativePower(g, privateValue))
    class FixedHelper extends AuthenticationHelper {
      generateRandomSmallA(): ClientNumber {
        return new BigInteger(a.toString('hex'), 16)
      }
    }
    const record = await srpRecord(poolId, 'alice', 'Passw0rd!')
    const handshake = await passwords.beginSrp(record)
    const said = answer(new FixedHelper('AbC123xyz'), 'alice', 'Passw0rd!', record, handshake)
    assert.equal(said.clientPublicValue, wireHexOf(nativePower(g, a)))
    assert.equal(
      await passwords.verifySrp({ poolId, userId: 'alice', handshake, record, secretBlock, timestamp, ...said }),
      true,
    )
  })
}

const alice = await srpRecord(poolId, 'alice', 'Passw0rd!')
const right = await proofBy('alice', 'Passw0rd!', alice)
const wrongPassword = await proofBy('alice', 'Passw0rd', alice)
const wrongUser = await proofBy('alicia', 'Passw0rd!', alice)
const misspelt = await proofBy('alice', 'Passw0rd!', alice, 'Sat Sep 05 07:08:09 UTC 2026')
const anotherHandshake = await passwords.beginSrp(alice)

test('the proof that the refusals below start from is right', async () => {
  assert.equal(await passwords.verifySrp(right), true)
})

const tampered = Buffer.from(right.signature)
tampered.writeUInt8(tampered.readUInt8(31) ^ 1, 31)
const hexOf = (value: bigint) => value.toString(16)
const refusals: { name: string; proof: SrpProof }[] = [
  { name: 'another password', proof: wrongPassword },
  { name: 'another user', proof: wrongUser },
  { name: 'the signature of another user', proof: { ...right, signature: wrongUser.signature } },
  { name: 'another user id than was signed', proof: { ...right, userId: 'alicia' } },
  { name: 'another pool', proof: { ...right, poolId: 'eu-west-1_other' } },
  { name: 'another secret block', proof: { ...right, secretBlock: Buffer.from('an opaque secret blocK') } },
  { name: 'another timestamp', proof: { ...right, timestamp: 'Sat Sep 5 07:08:10 UTC 2026' } },
  { name: 'a well signed timestamp of another spelling', proof: misspelt },
  { name: 'another B', proof: { ...right, handshake: anotherHandshake } },
  { name: 'one bit of the signature', proof: { ...right, signature: tampered } },
  { name: 'a signature cut short', proof: { ...right, signature: right.signature.subarray(0, 31) } },
  { name: 'no signature', proof: { ...right, signature: Buffer.alloc(0) } },
  { name: 'a signature too long', proof: { ...right, signature: Buffer.concat([right.signature, Buffer.alloc(1)]) } },
]

for (const { name, proof } of refusals) {
  test(`refused: ${name}`, async () => {
    assert.equal(await passwords.verifySrp(proof), false)
  })
}

/** The signature of a client that skips the password because S would be a constant for its A. */
function forgedFor(clientPublicValue: string, sharedSecret: bigint): SrpProof {
  const pad = (value: bigint) => {
    const hex = value.toString(16)
    const even = hex.length % 2 ? `0${hex}` : hex
    return Buffer.from(/^[89a-f]/.test(even) ? `00${even}` : even, 'hex')
  }
  const A = BigInt(clientPublicValue.startsWith('-') ? '0x0' : `0x${clientPublicValue}`)
  const B = integerOf(right.handshake.publicValue)
  const u = integerOf(createHash('sha256').update(pad(A)).update(pad(B)).digest())
  const extracted = createHmac('sha256', pad(u)).update(pad(sharedSecret)).digest()
  const key = createHmac('sha256', extracted).update('Caldera Derived Key\u0001').digest().subarray(0, 16)
  const message = Buffer.concat([Buffer.from('AbC123xyzalice'), secretBlock, Buffer.from(timestamp)])
  return { ...right, clientPublicValue, signature: createHmac('sha256', key).update(message).digest() }
}

const forgeries: [string, SrpProof][] = [
  ['A = 0', forgedFor('0', 0n)],
  ['A = N', forgedFor(hexOf(prime), 0n)],
  ['A = 2N', forgedFor(hexOf(prime * 2n), 0n)],
  ['A = -N', forgedFor(`-${hexOf(prime)}`, 0n)],
  ['A = N^2', forgedFor(hexOf(prime * prime), 0n)],
  ['A negative', { ...right, clientPublicValue: `-${right.clientPublicValue}` }],
  ['A + N', { ...right, clientPublicValue: hexOf(BigInt(`0x${right.clientPublicValue}`) + prime) }],
  ['A too long', { ...right, clientPublicValue: `000${right.clientPublicValue.padStart(elementBytes * 2, '0')}` }],
  ['A not a number', { ...right, clientPublicValue: 'xyz' }],
  ['no A', { ...right, clientPublicValue: '' }],
]

for (const [name, proof] of forgeries) {
  test(`forgery refused: ${name}`, async () => {
    assert.equal(await passwords.verifySrp(proof), false)
  })
}

test('degenerate powers are a refusal, not a fault', async () => {
  const record = { ...alice, verifier: elementOf(1n) }
  assert.equal(await passwords.verifySrp({ ...right, record }), false)
})

test('a failing pool is a fault, not a wrong password', async () => {
  const failing = () => Promise.reject(new Error('no workers'))
  const broken = createPasswords({
    powers: { power: failing, powerOfGenerator: failing, powerOfProduct: failing },
    argon2,
    randomBytes,
    fakeKey: Buffer.alloc(32),
  })
  await assert.rejects(broken.beginSrp(alice), /no workers/)
  await assert.rejects(broken.verifySrp(right), /no workers/)
  await assert.rejects(broken.matches(poolId, 'alice', 'Passw0rd!', alice), /no workers/)
})

const checks = [
  { name: 'the password', pool: poolId, username: 'alice', password: 'Passw0rd!', matches: true },
  { name: 'another case', pool: poolId, username: 'alice', password: 'passw0rd!', matches: false },
  { name: 'nothing', pool: poolId, username: 'alice', password: '', matches: false },
  { name: 'another user', pool: poolId, username: 'Alice', password: 'Passw0rd!', matches: false },
  { name: 'another pool', pool: 'eu-west-1_other', username: 'alice', password: 'Passw0rd!', matches: false },
]

for (const { name, pool, username, password, matches } of checks) {
  test(`matches ${name}: ${matches}`, async () => {
    assert.equal(await passwords.matches(pool, username, password, alice), matches)
  })
}

test('the same password has another salt and verifier each time', async () => {
  const again = await srpRecord(poolId, 'alice', 'Passw0rd!')
  assert.notDeepEqual(again.salt, alice.salt)
  assert.notDeepEqual(again.verifier, alice.verifier)
})

test('a handshake is fresh each time: b of 32 bytes, B of 384 and never bare g^b', async () => {
  const handshake = await passwords.beginSrp(alice)
  assert.equal(handshake.privateValue.length, 32)
  assert.equal(handshake.publicValue.length, elementBytes)
  assert.notDeepEqual(handshake, anotherHandshake)
  assert.notDeepEqual(handshake.publicValue, nativePower(elementOf(generator), handshake.privateValue))
})

test('a fake record is stable, takes part in a handshake, and fits no password', async () => {
  const fake = passwords.fakeRecord(poolId, 'nobody')
  assert.deepEqual(passwords.fakeRecord(poolId, 'nobody'), fake)
  assert.equal(await passwords.matches(poolId, 'nobody', 'Passw0rd!', fake), false)
  assert.equal(await passwords.verifySrp(await proofBy('nobody', 'Passw0rd!', fake)), false)
})
