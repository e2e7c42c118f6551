import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { cognitoIdp } from '#contract/cognito-idp.generated.ts'
import type { CreateUserPoolRequest } from '#contract/cognito-idp-types.generated.ts'
import { membersOf } from '#contract/shape.ts'
import { completeSchema } from '#domain/attribute-schema.ts'
import { openMemoryStore } from '#storage/open.ts'
import { createHarness, type Harness } from '#test/support/harness.ts'
import { everything } from './every-setting-fixture.ts'

let harness: Harness
before(async () => {
  harness = await createHarness({ settings: { region: 'eu-west-1', accountId: '123456789012' } })
})
after(() => harness.close())

const create = async (input: CreateUserPoolRequest) => {
  const { UserPool } = await harness.call('CreateUserPool', input)
  const { UserPool: described } = await harness.call('DescribeUserPool', { UserPoolId: UserPool?.Id ?? '' })
  return { created: UserPool, described }
}

describe('CreateUserPool', () => {
  test('answers a pool of which only the name is given with the defaults of Cognito, and no other member', async () => {
    const { created, described } = await create({ PoolName: 'minimal' })
    const seconds = harness.clock.now().getTime() / 1_000
    const { Id, ...rest } = created ?? {}
    assert.match(Id ?? '', /^eu-west-1_[0-9A-Za-z]{9}$/)
    const shown = {
      Name: 'minimal',
      Policies: {
        PasswordPolicy: {
          MinimumLength: 8,
          RequireUppercase: true,
          RequireLowercase: true,
          RequireNumbers: true,
          RequireSymbols: true,
          TemporaryPasswordValidityDays: 7,
        },
        SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD'] },
      },
      DeletionProtection: 'INACTIVE',
      LambdaConfig: {},
      LastModifiedDate: seconds,
      CreationDate: seconds,
      SchemaAttributes: completeSchema(),
      VerificationMessageTemplate: { DefaultEmailOption: 'CONFIRM_WITH_CODE' },
      UserAttributeUpdateSettings: { AttributesRequireVerificationBeforeUpdate: [] },
      MfaConfiguration: 'OFF',
      EstimatedNumberOfUsers: 0,
      EmailConfiguration: { EmailSendingAccount: 'COGNITO_DEFAULT' },
      AdminCreateUserConfig: { AllowAdminCreateUserOnly: false, UnusedAccountValidityDays: 7 },
      Arn: `arn:aws:cognito-idp:eu-west-1:123456789012:userpool/${Id}`,
      UserPoolTier: 'ESSENTIALS',
    }
    assert.deepEqual(rest, shown)
    assert.deepEqual(described, { Id, ...shown, UserPoolTags: {} })
  })

  test('keeps every member and describes it back', async () => {
    const { PoolName, Schema, ...settings } = everything
    const { created, described } = await create(everything)
    assert.deepEqual(described, created)
    const { Id: _id, Arn: _arn, CreationDate: _created, LastModifiedDate: _modified, ...shown } = described ?? {}
    assert.deepEqual(shown, {
      ...settings,
      Name: PoolName,
      SchemaAttributes: completeSchema(Schema),
      EstimatedNumberOfUsers: 0,
      AdminCreateUserConfig: { ...settings.AdminCreateUserConfig, UnusedAccountValidityDays: 30 },
    })
  })

  test('is tested with every member of the contract', () => {
    const members = membersOf(cognitoIdp, 'CreateUserPoolRequest').map(({ name }) => name)
    assert.deepEqual(Object.keys(everything).sort(), members.filter((name) => name !== 'UsernameAttributes').sort())
  })

  test('gives the pool two keys, one for ID tokens and one for access tokens', async () => {
    const { created } = await create({ PoolName: 'keys' })
    const keys = await harness.store.signingKeys.list(created?.Id ?? '')
    assert.deepEqual(keys.map(({ tokenUse }) => tokenUse).sort(), ['access', 'id'])
    assert.notEqual(keys[0]?.kid, keys[1]?.kid)
  })

  test('makes several pools of one name, each with its own id', async () => {
    const [first, second] = await Promise.all([create({ PoolName: 'twin' }), create({ PoolName: 'twin' })])
    assert.notEqual(first.created?.Id, second.created?.Id)
  })

  test('refuses contradictions, a feature that the plan lacks and wrong tags, each by its code, and makes no pool then', async () => {
    const pools = await harness.store.pools.count()
    const codeOf = async (input: object) =>
      (await harness.refusal('CreateUserPool', { PoolName: 'refused', ...input })).code
    assert.equal(
      await codeOf({ AliasAttributes: ['email'], UsernameAttributes: ['email'] }),
      'InvalidParameterException',
    )
    assert.equal(
      await codeOf({ UserPoolAddOns: { AdvancedSecurityMode: 'AUDIT' } }),
      'FeatureUnavailableInTierException',
    )
    assert.equal(await codeOf({ UserPoolTags: { 'aws:x': '' } }), 'UserPoolTaggingException')
    assert.equal(await harness.store.pools.count(), pools)
  })

  test('refuses callers without a signature', async () => {
    const refused = await harness.refusal('CreateUserPool', { PoolName: 'anybody' }, { kind: 'unsigned' })
    assert.equal(refused.code, 'MissingAuthenticationTokenException')
  })

  test('stops at 10,000 pools', async () => {
    const full = await createHarness({
      store: async (sealer) => {
        const store = await openMemoryStore(sealer)
        return {
          ...store,
          transaction: (work) =>
            store.transaction((tx) => work({ ...tx, pools: { ...tx.pools, count: async () => 10_000 } })),
        }
      },
    })
    const refused = await full.refusal('CreateUserPool', { PoolName: 'one more' })
    assert.deepEqual(refused, {
      code: 'LimitExceededException',
      message: 'The limit of 10000 user pools is reached.',
      status: 400,
    })
    assert.equal(await full.store.pools.count(), 0)
    await full.close()
  })
})
