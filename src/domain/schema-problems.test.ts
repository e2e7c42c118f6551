import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { SchemaAttributeType } from '#contract/cognito-idp-types.generated.ts'
import { schemaProblem } from './schema-problems.ts'

const text = (Name: string, limits?: { MinLength?: string; MaxLength?: string }): SchemaAttributeType => ({
  Name,
  AttributeDataType: 'String',
  ...(limits && { StringAttributeConstraints: limits }),
})
const number = (limits: { MinValue?: string; MaxValue?: string }): SchemaAttributeType => ({
  Name: 'age',
  AttributeDataType: 'Number',
  NumberAttributeConstraints: limits,
})
const fifty = Array.from({ length: 50 }, (_, index) => text(`a${index}`))

const accepted: readonly [what: string, schema: SchemaAttributeType[]][] = [
  ['nothing', []],
  ['a required standard attribute without its type', [{ Name: 'email', Required: true }]],
  [
    'a standard attribute with its own type',
    [{ Name: 'updated_at', AttributeDataType: 'Number', NumberAttributeConstraints: { MaxValue: '9' } }],
  ],
  ['sub as it is', [{ Name: 'sub', AttributeDataType: 'String', Required: true, Mutable: false }]],
  ['equal lengths', [text('plan', { MinLength: '5', MaxLength: '5' })]],
  ['the longest text', [text('plan', { MinLength: '0', MaxLength: '2048' })]],
  ['decimal, negative and huge bounds', [number({ MinValue: '-1.5', MaxValue: '1e300' })]],
  ['fifty custom attributes beside a standard one', [...fifty, { Name: 'email', Required: true }]],
  [
    'a custom and a developer-only attribute of one name',
    [text('plan'), { ...text('plan2'), DeveloperOnlyAttribute: true }],
  ],
]
for (const [what, schema] of accepted) {
  test(`a schema may have ${what}`, () => assert.equal(schemaProblem(schema), undefined))
}

const whole = (member: string) => `Attribute custom:plan needs a ${member} that is a whole number from 0 to 2048.`
const refused: readonly [what: string, schema: SchemaAttributeType[], problem: string][] = [
  [
    'a required custom attribute',
    [{ ...text('plan'), Required: true }],
    'Required custom attributes are not supported currently.',
  ],
  [
    'a custom attribute without a type',
    [{ Name: 'plan' }],
    'Invalid AttributeDataType input, consider using the provided AttributeDataType enum.',
  ],
  ['an attribute without a name', [{ AttributeDataType: 'String' }], 'Each attribute of the schema needs a name.'],
  [
    'a prefix of its own',
    [text('custom:plan')],
    'Invalid custom attribute name custom:plan: the prefix is added by the user pool.',
  ],
  [
    'two custom attributes of one name',
    [text('plan'), text('plan')],
    'Duplicate custom attribute names custom:plan are not allowed in a user pool schema.',
  ],
  [
    'two standard attributes of one name',
    [{ Name: 'email' }, { Name: 'email' }],
    'Duplicate attribute names email are not allowed in a user pool schema.',
  ],
  [
    'another type for a standard attribute',
    [{ Name: 'email', AttributeDataType: 'Number' }],
    'You can not change AttributeDataType or set developerOnlyAttribute for standard schema attribute email',
  ],
  [
    'a standard attribute for developers only',
    [{ Name: 'email', DeveloperOnlyAttribute: true }],
    'You can not change AttributeDataType or set developerOnlyAttribute for standard schema attribute email',
  ],
  [
    'a sub that can be left out',
    [{ Name: 'sub', Required: false }],
    'The attribute sub is always required and can not be changed.',
  ],
  [
    'a sub that can change',
    [{ Name: 'sub', Mutable: true }],
    'The attribute sub is always required and can not be changed.',
  ],
  [
    'lengths for a number',
    [{ ...number({}), StringAttributeConstraints: { MinLength: '1' } }],
    'Attribute custom:age of type Number can not have StringAttributeConstraints.',
  ],
  [
    'bounds for a text',
    [{ ...text('plan'), NumberAttributeConstraints: { MinValue: '1' } }],
    'Attribute custom:plan of type String can not have NumberAttributeConstraints.',
  ],
  [
    'bounds for a standard text',
    [{ Name: 'email', NumberAttributeConstraints: {} }],
    'Attribute email of type String can not have NumberAttributeConstraints.',
  ],
  [
    'lengths the wrong way round',
    [text('plan', { MinLength: '11', MaxLength: '9' })],
    "Attribute custom:plan cannot have a max length shorter than it's min length",
  ],
  [
    'bounds the wrong way round',
    [number({ MinValue: '11', MaxValue: '9' })],
    "Attribute custom:age cannot have a max value smaller than it's min value",
  ],
  ['a length that is no number', [text('plan', { MinLength: 'one' })], whole('MinLength')],
  ['a negative length', [text('plan', { MinLength: '-1' })], whole('MinLength')],
  ['a length that is not whole', [text('plan', { MaxLength: '1.5' })], whole('MaxLength')],
  ['an empty length', [text('plan', { MaxLength: '' })], whole('MaxLength')],
  ['a text longer than a value can be', [text('plan', { MaxLength: '2049' })], whole('MaxLength')],
  [
    'a bound that is no number',
    [number({ MinValue: 'low' })],
    'Attribute custom:age needs a MinValue that is a number.',
  ],
  ['an infinite bound', [number({ MaxValue: '1e999' })], 'Attribute custom:age needs a MaxValue that is a number.'],
  ['fifty-one custom attributes', [...fifty, text('one-more')], 'A user pool has at most 50 custom attributes.'],
]
for (const [what, schema, problem] of refused) {
  test(`a schema may not have ${what}`, () => assert.equal(schemaProblem(schema), problem))
}
