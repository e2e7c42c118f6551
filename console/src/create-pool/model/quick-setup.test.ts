import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inputOf } from './planned-call.ts'
import {
  initialQuickChoices,
  type QuickChoices,
  quickAppTypes,
  quickCalls,
  quickChoosableRequired,
  quickImpliedRequired,
  showsUserOptions,
  withQuickAppType,
} from './quick-setup.ts'

const told = { poolId: 'us-east-1_AbCd12345', clientId: 'client1' }

function inputsOf(changes: Partial<QuickChoices>) {
  const calls = quickCalls({ ...initialQuickChoices('x1y2z3'), ...changes })
  return Object.fromEntries(calls.map((call) => [call.operation, inputOf(call, told)]))
}

const client = {
  UserPoolId: 'us-east-1_AbCd12345',
  ClientName: 'My web app - x1y2z3',
  GenerateSecret: true,
  ExplicitAuthFlows: ['ALLOW_USER_AUTH', 'ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
  RefreshTokenValidity: 5,
  AccessTokenValidity: 60,
  IdTokenValidity: 60,
  TokenValidityUnits: { RefreshToken: 'days', AccessToken: 'minutes', IdToken: 'minutes' },
  AuthSessionValidity: 3,
  EnableTokenRevocation: true,
  PreventUserExistenceErrors: 'ENABLED',
  SupportedIdentityProviders: ['COGNITO'],
}
const pages = {
  CallbackURLs: ['https://example.com'],
  AllowedOAuthFlows: ['code'],
  AllowedOAuthFlowsUserPoolClient: true,
  AllowedOAuthScopes: ['openid', 'email', 'phone'],
}

for (const [appType, secret] of [
  ['web', true],
  ['spa', false],
  ['mobile', false],
] as const) {
  test(`quick setup of ${appType}: pool, domain, client, branding`, () => {
    const inputs = inputsOf({ appType, returnUrl: ' https://example.com ' })
    assert.deepEqual(Object.keys(inputs), [
      'CreateUserPool',
      'CreateUserPoolDomain',
      'CreateUserPoolClient',
      'CreateManagedLoginBranding',
    ])
    assert.deepEqual(inputs.CreateUserPoolDomain, {
      UserPoolId: told.poolId,
      Domain: 'us-east-1abcd12345',
      ManagedLoginVersion: 2,
    })
    assert.deepEqual(inputs.CreateUserPoolClient, { ...client, ...pages, GenerateSecret: secret })
    assert.deepEqual(inputs.CreateManagedLoginBranding, {
      UserPoolId: told.poolId,
      ClientId: 'client1',
      UseCognitoProvidedValues: true,
    })
  })
}

test('the pool of quick setup', () => {
  const { CreateUserPool: pool } = inputsOf({})
  assert.deepEqual(pool, {
    PoolName: 'User pool - x1y2z3',
    UsernameAttributes: ['email'],
    UsernameConfiguration: { CaseSensitive: false },
    Policies: {
      PasswordPolicy: {
        MinimumLength: 8,
        RequireUppercase: true,
        RequireLowercase: true,
        RequireNumbers: true,
        RequireSymbols: true,
        TemporaryPasswordValidityDays: 7,
      },
    },
    MfaConfiguration: 'OFF',
    AccountRecoverySetting: { RecoveryMechanisms: [{ Name: 'verified_email', Priority: 1 }] },
    AdminCreateUserConfig: { AllowAdminCreateUserOnly: false },
    AutoVerifiedAttributes: ['email'],
    UserAttributeUpdateSettings: { AttributesRequireVerificationBeforeUpdate: ['email'] },
    Schema: [{ Name: 'email', AttributeDataType: 'String', Mutable: true, Required: true }],
    EmailConfiguration: { EmailSendingAccount: 'COGNITO_DEFAULT' },
    VerificationMessageTemplate: { DefaultEmailOption: 'CONFIRM_WITH_CODE' },
    DeletionProtection: 'ACTIVE',
    UserPoolTier: 'ESSENTIALS',
  })
})

test('without a return URL there is no code grant yet', () => {
  assert.deepEqual(inputsOf({}).CreateUserPoolClient, client)
})

test('machine to machine: a resource server with a scope, and client credentials for it', () => {
  const initial = withQuickAppType(initialQuickChoices('x1y2z3'), 'm2m')
  const inputs = inputsOf({ ...initial, email: false, returnUrl: 'https://hidden.example' })
  assert.deepEqual(Object.keys(inputs), [
    'CreateUserPool',
    'CreateUserPoolDomain',
    'CreateResourceServer',
    'CreateUserPoolClient',
  ])
  const name = 'default-m2m-resource-server-x1y2z3'
  assert.deepEqual(inputs.CreateResourceServer, {
    UserPoolId: told.poolId,
    Identifier: name,
    Name: name,
    Scopes: [{ ScopeName: 'read', ScopeDescription: 'Read' }],
  })
  const { SupportedIdentityProviders, ...same } = client
  assert.deepEqual(inputs.CreateUserPoolClient, {
    ...same,
    ClientName: 'My M2M app - x1y2z3',
    ExplicitAuthFlows: ['ALLOW_REFRESH_TOKEN_AUTH'],
    AllowedOAuthFlows: ['client_credentials'],
    AllowedOAuthFlowsUserPoolClient: true,
    AllowedOAuthScopes: [`${name}/read`],
  })
  const pool = inputs.CreateUserPool ?? {}
  assert.deepEqual(Reflect.get(pool, 'UsernameAttributes'), ['email'])
  assert.deepEqual(Reflect.get(pool, 'AdminCreateUserConfig'), { AllowAdminCreateUserOnly: true })
  assert.equal(showsUserOptions(initial), false)
})

test('a client is refused before the pool has an id', () => {
  const [, domain] = quickCalls(initialQuickChoices('x'))
  assert.throws(() => domain && inputOf(domain, {}), /poolId of a call/)
})

for (const [changes, verified, recovery, required] of [
  [{ phone: true }, ['email'], 'verified_email', ['email', 'phone_number']],
  [{ email: false, phone: true }, ['phone_number'], 'verified_phone_number', ['phone_number']],
  [{ userName: true }, ['email'], 'verified_email', ['email']],
  [
    { email: false, userName: true, additionalRequired: ['email', 'name'] },
    ['email'],
    'verified_email',
    ['email', 'name'],
  ],
  [
    { email: false, userName: true, additionalRequired: ['phone_number'] },
    ['phone_number'],
    'verified_phone_number',
    ['phone_number'],
  ],
] as const) {
  test(`quick setup sends codes where users can be reached: ${JSON.stringify(changes)}`, () => {
    const pool = inputsOf(changes).CreateUserPool as {
      AutoVerifiedAttributes: unknown
      AccountRecoverySetting: unknown
      SmsConfiguration?: unknown
      Schema: { Name: string }[]
    }
    assert.deepEqual(pool.AutoVerifiedAttributes, verified)
    assert.deepEqual(pool.AccountRecoverySetting, { RecoveryMechanisms: [{ Name: recovery, Priority: 1 }] })
    assert.deepEqual(
      pool.Schema.map(({ Name }) => Name),
      required,
    )
  })
}

test('what is required follows from the sign-in options', () => {
  const choices = initialQuickChoices('x')
  assert.deepEqual(quickImpliedRequired(choices), ['email'])
  assert.deepEqual(quickImpliedRequired({ ...choices, email: false, userName: true }), [])
  assert.equal(quickChoosableRequired(choices).includes('email'), false)
})

test('a suggested name follows the type of the application, a typed one stays', () => {
  const choices = initialQuickChoices('x1')
  const names = quickAppTypes.map((appType) => withQuickAppType(choices, appType).appName)
  assert.deepEqual(names, ['My web app - x1', 'My SPA app - x1', 'My mobile app - x1', 'My M2M app - x1'])
  assert.equal(withQuickAppType({ ...choices, appName: 'Shop' }, 'spa').appName, 'Shop')
})
