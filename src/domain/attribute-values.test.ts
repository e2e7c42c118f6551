import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { completeSchema, type SchemaAttribute } from './attribute-schema.ts'
import { normalisedValue, valueProblem } from './attribute-values.ts'

const schema = completeSchema([
  { Name: 'short', AttributeDataType: 'String', StringAttributeConstraints: { MinLength: '2', MaxLength: '4' } },
  { Name: 'free', AttributeDataType: 'String' },
  { Name: 'score', AttributeDataType: 'Number', NumberAttributeConstraints: { MinValue: '-5', MaxValue: '10' } },
  { Name: 'any', AttributeDataType: 'Number' },
  { Name: 'flag', AttributeDataType: 'Boolean' },
  { Name: 'when', AttributeDataType: 'DateTime' },
])

function attribute(name: string): SchemaAttribute {
  const found = schema.find(({ Name }) => Name === name)
  assert.ok(found, name)
  return found
}

const good: readonly [name: string, ...values: string[]][] = [
  ['name', 'A', 'é'.repeat(2_048), ' '],
  ['email', 'a@b.example'],
  ['phone_number', '+15550100'],
  ['birthdate', '2000-02-29', '0000-05-12'],
  ['updated_at', '0', '1780000000'],
  ['email_verified', 'true', 'false', 'True', 'FALSE'],
  ['custom:short', 'ab', 'abcd'],
  ['custom:free', 'x'.repeat(2_048)],
  ['custom:score', '-5', '10', '+3', '9.99'],
  ['custom:any', '-123456789.5'],
  ['custom:flag', 'true', 'False'],
  ['custom:when', '2026-01-15', '2026-01-15T12:00:00Z', '2026-01-15T12:00:00.123+02:00', '1780000000'],
]

const message = (text: string) => ({ message: text })
const reason = (text: string) => ({ reason: text })
const badEmail = message('Invalid email address format.')
const badPhone = message('Invalid phone number format.')
const badBirthdate = message('Invalid birthdate format, please use YYYY-MM-DD.')
const notNumber = reason('The value must be a number')
const notBoolean = reason('The value must be true or false')
const notTime = reason('The value must be a date and time')

const bad: readonly [name: string, problem: object, ...values: string[]][] = [
  ['name', reason('String must be no longer than 2048 characters'), 'x'.repeat(2_049)],
  ['email', badEmail, 'a', 'a@b', 'a@b.example, c@d.example', '"a@evil.example"@b.example', 'a b@c.example'],
  ['phone_number', badPhone, '5550100', '+1 555 0100', '+', '+1234567890123456', 'tel:+15550100'],
  ['birthdate', badBirthdate, '2000-02-30', '2001-02-29', '01/02/2000', '2000-1-2', '2000-13-01', '20000-01-1'],
  ['updated_at', notNumber, 'now', '1e3', '0x10', ' 1', 'NaN', 'Infinity'],
  ['updated_at', reason('Number must be at least 0'), '-1'],
  ['email_verified', notBoolean, '1', 'yes', ' true'],
  ['custom:short', reason('String must be at least 2 characters long'), 'a'],
  ['custom:short', reason('String must be no longer than 4 characters'), 'abcde'],
  ['custom:score', reason('Number must be at least -5'), '-5.01'],
  ['custom:score', reason('Number must be at most 10'), '10.5', '11'],
  ['custom:flag', notBoolean, 'on'],
  [
    'custom:when',
    notTime,
    'yesterday',
    '2026-02-30T00:00:00Z',
    '2026-01-15T25:00:00Z',
    '2026-01-15 12:00',
    'Jan 1 2026',
  ],
]

describe('values of attributes', () => {
  for (const [name, ...values] of good)
    for (const value of values)
      it(`${name} takes ${value.slice(0, 40)}`, () => assert.equal(valueProblem(attribute(name), value), undefined))

  for (const [name, problem, ...values] of bad)
    for (const value of values)
      it(`${name} refuses ${value.slice(0, 40)}`, () => assert.deepEqual(valueProblem(attribute(name), value), problem))

  it('CVE-2025-13033: an e-mail address is kept in the one form that was judged', () => {
    assert.equal(normalisedValue(attribute('email'), 'ａda@example.com'), 'ada@example.com')
  })

  it('booleans are kept in lower case, other text as it is', () => {
    assert.equal(normalisedValue(attribute('email_verified'), 'True'), 'true')
    assert.equal(normalisedValue(attribute('custom:flag'), 'FALSE'), 'false')
    assert.equal(normalisedValue(attribute('name'), 'Ａda'), 'Ａda')
  })
})
