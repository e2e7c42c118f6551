import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formatArgon2id } from './argon2-string.ts'
import { formOf, saltOf } from './password-record.ts'

const salt = Buffer.alloc(16, 7)
const argon2id = formatArgon2id({ memoryKib: 8, passes: 1, lanes: 1, salt, hash: Buffer.alloc(32, 1) })

test('a record tells its form and its salt', () => {
  const srp = { salt, verifier: Buffer.alloc(384, 1) }
  assert.deepEqual([formOf(srp), saltOf(srp)], ['SRP_VERIFIER', salt])
  assert.deepEqual([formOf({ argon2id }), saltOf({ argon2id })], ['ARGON2ID', salt])
})

test('a record that is no usable hash throws rather than pass for another', () => {
  for (const broken of ['', 'secret', argon2id.replace('m=8', 'm=99999999')])
    assert.throws(
      () => saltOf({ argon2id: broken }),
      (error: Error) => !broken || !error.message.includes(broken),
    )
})
