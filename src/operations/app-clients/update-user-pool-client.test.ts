import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { cognitoIdp } from '#contract/cognito-idp.generated.ts'
import type { CreateUserPoolClientRequest, UpdateUserPoolClientRequest } from '#contract/cognito-idp-types.generated.ts'
import { membersOf } from '#contract/shape.ts'
import { createHarness, type Harness } from '#test/support/harness.ts'

let harness: Harness
let UserPoolId = ''
before(async () => {
  harness = await createHarness()
  const { UserPool } = await harness.call('CreateUserPool', {
    PoolName: 'pool',
    Schema: [
      { Name: 'email', Required: true, Mutable: true },
      { Name: 'plan', AttributeDataType: 'String', Mutable: true },
    ],
  })
  UserPoolId = UserPool?.Id ?? ''
})
after(() => harness.close())

const everything: Omit<UpdateUserPoolClientRequest, 'UserPoolId' | 'ClientId'> = {
  ClientName: 'Every member = +,.@-',
  RefreshTokenValidity: 90,
  AccessTokenValidity: 15,
  IdTokenValidity: 1200,
  TokenValidityUnits: { AccessToken: 'minutes', IdToken: 'seconds', RefreshToken: 'days' },
  ReadAttributes: ['email', 'email_verified', 'custom:plan'],
  WriteAttributes: ['email', 'custom:plan'],
  ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH', 'ALLOW_USER_AUTH', 'ALLOW_CUSTOM_AUTH'],
  SupportedIdentityProviders: ['COGNITO'],
  CallbackURLs: ['https://app.example/callback', 'myapp://callback'],
  LogoutURLs: ['https://app.example/'],
  DefaultRedirectURI: 'myapp://callback',
  AllowedOAuthFlows: ['code'],
  AllowedOAuthScopes: ['openid', 'email'],
  AllowedOAuthFlowsUserPoolClient: true,
  AnalyticsConfiguration: {
    ApplicationId: 'abc123',
    RoleArn: 'arn:aws:iam::123456789012:role/analytics',
    ExternalId: 'external',
    UserDataShared: false,
  },
  PreventUserExistenceErrors: 'ENABLED',
  EnableTokenRevocation: false,
  EnablePropagateAdditionalUserContextData: true,
  AuthSessionValidity: 15,
  RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: 30 },
}

const create = async (input: Partial<CreateUserPoolClientRequest> = {}) =>
  (await harness.call('CreateUserPoolClient', { UserPoolId, ClientName: 'client', ...input })).UserPoolClient ?? {}
const describeClient = async (ClientId = '') =>
  (await harness.call('DescribeUserPoolClient', { UserPoolId, ClientId })).UserPoolClient ?? {}

describe('UpdateUserPoolClient', () => {
  test('answers and describes every member that it was given, and keeps the secret', async () => {
    const created = await create({ GenerateSecret: true })
    const ClientId = created.ClientId ?? ''
    harness.clock.advance(60)
    const { UserPoolClient } = await harness.call('UpdateUserPoolClient', { UserPoolId, ClientId, ...everything })
    assert.deepEqual(UserPoolClient, {
      ...everything,
      UserPoolId,
      ClientId,
      ClientSecret: created.ClientSecret,
      ClientType: 'REGULAR',
      CreationDate: created.CreationDate,
      LastModifiedDate: harness.clock.now().getTime() / 1_000,
    })
    assert.deepEqual(await describeClient(ClientId), UserPoolClient)
  })

  test('is tested with every member of the contract', () => {
    const members = membersOf(cognitoIdp, 'UpdateUserPoolClientRequest').map(({ name }) => name)
    const expected = members.filter((name) => name !== 'UserPoolId' && name !== 'ClientId')
    assert.deepEqual(Object.keys(everything).sort(), expected.sort())
  })

  test('puts every member that is left out back to its default, but for name and secret', async () => {
    const plain = await create({ GenerateSecret: true })
    const full = await create({ ...everything, ClientName: 'kept', GenerateSecret: true })
    harness.clock.advance(60)
    const { UserPoolClient } = await harness.call('UpdateUserPoolClient', {
      UserPoolId,
      ClientId: full.ClientId ?? '',
    })
    assert.deepEqual(UserPoolClient, {
      ...plain,
      ClientName: 'kept',
      ClientId: full.ClientId,
      ClientSecret: full.ClientSecret,
      CreationDate: full.CreationDate,
      LastModifiedDate: harness.clock.now().getTime() / 1_000,
    })
  })

  test('judges by the secret that the client has', async () => {
    const input = {
      AllowedOAuthFlows: ['client_credentials'],
      EnablePropagateAdditionalUserContextData: true,
    } satisfies Partial<UpdateUserPoolClientRequest>
    const { ClientId = '' } = await create({ GenerateSecret: true })
    const { UserPoolClient } = await harness.call('UpdateUserPoolClient', { UserPoolId, ClientId, ...input })
    assert.deepEqual(UserPoolClient?.AllowedOAuthFlows, ['client_credentials'])
    const open = await create()
    const { AllowedOAuthFlows, ...context } = input
    const refusal = (settings: object) =>
      harness.refusal('UpdateUserPoolClient', { UserPoolId, ClientId: open.ClientId, ...settings })
    assert.equal((await refusal({ AllowedOAuthFlows })).code, 'InvalidOAuthFlowException')
    assert.equal(
      (await refusal(context)).message,
      'Client Secret is required to set EnablePropagateAdditionalUserContextData as true',
    )
  })

  test('refuses contradictions as at creation, each by its code and words, and changes nothing then', async () => {
    const before = await create({ ReadAttributes: ['email'] })
    const refusal = async (input: object) => {
      const { code, message } = await harness.refusal('UpdateUserPoolClient', {
        UserPoolId,
        ClientId: before.ClientId,
        ...input,
      })
      assert.deepEqual(await describeClient(before.ClientId), before)
      return [code, message]
    }
    const invalid = 'InvalidParameterException'
    assert.deepEqual(await refusal({ ReadAttributes: ['custom:unknown'] }), [
      invalid,
      'Invalid read attributes specified while updating a client',
    ])
    for (const WriteAttributes of [['custom:unknown', 'email'], ['sub', 'email'], ['name']])
      assert.deepEqual(await refusal({ WriteAttributes }), [
        invalid,
        'Invalid write attributes specified while updating a client',
      ])
    assert.deepEqual(await refusal({ AccessTokenValidity: 25 }), [invalid, 'Invalid range for token validity.'])
    assert.deepEqual(await refusal({ AllowedOAuthScopes: ['api/read'] }), [
      'ScopeDoesNotExistException',
      'Invalid scope requested: api/read',
    ])
    assert.equal((await refusal({ CallbackURLs: ['javascript:alert(1)'] }))[0], invalid)
  })

  test('refuses what the feature plan of the pool lacks', async () => {
    const { UserPool } = await harness.call('CreateUserPool', { PoolName: 'lite', UserPoolTier: 'LITE' })
    const lite = { UserPoolId: UserPool?.Id ?? '', ClientName: 'client' }
    const { UserPoolClient } = await harness.call('CreateUserPoolClient', lite)
    const refused = await harness.refusal('UpdateUserPoolClient', {
      UserPoolId: lite.UserPoolId,
      ClientId: UserPoolClient?.ClientId,
      ExplicitAuthFlows: ['ALLOW_USER_AUTH'],
    })
    assert.equal(refused.code, 'FeatureUnavailableInTierException')
  })

  test('loses nothing to other changes at once', async () => {
    const { ClientId = '' } = await create({ GenerateSecret: true })
    await Promise.all([
      harness.call('AddUserPoolClientSecret', { UserPoolId, ClientId }),
      harness.call('UpdateUserPoolClient', { UserPoolId, ClientId, ClientName: 'renamed' }),
      harness.call('UpdateUserPoolClient', { UserPoolId, ClientId }),
    ])
    const { ClientSecrets } = await harness.call('ListUserPoolClientSecrets', { UserPoolId, ClientId })
    assert.deepEqual([ClientSecrets?.length, (await describeClient(ClientId)).ClientName], [2, 'renamed'])
  })
})
