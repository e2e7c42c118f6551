import assert from 'node:assert/strict'
import { test } from 'node:test'
import { completeSchema } from './attribute-schema.ts'
import { isProtected, requiredAttributes, schemaOf } from './attributes.ts'
import { withPoolDefaults } from './pool-defaults.ts'
import type { PoolSettings, UserPool } from './pools.ts'

const at = new Date(0)
const poolOf = (settings: PoolSettings): UserPool => ({
  id: 'us-east-1_abc',
  name: 'pool',
  settings,
  createdAt: at,
  modifiedAt: at,
})

test('the schema of a pool is the whole one that it was made with', () => {
  const Schema = [{ Name: 'plan', AttributeDataType: 'String' }] as const satisfies PoolSettings['Schema']
  assert.deepEqual(schemaOf(poolOf(withPoolDefaults({ Schema: [...Schema] }))), completeSchema(Schema))
  assert.deepEqual(schemaOf(poolOf({})), completeSchema())
})

test('the required attributes of a pool leave out sub, which nobody gives', () => {
  const settings = withPoolDefaults({
    Schema: [
      { Name: 'email', Required: true },
      { Name: 'name', Required: true },
    ],
  })
  assert.deepEqual(requiredAttributes(poolOf(settings)), ['name', 'email'])
  assert.deepEqual(requiredAttributes(poolOf(withPoolDefaults({}))), [])
})

test('CVE-2026-54693 and CVE-2026-27946: what the pool itself vouches for is protected', () => {
  for (const name of ['sub', 'email_verified', 'phone_number_verified', 'identities', 'dev:custom:beta', 'cognito:mfa'])
    assert.equal(isProtected(name), true, name)
  for (const name of ['email', 'phone_number', 'custom:plan', 'preferred_username', 'updated_at'])
    assert.equal(isProtected(name), false, name)
})
