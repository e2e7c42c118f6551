import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aliasesOf, foldCase, signInName } from './aliases.ts'
import type { PoolSettings, UserPool } from './pools.ts'

const pool = (settings: PoolSettings): UserPool => ({
  id: 'us-east-1_AbC123xyz',
  name: 'p',
  settings,
  createdAt: new Date(0),
  modifiedAt: new Date(0),
})
const plain = pool({})
const folding = { UsernameConfiguration: { CaseSensitive: false } }
const everything = { email: 'Anna@Example.com', phone_number: '+491700000000', preferred_username: 'Annie' }

test('a plain pool knows usernames only, and minds their case', () => {
  assert.deepEqual(signInName(plain, 'Anna@Example.com'), {
    usernameKey: 'Anna@Example.com',
    aliases: [],
    id: undefined,
  })
  assert.deepEqual(aliasesOf(plain, { ...everything, email_verified: 'true' }), [])
  assert.equal(foldCase(plain, 'Anna'), 'Anna')
})

test('an alias counts once its attribute is verified, a preferred username at once', () => {
  const aliases = pool({ AliasAttributes: ['email', 'phone_number', 'preferred_username'] })
  assert.deepEqual(aliasesOf(aliases, everything), [{ kind: 'preferred_username', key: 'Annie' }])
  assert.deepEqual(aliasesOf(aliases, { ...everything, email_verified: 'true', phone_number_verified: 'false' }), [
    { kind: 'email', key: 'Anna@Example.com' },
    { kind: 'preferred_username', key: 'Annie' },
  ])
})

test('where an e-mail address stands for the username it counts unverified', () => {
  const emails = pool({ UsernameAttributes: ['email'] })
  assert.deepEqual(aliasesOf(emails, everything), [{ kind: 'email', key: 'Anna@Example.com' }])
})

test('a pool that ignores case folds usernames, e-mail addresses and preferred usernames, not phone numbers', () => {
  const aliases = pool({ ...folding, AliasAttributes: ['email', 'phone_number', 'preferred_username'] })
  assert.deepEqual(signInName(aliases, 'Anna@Example.com', { subToo: true }), {
    usernameKey: 'anna@example.com',
    aliases: [
      { kind: 'email', key: 'anna@example.com' },
      { kind: 'phone_number', key: 'Anna@Example.com' },
      { kind: 'preferred_username', key: 'anna@example.com' },
    ],
    id: 'Anna@Example.com',
  })
})
