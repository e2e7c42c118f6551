import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { SchemaAttributeType } from '#contract/cognito-idp-types.generated.ts'
import {
  changedAttributesProblem,
  newAttributesProblem,
  requiredAttributes,
  unwritableAttribute,
} from './attributes.ts'
import type { AppClient } from './clients.ts'
import { withPoolDefaults } from './pool-defaults.ts'
import type { UserPool } from './pools.ts'
import type { Attributes } from './users.ts'

const at = new Date(0)
const poolWith = (...Schema: SchemaAttributeType[]): UserPool => ({
  id: 'us-east-1_abc',
  name: 'pool',
  settings: withPoolDefaults({ Schema }),
  createdAt: at,
  modifiedAt: at,
})
const clientWith = (WriteAttributes?: string[]): AppClient => ({
  id: 'client',
  poolId: 'us-east-1_abc',
  name: 'client',
  settings: WriteAttributes ? { WriteAttributes } : {},
  secrets: [],
  createdAt: at,
  modifiedAt: at,
})

const pool = poolWith(
  { Name: 'email', Required: true, Mutable: true },
  { Name: 'name', Required: true, Mutable: false },
  {
    Name: 'plan',
    AttributeDataType: 'String',
    Mutable: true,
    StringAttributeConstraints: { MinLength: '2', MaxLength: '4' },
  },
  {
    Name: 'age',
    AttributeDataType: 'Number',
    Mutable: true,
    NumberAttributeConstraints: { MinValue: '18', MaxValue: '150' },
  },
  { Name: 'beta', AttributeDataType: 'Boolean', Mutable: true },
  { Name: 'since', AttributeDataType: 'DateTime', Mutable: true },
)
const needed = { email: 'jane@example.com', name: 'Jane' }
const nonconforming = (reason: string) => `Attributes did not conform to the schema: ${reason}\n`

test('the required attributes of a pool leave out sub, which nobody gives', () => {
  assert.deepEqual(requiredAttributes(pool), ['name', 'email'])
  assert.deepEqual(requiredAttributes(poolWith()), [])
})

describe('the attributes of a new user', () => {
  test('may be any that keep the schema', () => {
    const values = {
      ...needed,
      'custom:plan': 'gold',
      'custom:age': '18',
      'custom:beta': 'true',
      'custom:since': '2026-01-15T12:00:00Z',
    }
    assert.equal(
      newAttributesProblem(pool, { ...values, birthdate: '2000-02-29', phone_number: '+4912345', picture: '' }),
      undefined,
    )
    assert.equal(newAttributesProblem(poolWith(), {}), undefined)
  })

  const refused: readonly [attributes: Attributes, problem: string][] = [
    [{ name: 'Jane' }, nonconforming('email: The attribute is required')],
    [{ email: '', name: 'Jane' }, nonconforming('email: The attribute is required')],
    [{}, nonconforming('name: The attribute is required\nemail: The attribute is required')],
    [{ ...needed, sub: '1' }, 'Cannot modify the non-mutable attribute sub'],
    [
      { ...needed, 'custom:role': 'admin' },
      'Attributes did not conform to the schema: Type for attribute {custom:role} could not be determined',
    ],
    [
      { ...needed, constructor: 'x' },
      'Attributes did not conform to the schema: Type for attribute {constructor} could not be determined',
    ],
    [{ ...needed, email: 'jane' }, 'Invalid email address format.'],
    [{ ...needed, phone_number: '0123' }, 'Invalid phone number format.'],
    [{ ...needed, 'custom:plan': 'x' }, nonconforming('custom:plan: String must be at least 2 characters long')],
    [{ ...needed, 'custom:plan': 'golden' }, nonconforming('custom:plan: String must be no longer than 4 characters')],
    [{ ...needed, 'custom:age': '17' }, nonconforming('custom:age: Number must be at least 18')],
    [{ ...needed, 'custom:age': '151' }, nonconforming('custom:age: Number must be at most 150')],
    [{ ...needed, 'custom:age': 'old' }, nonconforming('custom:age: The value must be a number')],
    [{ ...needed, 'custom:beta': 'yes' }, nonconforming('custom:beta: The value must be true or false')],
    [{ ...needed, email_verified: '1' }, nonconforming('email_verified: The value must be true or false')],
    [{ ...needed, 'custom:since': 'soon' }, nonconforming('custom:since: The value must be a date and time')],
    [
      { ...needed, birthdate: '01/15/2026' },
      nonconforming('birthdate: The value must be a date of the form YYYY-MM-DD'),
    ],
  ]
  for (const [attributes, problem] of refused) {
    test(`are refused: ${JSON.stringify(attributes)}`, () =>
      assert.equal(newAttributesProblem(pool, attributes), problem))
  }
})

describe('changes of attributes', () => {
  test('need not repeat what is required, and may take away what is not', () => {
    assert.equal(changedAttributesProblem(pool, { 'custom:plan': '', nickname: 'J' }), undefined)
  })

  test('are refused for what is immutable, required or wrong', () => {
    assert.equal(changedAttributesProblem(pool, { name: 'Joan' }), 'user.name: Attribute cannot be updated.\n')
    assert.equal(changedAttributesProblem(pool, { sub: '1' }), 'user.sub: Attribute cannot be updated.\n')
    assert.equal(changedAttributesProblem(pool, { email: '' }), nonconforming('email: The attribute is required'))
    assert.equal(changedAttributesProblem(pool, { email: 'jane' }), 'Invalid email address format.')
  })
})

describe('what an app client may write', () => {
  test('is everything of the user without a list, and the list otherwise', () => {
    assert.equal(unwritableAttribute(clientWith(), ['email', 'custom:plan']), undefined)
    assert.equal(unwritableAttribute(clientWith([]), ['email']), undefined)
    assert.equal(unwritableAttribute(clientWith(['email']), ['email']), undefined)
    assert.equal(unwritableAttribute(clientWith(['email']), ['email', 'custom:plan']), 'custom:plan')
  })

  test('CVE-2026-54693 and CVE-2026-27946: never what the pool itself vouches for, listed or not', () => {
    for (const name of [
      'sub',
      'email_verified',
      'phone_number_verified',
      'identities',
      'dev:custom:beta',
      'cognito:user_status',
    ]) {
      assert.equal(unwritableAttribute(clientWith(), [name]), name)
      assert.equal(unwritableAttribute(clientWith([name]), [name]), name)
    }
  })
})
