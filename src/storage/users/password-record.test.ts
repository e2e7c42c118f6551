import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sampleArgon2, samplePassword } from '#storage/conformance/samples.ts'
import { passwordIn, passwordRecord } from './password-record.ts'

const since = new Date(0)

test('an SRP record has the bytes that it always had', () => {
  const bytes = Buffer.concat([Buffer.of(16), Buffer.alloc(16, 1), Buffer.alloc(384, 2)])
  const password = { salt: Buffer.alloc(16, 1), verifier: Buffer.alloc(384, 2), temporarySince: since }
  assert.deepEqual(passwordIn(bytes, since), password)
  assert.deepEqual(passwordRecord(password), bytes)
})

test('an argon2id record is a zero and its text', () => {
  const password = sampleArgon2(3)
  assert.ok('argon2id' in password)
  assert.deepEqual(passwordRecord(password), Buffer.from(`\0${password.argon2id}`))
})

for (const password of [samplePassword(), samplePassword({ temporarySince: since }), sampleArgon2(1, since)])
  test(`what was written is read back: ${Object.keys(password).join(', ')}`, () =>
    assert.deepEqual(passwordIn(passwordRecord(password), password.temporarySince), password))
