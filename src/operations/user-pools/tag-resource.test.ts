import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { createHarness, type Harness } from '#test/support/harness.ts'

let harness: Harness
before(async () => {
  harness = await createHarness({ settings: { region: 'eu-west-1', accountId: '123456789012' } })
})
after(() => harness.close())

const create = async (UserPoolTags: Record<string, string> = {}) => {
  const { UserPool } = await harness.call('CreateUserPool', { PoolName: 'pool', UserPoolTags })
  return { UserPoolId: UserPool?.Id ?? '', ResourceArn: UserPool?.Arn ?? '' }
}
const tagsOf = async (ResourceArn: string) => (await harness.call('ListTagsForResource', { ResourceArn })).Tags
const many = (count: number, prefix = 'k') =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`${prefix}${index}`, '']))

describe('TagResource, UntagResource and ListTagsForResource', () => {
  test('add, replace and take away the tags that DescribeUserPool shows', async () => {
    const { UserPoolId, ResourceArn } = await create({ team: 'a', stage: 'test' })
    assert.deepEqual(await tagsOf(ResourceArn), { team: 'a', stage: 'test' })
    assert.deepEqual(await harness.call('TagResource', { ResourceArn, Tags: { team: 'b', empty: '' } }), {})
    const tagged = { team: 'b', stage: 'test', empty: '' }
    assert.deepEqual(await tagsOf(ResourceArn), tagged)
    const described = async () => (await harness.call('DescribeUserPool', { UserPoolId })).UserPool?.UserPoolTags
    assert.deepEqual(await described(), tagged)
    assert.deepEqual(await harness.call('UntagResource', { ResourceArn, TagKeys: ['team', 'unknown', 'team'] }), {})
    assert.deepEqual(await described(), { stage: 'test', empty: '' })
    await harness.call('UntagResource', { ResourceArn, TagKeys: ['stage', 'empty'] })
    assert.deepEqual(await tagsOf(ResourceArn), {})
  })

  test('show the tags that UpdateUserPool sets', async () => {
    const { UserPoolId, ResourceArn } = await create({ team: 'a' })
    await harness.call('UpdateUserPool', { UserPoolId, UserPoolTags: { stage: 'live' } })
    assert.deepEqual(await tagsOf(ResourceArn), { stage: 'live' })
  })

  test('stop at 50 tags, and refuse the prefix of Amazon', async () => {
    const { ResourceArn } = await create(many(49))
    const refusal = (Tags: object) => harness.refusal('TagResource', { ResourceArn, Tags })
    assert.equal(
      (await refusal({ 'aws:created': '' })).message,
      'aws: prefixed tag key names are not allowed for external use.',
    )
    const tooMany = { code: 'InvalidParameterException', message: 'A user pool has at most 50 tags.', status: 400 }
    assert.deepEqual(await refusal({ a: '', b: '' }), tooMany)
    await harness.call('TagResource', { ResourceArn, Tags: { a: '', k0: 'changed' } })
    assert.deepEqual(await refusal({ b: '' }), tooMany)
    await harness.call('TagResource', { ResourceArn, Tags: { a: 'changed' } })
    assert.deepEqual(await tagsOf(ResourceArn), { ...many(49), k0: 'changed', a: 'changed' })
  })

  test('lose none of the tags that are set at once', async () => {
    const { ResourceArn } = await create()
    await Promise.all(
      Object.keys(many(20)).map((key) => harness.call('TagResource', { ResourceArn, Tags: { [key]: '' } })),
    )
    assert.deepEqual(await tagsOf(ResourceArn), many(20))
  })

  test('reach the pool of the ARN only', async () => {
    const [one, other] = [await create({ of: 'one' }), await create({ of: 'other' })]
    await harness.call('TagResource', { ResourceArn: one.ResourceArn, Tags: { new: 'tag' } })
    assert.deepEqual(await tagsOf(other.ResourceArn), { of: 'other' })
  })

  for (const operation of ['TagResource', 'UntagResource', 'ListTagsForResource'] as const) {
    test(`${operation} knows user pools of this account and Region only`, async () => {
      const { UserPoolId } = await create()
      const here = 'arn:aws:cognito-idp:eu-west-1:123456789012:userpool'
      const refusal = (ResourceArn: string) =>
        harness.refusal(operation, { ResourceArn, Tags: { a: '' }, TagKeys: ['a'] })
      for (const elsewhere of [
        `arn:aws:cognito-idp:us-east-1:123456789012:userpool/${UserPoolId}`,
        `arn:aws:cognito-idp:eu-west-1:000000000000:userpool/${UserPoolId}`,
        `arn:aws-cn:cognito-idp:eu-west-1:123456789012:userpool/${UserPoolId}`,
        `${here}/eu-west-1_unknown00`,
      ])
        assert.equal((await refusal(elsewhere)).code, 'ResourceNotFoundException', elsewhere)
      for (const other of [
        `arn:aws:cognito-identity:eu-west-1:123456789012:identitypool/${UserPoolId}`,
        `arn:aws:cognito-idp:eu-west-1:123456789012:pool/${UserPoolId}`,
        `${here}/${UserPoolId}/client`,
      ])
        assert.equal((await refusal(other)).message, 'The resource ARN does not name a user pool.', other)
      const input = { ResourceArn: `${here}/${UserPoolId}`, Tags: { a: '' }, TagKeys: ['a'] }
      assert.equal(
        (await harness.refusal(operation, input, { kind: 'unsigned' })).code,
        'MissingAuthenticationTokenException',
      )
    })
  }
})
