import assert from 'node:assert/strict'
import { test } from 'node:test'
import { completeSchema, standardAttributes } from './attribute-schema.ts'

const attribute = (name: string, schema = completeSchema()) => schema.find(({ Name }) => Name === name)
const plain = { DeveloperOnlyAttribute: false, Mutable: true, Required: false }

test('a pool without a schema of its own has the twenty standard attributes, in order', () => {
  assert.deepEqual(
    completeSchema().map(({ Name }) => Name),
    [
      'sub',
      'name',
      'given_name',
      'family_name',
      'middle_name',
      'nickname',
      'preferred_username',
      'profile',
      'picture',
      'website',
      'email',
      'email_verified',
      'gender',
      'birthdate',
      'zoneinfo',
      'locale',
      'phone_number',
      'phone_number_verified',
      'address',
      'updated_at',
    ],
  )
})

test('the standard attributes have the constraints that Cognito shows', () => {
  const text = { MinLength: '0', MaxLength: '2048' }
  assert.deepEqual(attribute('sub'), {
    Name: 'sub',
    AttributeDataType: 'String',
    DeveloperOnlyAttribute: false,
    Mutable: false,
    Required: true,
    StringAttributeConstraints: { MinLength: '1', MaxLength: '2048' },
  })
  assert.deepEqual(attribute('birthdate'), {
    Name: 'birthdate',
    AttributeDataType: 'String',
    ...plain,
    StringAttributeConstraints: { MinLength: '10', MaxLength: '10' },
  })
  assert.deepEqual(attribute('updated_at'), {
    Name: 'updated_at',
    AttributeDataType: 'Number',
    ...plain,
    NumberAttributeConstraints: { MinValue: '0' },
  })
  for (const Name of ['email_verified', 'phone_number_verified'])
    assert.deepEqual(attribute(Name), { Name, AttributeDataType: 'Boolean', ...plain })
  const special = ['sub', 'birthdate', 'updated_at', 'email_verified', 'phone_number_verified']
  for (const standard of standardAttributes.filter(({ Name }) => !special.includes(Name)))
    assert.deepEqual(standard, {
      Name: standard.Name,
      AttributeDataType: 'String',
      ...plain,
      StringAttributeConstraints: text,
    })
})

test('a standard attribute that the request names keeps its place and type, and is immutable unless it says otherwise', () => {
  const schema = completeSchema([{ Name: 'email', Required: true }])
  assert.equal(schema.length, 20)
  assert.equal(
    schema.findIndex(({ Name }) => Name === 'email'),
    10,
  )
  assert.deepEqual(attribute('email', schema), {
    Name: 'email',
    AttributeDataType: 'String',
    DeveloperOnlyAttribute: false,
    Mutable: false,
    Required: true,
    StringAttributeConstraints: { MinLength: '0', MaxLength: '2048' },
  })
  assert.deepEqual(
    attribute(
      'name',
      completeSchema([{ Name: 'name', Mutable: true, StringAttributeConstraints: { MinLength: '2' } }]),
    ),
    {
      Name: 'name',
      AttributeDataType: 'String',
      ...plain,
      StringAttributeConstraints: { MinLength: '2', MaxLength: '2048' },
    },
  )
})

test('custom attributes follow under their prefixes, with constraints shown even when empty', () => {
  const custom = completeSchema([
    { Name: 'plan', AttributeDataType: 'String' },
    {
      Name: 'age',
      AttributeDataType: 'Number',
      Mutable: true,
      NumberAttributeConstraints: { MinValue: '18', MaxValue: '150' },
    },
    { Name: 'seats', AttributeDataType: 'Number', Mutable: true },
    { Name: 'beta', AttributeDataType: 'Boolean', Mutable: true, DeveloperOnlyAttribute: true },
    { Name: 'since', AttributeDataType: 'DateTime', Mutable: true },
  ]).slice(20)
  assert.deepEqual(custom, [
    { Name: 'custom:plan', AttributeDataType: 'String', ...plain, Mutable: false, StringAttributeConstraints: {} },
    {
      Name: 'custom:age',
      AttributeDataType: 'Number',
      ...plain,
      NumberAttributeConstraints: { MinValue: '18', MaxValue: '150' },
    },
    { Name: 'custom:seats', AttributeDataType: 'Number', ...plain, NumberAttributeConstraints: {} },
    { Name: 'dev:custom:beta', AttributeDataType: 'Boolean', ...plain, DeveloperOnlyAttribute: true },
    { Name: 'custom:since', AttributeDataType: 'DateTime', ...plain },
  ])
})
