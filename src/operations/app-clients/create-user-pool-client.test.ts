import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { CreateUserPoolClientRequest } from '#contract/cognito-idp-types.generated.ts'
import { openMemoryStore } from '#storage/open.ts'
import { createHarness, type Harness } from '#test/support/harness.ts'

let harness: Harness
let UserPoolId = ''
before(async () => {
  harness = await createHarness()
  const { UserPool } = await harness.call('CreateUserPool', {
    PoolName: 'pool',
    Schema: [{ Name: 'plan', AttributeDataType: 'String', Mutable: true }],
  })
  UserPoolId = UserPool?.Id ?? ''
})
after(() => harness.close())

const create = async (input: Partial<CreateUserPoolClientRequest> = {}) => {
  const { UserPoolClient } = await harness.call('CreateUserPoolClient', { UserPoolId, ClientName: 'client', ...input })
  const { UserPoolClient: described } = await harness.call('DescribeUserPoolClient', {
    UserPoolId,
    ClientId: UserPoolClient?.ClientId ?? '',
  })
  assert.deepEqual(described, UserPoolClient)
  return UserPoolClient ?? {}
}

describe('CreateUserPoolClient', () => {
  test('answers a client of which only the name is given with the defaults of Cognito, and no other member', async () => {
    const { ClientId, ...rest } = await create()
    const seconds = harness.clock.now().getTime() / 1_000
    assert.match(ClientId ?? '', /^[0-9a-z]{26}$/)
    assert.deepEqual(rest, {
      UserPoolId,
      ClientName: 'client',
      LastModifiedDate: seconds,
      CreationDate: seconds,
      RefreshTokenValidity: 30,
      TokenValidityUnits: {},
      AllowedOAuthFlowsUserPoolClient: false,
      EnableTokenRevocation: true,
      EnablePropagateAdditionalUserContextData: false,
      AuthSessionValidity: 3,
      ClientType: 'REGULAR',
    })
  })

  test('keeps every member and describes it back', async () => {
    const settings: Partial<CreateUserPoolClientRequest> = {
      ClientName: 'Every member = +,.@-',
      ClientSecret: 'a_secret_of_at_least_24+',
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
    const {
      ClientId: _id,
      UserPoolId: _pool,
      CreationDate: _created,
      LastModifiedDate: _modified,
      ...shown
    } = await create(settings)
    assert.deepEqual(shown, { ...settings, ClientType: 'REGULAR' })
  })

  test('makes a secret when asked to, a different one each time', async () => {
    const secrets = await Promise.all([create({ GenerateSecret: true }), create({ GenerateSecret: true })])
    for (const { ClientSecret } of secrets) assert.match(ClientSecret ?? '', /^[0-9a-z]{51}$/)
    assert.notEqual(secrets[0].ClientSecret, secrets[1].ClientSecret)
    assert.equal((await create({ GenerateSecret: false })).ClientSecret, undefined)
  })

  test('takes secrets of 24 to 64 characters only, and never repeats one in a refusal', async () => {
    for (const length of [24, 64])
      assert.equal((await create({ ClientSecret: 's'.repeat(length) })).ClientSecret?.length, length)
    for (const length of [23, 65]) {
      const refused = await harness.refusal('CreateUserPoolClient', {
        UserPoolId,
        ClientName: 'c',
        ClientSecret: 'q'.repeat(length),
      })
      assert.equal(refused.code, 'InvalidParameterException')
      assert.doesNotMatch(refused.message, /qqq/)
    }
  })

  test('refuses contradictions, unknown scopes and impossible grants, each by its code, and makes no client then', async () => {
    const clients = await harness.store.clients.count(UserPoolId)
    const codeOf = async (input: object) =>
      (await harness.refusal('CreateUserPoolClient', { UserPoolId, ClientName: 'refused', ...input })).code
    assert.equal(await codeOf({ AccessTokenValidity: 25 }), 'InvalidParameterException')
    assert.equal(await codeOf({ AllowedOAuthScopes: ['api/read'] }), 'ScopeDoesNotExistException')
    assert.equal(await codeOf({ AllowedOAuthFlows: ['client_credentials'] }), 'InvalidOAuthFlowException')
    assert.equal(await harness.store.clients.count(UserPoolId), clients)
  })

  test('refuses a pool that does not exist, and callers without a signature', async () => {
    const input = { UserPoolId: 'us-east-1_unknown00', ClientName: 'client' }
    const unknown = await harness.refusal('CreateUserPoolClient', input)
    assert.deepEqual(unknown, {
      code: 'ResourceNotFoundException',
      message: 'User pool us-east-1_unknown00 does not exist.',
      status: 400,
    })
    const unsigned = await harness.refusal('CreateUserPoolClient', { ...input, UserPoolId }, { kind: 'unsigned' })
    assert.equal(unsigned.code, 'MissingAuthenticationTokenException')
  })

  test('stops at 10,000 clients of a pool', async () => {
    const full = await createHarness({
      store: async (sealer) => {
        const store = await openMemoryStore(sealer)
        return {
          ...store,
          transaction: (work) =>
            store.transaction((tx) => work({ ...tx, clients: { ...tx.clients, count: async () => 10_000 } })),
        }
      },
    })
    const { UserPool } = await full.call('CreateUserPool', { PoolName: 'full' })
    const refused = await full.refusal('CreateUserPoolClient', { UserPoolId: UserPool?.Id, ClientName: 'one more' })
    assert.deepEqual(refused, {
      code: 'LimitExceededException',
      message: 'The limit of 10000 app clients is reached.',
      status: 400,
    })
    assert.equal(await full.store.clients.count(UserPool?.Id ?? ''), 0)
    await full.close()
  })
})
