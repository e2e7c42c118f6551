import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { SchemaAttributeType } from '#contract/cognito-idp-types.generated.ts'
import { createHarness, type Harness } from '#test/support/harness.ts'

let harness: Harness
before(async () => {
  harness = await createHarness()
})
after(() => harness.close())

const create = async (Schema?: SchemaAttributeType[]) =>
  (await harness.call('CreateUserPool', { PoolName: 'pool', Schema })).UserPool?.Id ?? ''
const add = (UserPoolId: string, ...CustomAttributes: SchemaAttributeType[]) =>
  harness.call('AddCustomAttributes', { UserPoolId, CustomAttributes })
const customOf = async (UserPoolId: string) => {
  const { UserPool } = await harness.call('DescribeUserPool', { UserPoolId })
  return (UserPool?.SchemaAttributes ?? []).filter(({ Name }) => Name?.includes(':'))
}
const text = (Name: string): SchemaAttributeType => ({ Name, AttributeDataType: 'String' })
const many = (count: number, prefix: string) => Array.from({ length: count }, (_, index) => text(`${prefix}${index}`))

describe('AddCustomAttributes', () => {
  test('adds attributes of every type behind those that are there', async () => {
    const UserPoolId = await create([text('plan')])
    const added: SchemaAttributeType[] = [
      { ...text('team'), Mutable: true, StringAttributeConstraints: { MinLength: '1', MaxLength: '9' } },
      { Name: 'age', AttributeDataType: 'Number', NumberAttributeConstraints: { MaxValue: '150' } },
      { Name: 'beta', AttributeDataType: 'Boolean', DeveloperOnlyAttribute: true },
      { Name: 'since', AttributeDataType: 'DateTime' },
    ]
    assert.deepEqual(await add(UserPoolId, ...added), {})
    const fixed = { DeveloperOnlyAttribute: false, Mutable: false, Required: false }
    assert.deepEqual(await customOf(UserPoolId), [
      { ...fixed, Name: 'custom:plan', AttributeDataType: 'String', StringAttributeConstraints: {} },
      { ...fixed, ...added[0], Name: 'custom:team' },
      { ...fixed, ...added[1], Name: 'custom:age' },
      { ...fixed, ...added[2], Name: 'dev:custom:beta' },
      { ...fixed, ...added[3], Name: 'custom:since' },
    ])
  })

  test('makes them ready for users at once', async () => {
    const UserPoolId = await create()
    const user = { UserPoolId, Username: 'jane', UserAttributes: [{ Name: 'custom:team', Value: 'a' }] }
    assert.match((await harness.refusal('AdminCreateUser', user)).message, /custom:team/)
    await add(UserPoolId, { ...text('team'), Mutable: true })
    const { User } = await harness.call('AdminCreateUser', { ...user, MessageAction: 'SUPPRESS' })
    assert.equal(User?.Attributes?.find(({ Name }) => Name === 'custom:team')?.Value, 'a')
  })

  test('lets a custom attribute have the name of a standard one', async () => {
    const UserPoolId = await create()
    await add(UserPoolId, text('email'))
    assert.deepEqual(
      (await customOf(UserPoolId)).map(({ Name }) => Name),
      ['custom:email'],
    )
  })

  test('refuses names that are taken, wrong definitions and too many, each in its words, and adds none then', async () => {
    const UserPoolId = await create([text('plan')])
    const refused = async (...CustomAttributes: object[]) => {
      const before = await customOf(UserPoolId)
      const { code, message } = await harness.refusal('AddCustomAttributes', { UserPoolId, CustomAttributes })
      assert.equal(code, 'InvalidParameterException')
      assert.deepEqual(await customOf(UserPoolId), before)
      return message
    }
    assert.equal(
      await refused(text('new'), text('plan')),
      'custom:plan: Existing attribute already has name custom:plan.',
    )
    assert.equal(
      await refused(text('new'), text('new')),
      'Duplicate custom attribute names custom:new are not allowed in a user pool schema.',
    )
    assert.equal(
      await refused({ ...text('new'), Required: true }),
      'Required custom attributes are not supported currently.',
    )
    assert.match(await refused({ Name: 'new' }), /^Invalid AttributeDataType input/)
    assert.match(await refused(text('custom:new')), /^Invalid custom attribute name custom:new/)
    assert.match(await refused({ AttributeDataType: 'String' }), /needs a name/)
    assert.match(await refused(text('x'.repeat(21))), /less than or equal to 20/)
    assert.match(await refused(), /greater than or equal to 1/)
    assert.match(await refused(...many(26, 'a')), /less than or equal to 25/)
  })

  test('fills a pool up to 50 custom attributes and not one more', async () => {
    const UserPoolId = await create(many(25, 'a'))
    await add(UserPoolId, ...many(24, 'b'))
    const refused = (...CustomAttributes: SchemaAttributeType[]) =>
      harness.refusal('AddCustomAttributes', { UserPoolId, CustomAttributes })
    const tooMany = 'A user pool has at most 50 custom attributes.'
    assert.equal((await refused(text('c'), text('d'))).message, tooMany)
    await add(UserPoolId, text('c'))
    assert.equal((await refused(text('d'))).message, tooMany)
    assert.equal((await customOf(UserPoolId)).length, 50)
  })

  test('loses none of those that are added at once, and adds one of a name only once', async () => {
    const UserPoolId = await create()
    await Promise.all(many(20, 'a').map((attribute) => add(UserPoolId, attribute)))
    assert.deepEqual(
      (await customOf(UserPoolId)).map(({ Name }) => Name).sort(),
      many(20, 'custom:a')
        .map(({ Name }) => Name)
        .sort(),
    )
    const twins = await Promise.allSettled(Array.from({ length: 10 }, () => add(UserPoolId, text('twin'))))
    assert.equal(twins.filter(({ status }) => status === 'fulfilled').length, 1)
    assert.equal((await customOf(UserPoolId)).length, 21)
  })

  test('changes that pool only, and says which one it does not know', async () => {
    const [UserPoolId, other] = [await create(), await create()]
    await add(UserPoolId, text('plan'))
    assert.deepEqual(await customOf(other), [])
    const unknown = { UserPoolId: 'us-east-1_unknown00', CustomAttributes: [text('plan')] }
    assert.equal((await harness.refusal('AddCustomAttributes', unknown)).code, 'ResourceNotFoundException')
    assert.equal(
      (await harness.refusal('AddCustomAttributes', unknown, { kind: 'unsigned' })).code,
      'MissingAuthenticationTokenException',
    )
  })
})
