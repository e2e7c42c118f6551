import assert from 'node:assert/strict'
import { test } from 'node:test'
import { customAttributes, limitsOf, requiredNames } from './attributes-of-pool.ts'

const SchemaAttributes = [
  { Name: 'sub', Required: true },
  { Name: 'email', Required: true },
  { Name: 'name', Required: false },
  { Name: 'custom:plan', StringAttributeConstraints: { MinLength: '1', MaxLength: '20' } },
  { Name: 'dev:custom:flag' },
  { Name: 'custom:age', NumberAttributeConstraints: { MinValue: '0' } },
]

test('sub is not asked for', () => {
  assert.deepEqual(requiredNames({ SchemaAttributes }), ['email'])
})

test('custom attributes, those of developers too', () => {
  assert.deepEqual(
    customAttributes({ SchemaAttributes }).map((each) => [each.Name, limitsOf(each)]),
    [
      ['custom:plan', { least: '1', most: '20' }],
      ['dev:custom:flag', {}],
      ['custom:age', { least: '0' }],
    ],
  )
})
