import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { after, test } from 'node:test'
import { parseArgon2id } from '#domain/argon2-string.ts'
import { type PasswordForm, saltOf } from '#domain/password-record.ts'
import { createArgon2 } from './argon2.ts'
import { createModularPowerPool } from './modular-power-pool.ts'
import { createPasswords } from './passwords.ts'

const poolId = 'eu-west-1_AbC123xyz'
const powers = createModularPowerPool({ size: 2 })
const argon2 = createArgon2()
const passwords = createPasswords({ powers, argon2, randomBytes, fakeKey: Buffer.alloc(32, 9) })
after(() => powers.close())

const alice = await passwords.protect('SRP_VERIFIER', poolId, 'alice', 'Passw0rd!')
assert.ok('verifier' in alice)

/** Of the right shape, and wrong. */
const proof = {
  poolId,
  userId: 'alice',
  clientPublicValue: '05',
  secretBlock: Buffer.from('an opaque secret block'),
  timestamp: 'Sat Sep 5 07:08:09 UTC 2026',
  signature: Buffer.alloc(32),
}

function countingPasswords() {
  const counted: string[] = []
  const noted = <Args extends unknown[], Result>(name: string, work: (...args: Args) => Result) => {
    return (...args: Args) => {
      counted.push(name)
      return work(...args)
    }
  }
  const counting = createPasswords({
    powers: {
      power: noted('power', powers.power),
      powerOfGenerator: noted('power of g', powers.powerOfGenerator),
      powerOfProduct: noted('two powers', powers.powerOfProduct),
    },
    argon2: {
      hash: noted('hash', argon2.hash),
      verify: (argon2id, password) => {
        const { memoryKib, passes, lanes } = parseArgon2id(argon2id) ?? {}
        counted.push(`argon2id ${memoryKib} ${passes} ${lanes}`)
        return argon2.verify(argon2id, password)
      },
    },
    randomBytes,
    fakeKey: Buffer.alloc(32),
  })
  return { counting, counted }
}

test('an unknown user costs the same powers as a known one', async () => {
  const { counting, counted } = countingPasswords()
  for (const record of [alice, counting.fakeRecord(poolId, 'nobody')]) {
    counted.length = 0
    const handshake = await counting.beginSrp(record)
    await counting.verifySrp({ ...proof, record, handshake })
    await counting.matches(poolId, 'nobody', 'Passw0rd!', record)
    assert.deepEqual(counted, ['power of g', 'two powers', 'power'])
  }
})

test('a record of either form fits its password only, by work of its own kind', async () => {
  const { counting, counted } = countingPasswords()
  const hashed = await counting.protect('ARGON2ID', poolId, 'alice', 'Pässw0rd!')
  assert.ok('argon2id' in hashed)
  assert.match(hashed.argon2id, /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  assert.notDeepEqual(saltOf(await counting.protect('ARGON2ID', poolId, 'alice', 'Pässw0rd!')), saltOf(hashed))
  counted.length = 0
  assert.equal(await counting.matches(poolId, 'alice', 'Pässw0rd!', hashed), true)
  assert.equal(await counting.matches(poolId, 'alice', 'Pa\u0308ssw0rd!', hashed), false, 'never normalised')
  assert.equal(await counting.matches(poolId, 'alice', '', hashed), false)
  assert.deepEqual(counted, Array(3).fill('argon2id 19456 2 1'))
})

test('a password that changes its form keeps its salt', async () => {
  const hashed = await passwords.protect('ARGON2ID', poolId, 'alice', 'Passw0rd!', alice.salt)
  assert.deepEqual(saltOf(hashed), alice.salt)
  assert.deepEqual(await passwords.protect('SRP_VERIFIER', poolId, 'alice', 'Passw0rd!', saltOf(hashed)), alice)
})

const both: readonly PasswordForm[] = ['ARGON2ID', 'SRP_VERIFIER']
for (const { forms, work } of [
  { forms: ['SRP_VERIFIER'], work: ['power'] },
  { forms: both, work: ['argon2id 19456 2 1', 'power'] },
] satisfies { forms: readonly PasswordForm[]; work: string[] }[]) {
  test(`where passwords are kept as ${forms.join(' or ')} everybody costs the same`, async () => {
    const { counting, counted } = countingPasswords()
    const hashed = await passwords.protect('ARGON2ID', poolId, 'alice', 'Passw0rd!')
    const people = [undefined, alice, ...(forms.length > 1 ? [hashed] : [])]
    for (const record of people) {
      for (const password of ['Passw0rd!', 'wrong']) {
        counted.length = 0
        const right = await counting.matchesEvenly(forms, poolId, 'alice', password, record)
        assert.equal(right, record !== undefined && password === 'Passw0rd!')
        assert.deepEqual(counted, work)
      }
    }
  })
}

test('whoever has no password gets in by none, should a stand-in ever fit', async () => {
  const fitting = createPasswords({
    powers,
    argon2: { ...argon2, verify: async () => true },
    randomBytes,
    fakeKey: Buffer.alloc(32),
  })
  for (const record of [undefined, alice])
    assert.equal(await fitting.matchesEvenly(both, poolId, 'alice', 'wrong', record), false)
})

test('a record in a form that nobody expected is checked all the same', async () => {
  const hashed = await passwords.protect('ARGON2ID', poolId, 'alice', 'Passw0rd!')
  assert.equal(await passwords.matchesEvenly(['SRP_VERIFIER'], poolId, 'alice', 'Passw0rd!', hashed), true)
})
