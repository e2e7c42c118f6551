import assert from 'node:assert/strict'
import { test } from 'node:test'
import { standardAttributes } from './attributes.ts'
import { type Changes, choose } from './choices-fixture.ts'
import { requestsOf } from './requests.ts'

const plan = { name: 'plan', type: 'String', min: '', max: '', mutable: false } as const

function permissionsOf(changes: Changes) {
  const { ReadAttributes, WriteAttributes } = requestsOf(choose(changes)).client
  return { ReadAttributes, WriteAttributes }
}

test('nothing is listed while everything is ticked', () => {
  assert.deepEqual(permissionsOf({}), { ReadAttributes: undefined, WriteAttributes: undefined })
})

test('custom attributes must be listed: the default covers the standard ones only', () => {
  assert.deepEqual(permissionsOf({ signUp: { customAttributes: [plan] } }), {
    ReadAttributes: [...standardAttributes, 'email_verified', 'phone_number_verified', 'custom:plan'],
    WriteAttributes: [...standardAttributes, 'custom:plan'],
  })
})

test('only the list that lacks something is sent', () => {
  const { ReadAttributes, WriteAttributes } = permissionsOf({ app: { unreadable: ['address'] } })
  assert.equal(ReadAttributes?.includes('address'), false)
  assert.equal(ReadAttributes?.length, standardAttributes.length + 1)
  assert.equal(WriteAttributes, undefined)
})

test('required attributes stay writable, verification flags are never', () => {
  const { WriteAttributes } = permissionsOf({ app: { unwritable: ['email', 'email_verified', 'name'] } })
  assert.deepEqual(
    WriteAttributes,
    standardAttributes.filter((name) => name !== 'name'),
  )
  assert.equal(permissionsOf({ app: { unwritable: ['email', 'email_verified'] } }).WriteAttributes, undefined)
})
