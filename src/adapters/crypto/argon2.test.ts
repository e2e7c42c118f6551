import assert from 'node:assert/strict'
import * as nodeCrypto from 'node:crypto'
import { test } from 'node:test'
import { PasswordWorkOverloaded } from '#domain/sign-in/password-work.ts'
import { createArgon2 } from './argon2.ts'

const argon2 = createArgon2()
const salt = Buffer.from('0123456789abcdef')

/** From the tests of the reference implementation (phc-winner-argon2, src/test.c), all of the salt `somesalt`. */
const vectors = [
  ['password', '$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc'],
  ['password', '$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4'],
  ['password', '$argon2id$v=19$m=256,t=2,p=2$c29tZXNhbHQ$bQk8UB/VmZZF4Oo79iDXuL5/0ttZwg2f/5U52iv1cDc'],
] as const

for (const [password, argon2id] of vectors) {
  test(`verifies the reference vector ${argon2id.slice(0, 28)}`, async () => {
    assert.equal(await argon2.verify(argon2id, password), true)
    assert.equal(await argon2.verify(argon2id, 'passwore'), false)
  })
}

for (const password of ['Passw0rd!', '', 'pässwörd ☂ 🔑', 'x'.repeat(256)]) {
  test(`makes the hash of OpenSSL’s argon2id for ${JSON.stringify(password.slice(0, 20))}`, async () => {
    const expected = nodeCrypto.argon2Sync('argon2id', {
      message: Buffer.from(password),
      nonce: salt,
      parallelism: 1,
      tagLength: 32,
      memory: 19_456,
      passes: 2,
    })
    const [, kind, version, cost, saltText, hash] = (await argon2.hash(password, salt)).split('$')
    assert.deepEqual([kind, version, cost], ['argon2id', 'v=19', 'm=19456,t=2,p=1'])
    assert.deepEqual(Buffer.from(saltText ?? '', 'base64'), salt)
    assert.deepEqual(Buffer.from(hash ?? '', 'base64'), expected)
  })
}

/** The library, with each of its calls in the test's hand. */
function heldLibrary() {
  const calls: { password: string; resolve: (value: string) => void; reject: (reason: Error) => void }[] = []
  const hash = (password: string | Uint8Array) =>
    new Promise<string>((resolve, reject) => calls.push({ password: String(password), resolve, reject }))
  return { calls, load: async () => ({ hash, verify: async () => true }) }
}

const nextTurn = () => new Promise((resolve) => setImmediate(resolve))

test('so many run at a time, so many wait in order, and one more is refused at once', async () => {
  const { calls, load } = heldLibrary()
  const held = createArgon2({ atOnce: 2, longestQueue: 3, load })
  const accepted = [1, 2, 3, 4, 5].map((number) => held.hash(`${number}`, salt))
  await nextTurn()
  const begun = () => calls.map(({ password }) => password).join(' ')
  assert.equal(begun(), '1 2')
  await assert.rejects(held.hash('6', salt), PasswordWorkOverloaded)
  await assert.rejects(held.verify(vectors[0][1], '6'), PasswordWorkOverloaded)
  calls[1]?.resolve('two')
  await nextTurn()
  assert.equal(begun(), '1 2 3', 'the place of one goes to one')
  const late = held.hash('7', salt)
  for (let index = 0; index < 6; index++) {
    calls[index]?.resolve('done')
    await nextTurn()
  }
  assert.equal(begun(), '1 2 3 4 5 7')
  assert.deepEqual(await Promise.all([...accepted, late]), ['done', 'two', 'done', 'done', 'done', 'done'])
  await nextTurn()
  const again = [held.hash('8', salt), held.hash('9', salt)]
  await nextTurn()
  assert.equal(begun(), '1 2 3 4 5 7 8 9', 'no place was lost')
  for (const { resolve } of calls) resolve('done')
  await Promise.all(again)
})

test('work that fails gives up its place', async () => {
  const { calls, load } = heldLibrary()
  const held = createArgon2({ atOnce: 1, longestQueue: 1, load })
  const failing = assert.rejects(held.hash('1', salt), /broken/)
  const waiting = held.hash('2', salt)
  await nextTurn()
  calls[0]?.reject(new Error('broken'))
  await failing
  await nextTurn()
  calls[1]?.resolve('done')
  assert.equal(await waiting, 'done')
})

test('a library that is not there for this machine is a fault, and no place is lost by it', async () => {
  const missing = createArgon2({ atOnce: 1, longestQueue: 0, load: () => Promise.reject(new Error('no binary')) })
  for (let n = 0; n < 3; n++) await assert.rejects(missing.hash('x', salt), /no binary/)
})

for (const [why, text] of [
  ['no hash', 'Passw0rd!'],
  ['4 TiB of memory', vectors[1][1].replace('m=256', 'm=4294967295')],
  ['a million passes', vectors[1][1].replace('t=2', 't=1000000')],
  ['argon2d', vectors[1][1].replace('argon2id', 'argon2d')],
] as const) {
  test(`throws at ${why}, and does not reach the library`, async () => {
    let reached = 0
    const load = async () => {
      reached++
      return import('@node-rs/argon2')
    }
    await assert.rejects(createArgon2({ load }).verify(text, 'password'), /argon2id/)
    assert.equal(reached, 0)
  })
}
