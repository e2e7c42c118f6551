import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  type AttributeRow,
  addableNames,
  changesOf,
  emptyNames,
  fixedNames,
  isRequired,
  rowsOf,
  shownAttributes,
} from './attribute-changes.ts'

const schema = [
  { Name: 'sub', Mutable: false, Required: true },
  { Name: 'email', Mutable: true, Required: true },
  { Name: 'email_verified', Mutable: true, Required: false },
  { Name: 'phone_number', Mutable: true, Required: false },
  { Name: 'phone_number_verified', Mutable: true, Required: false },
  { Name: 'name', Mutable: true, Required: false },
  { Name: 'custom:badge', Mutable: false, Required: false },
  { Name: 'custom:team', Mutable: true, Required: false },
]
const attributes = [
  { Name: 'sub', Value: '1' },
  { Name: 'email', Value: 'ana@example.com' },
  { Name: 'email_verified', Value: 'true' },
  { Name: 'name', Value: 'Ana' },
  { Name: 'custom:badge', Value: '7' },
]

const row = (name: string, value: string, isVerified = false): AttributeRow => ({ name, value, isVerified })
const before = [row('email', 'ana@example.com', true), row('name', 'Ana')]

test('the editor has what can be changed, the table everything but flags', () => {
  assert.deepEqual(rowsOf(schema, attributes), before)
  assert.deepEqual(fixedNames(schema, attributes), ['sub', 'custom:badge'])
  assert.deepEqual(
    shownAttributes(attributes).map(({ Name }) => Name),
    ['sub', 'email', 'name', 'custom:badge'],
  )
})

test('what can be added is mutable, not there yet and no flag', () => {
  assert.deepEqual(addableNames(schema, before), ['phone_number', 'custom:team'])
})

test('required attributes are known', () => {
  assert.equal(isRequired(schema, 'email'), true)
  assert.equal(isRequired(schema, 'name'), false)
  assert.equal(isRequired(schema, undefined), false)
})

test('rows without a value are found', () => {
  assert.deepEqual(emptyNames([row('name', ' '), row('email', 'a@b')]), ['name'])
})

const cases: readonly (readonly [string, readonly AttributeRow[], object[]])[] = [
  ['nothing', before, []],
  ['a value', [before[0] ?? row('', ''), row('name', ' Anna ')], [{ Name: 'name', Value: 'Anna' }]],
  ['one added', [...before, row('custom:team', 'red')], [{ Name: 'custom:team', Value: 'red' }]],
  ['one removed', [row('email', 'ana@example.com', true)], [{ Name: 'name', Value: '' }]],
  [
    'a flag',
    [row('email', 'ana@example.com', false), row('name', 'Ana')],
    [{ Name: 'email_verified', Value: 'false' }],
  ],
  [
    'a new address',
    [row('email', 'b@example.com', false), row('name', 'Ana')],
    [{ Name: 'email', Value: 'b@example.com' }],
  ],
  [
    'a new address that is vouched for',
    [row('email', 'b@example.com', true), row('name', 'Ana')],
    [
      { Name: 'email', Value: 'b@example.com' },
      { Name: 'email_verified', Value: 'true' },
    ],
  ],
  [
    'a number added and vouched for, a name removed',
    [row('email', 'ana@example.com', true), row('phone_number', '+491', true)],
    [
      { Name: 'phone_number', Value: '+491' },
      { Name: 'phone_number_verified', Value: 'true' },
      { Name: 'name', Value: '' },
    ],
  ],
]

for (const [name, after, expected] of cases)
  test(`what is sent for a change of ${name}`, () => assert.deepEqual(changesOf(before, after), expected))
