import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Changes, choose, hostedUi } from './choices-fixture.ts'
import { initialChoices, withAppType } from './initial-choices.ts'
import { inputOf } from './planned-call.ts'
import { callsOf, requestsOf } from './requests.ts'

const poolOf = (changes: Changes) => requestsOf(choose(changes)).pool
const clientOf = (app: Changes['app']) => requestsOf(choose({ app: { ...app } })).client

test('plain Next on every step asks for a pool with email sign-in, and an app client', () => {
  const calls = callsOf(requestsOf(initialChoices('x1y2z3')))
  assert.deepEqual(
    calls.map(({ operation }) => operation),
    ['CreateUserPool', 'CreateUserPoolClient'],
  )
  const [pool, client] = calls.map((call) => inputOf(call, { poolId: 'us-east-1_AbCd12345' }))
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
  })
  assert.deepEqual(client, {
    UserPoolId: 'us-east-1_AbCd12345',
    ClientName: 'My app client - x1y2z3',
    GenerateSecret: false,
    ExplicitAuthFlows: ['ALLOW_CUSTOM_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH', 'ALLOW_USER_SRP_AUTH'],
    RefreshTokenValidity: 30,
    AccessTokenValidity: 60,
    IdTokenValidity: 60,
    TokenValidityUnits: { RefreshToken: 'days', AccessToken: 'minutes', IdToken: 'minutes' },
    AuthSessionValidity: 3,
    EnableTokenRevocation: true,
    PreventUserExistenceErrors: 'ENABLED',
  })
})

for (const [ticked, names] of [
  ['U', {}],
  ['UE', { AliasAttributes: ['email'] }],
  ['UP', { AliasAttributes: ['phone_number'] }],
  ['UEP', { AliasAttributes: ['email', 'phone_number'] }],
  ['E', { UsernameAttributes: ['email'] }],
  ['P', { UsernameAttributes: ['phone_number'] }],
  ['EP', { UsernameAttributes: ['email', 'phone_number'] }],
  ['U+', { AliasAttributes: ['preferred_username'] }],
  ['UEP+', { AliasAttributes: ['email', 'phone_number', 'preferred_username'] }],
  // The box is hidden without a user name: what it says then doesn't count.
  ['E+', { UsernameAttributes: ['email'] }],
] as const) {
  test(`sign-in options ${ticked}`, () => {
    const has = (letter: string) => ticked.includes(letter)
    const { AliasAttributes, UsernameAttributes } = poolOf({
      signIn: { userName: has('U'), email: has('E'), phone: has('P'), preferredUserName: has('+') },
    })
    assert.deepEqual(
      { ...(AliasAttributes && { AliasAttributes }), ...(UsernameAttributes && { UsernameAttributes }) },
      names,
    )
  })
}

test('user names are case sensitive only where that is ticked and shown', () => {
  const caseSensitive = (signIn: Changes['signIn']) => poolOf({ signIn: { ...signIn } }).UsernameConfiguration
  assert.deepEqual(caseSensitive({ userName: true, caseSensitive: true }), { CaseSensitive: true })
  assert.deepEqual(caseSensitive({ userName: true }), { CaseSensitive: false })
  assert.deepEqual(caseSensitive({ caseSensitive: true }), { CaseSensitive: false })
})

const email = 'verified_email'
const phone = 'verified_phone_number'
for (const [recovery, names] of [
  ['email', [email]],
  ['sms', [phone]],
  ['emailThenSms', [email, phone]],
  ['smsThenEmail', [phone, email]],
  ['smsEvenWithMfa', undefined],
] as const) {
  test(`recovery by ${recovery}`, () => {
    const pool = poolOf({ security: { recovery } })
    const mechanisms = names?.map((Name, index) => ({ Name, Priority: index + 1 }))
    assert.deepEqual(pool.AccountRecoverySetting?.RecoveryMechanisms, mechanisms)
    assert.equal('AccountRecoverySetting' in pool, names !== undefined)
    assert.equal(pool.SmsConfiguration !== undefined, recovery !== 'email')
  })
}

test('without self-service recovery only an administrator resets', () => {
  const { AccountRecoverySetting, SmsConfiguration } = poolOf({
    security: { selfServiceRecovery: false, recovery: 'sms' },
  })
  assert.deepEqual(AccountRecoverySetting, { RecoveryMechanisms: [{ Name: 'admin_only', Priority: 1 }] })
  assert.equal(SmsConfiguration, undefined)
})

for (const [signUp, verified, first] of [
  [{ verify: 'phone' }, ['phone_number'], ['phone_number']],
  [{ verify: 'email' }, ['email'], ['email']],
  [{ verify: 'phoneThenEmail' }, ['phone_number', 'email'], ['email']],
  [{ verify: 'phoneThenEmail', keepOriginalOf: 'phone' }, ['phone_number', 'email'], ['phone_number']],
  [{ verify: 'phoneThenEmail', keepOriginalOf: 'both' }, ['phone_number', 'email'], ['phone_number', 'email']],
  [{ verify: 'email', keepOriginalOf: 'both' }, ['email'], ['email']],
  [{ verify: 'email', keepOriginal: false }, ['email'], []],
  [{ sendsVerification: false, verify: 'phone' }, [], []],
] as const) {
  test(`verification ${JSON.stringify(signUp)}`, () => {
    const pool = poolOf({ signUp })
    assert.deepEqual(pool.AutoVerifiedAttributes, verified)
    assert.deepEqual(pool.UserAttributeUpdateSettings, { AttributesRequireVerificationBeforeUpdate: first })
    assert.equal(pool.SmsConfiguration !== undefined, pool.AutoVerifiedAttributes?.includes('phone_number'))
  })
}

const sms = {
  SmsMfaConfiguration: {
    SmsConfiguration: {
      SnsCallerArn: 'arn:aws:iam::000000000000:role/service-role/CognitoSms-x1y2z3',
      ExternalId: 'cognito-sms-x1y2z3',
      SnsRegion: 'us-east-1',
    },
  },
}
const app = { SoftwareTokenMfaConfiguration: { Enabled: true } }
const mail = {
  EmailMfaConfiguration: { Subject: 'Your authentication code', Message: 'Your authentication code is {####}.' },
}
for (const [methods, created, then] of [
  ['S', 'ON', undefined],
  ['A', 'OFF', app],
  ['E', 'OFF', mail],
  ['SA', 'OFF', { ...sms, ...app }],
  ['SE', 'OFF', { ...sms, ...mail }],
  ['AE', 'OFF', { ...app, ...mail }],
  ['SAE', 'OFF', { ...sms, ...app, ...mail }],
] as const) {
  for (const mfa of ['ON', 'OPTIONAL', 'OFF'] as const) {
    test(`MFA ${mfa} by ${methods}`, () => {
      const has = (letter: string) => methods.includes(letter)
      const requests = requestsOf(
        choose({ security: { mfa, mfaBySms: has('S'), mfaByApp: has('A'), mfaByEmail: has('E') } }),
      )
      const expected = mfa === 'OFF' || !then ? undefined : { MfaConfiguration: mfa, ...then }
      assert.deepEqual(requests.mfa, expected)
      assert.equal(requests.pool.MfaConfiguration, created === 'ON' ? mfa : 'OFF')
      assert.equal(requests.pool.SmsConfiguration !== undefined, has('S') && mfa !== 'OFF')
      assert.equal(callsOf(requests)[1]?.operation, expected ? 'SetUserPoolMfaConfig' : 'CreateUserPoolClient')
    })
  }
}

test('the schema names what is required, then the custom attributes with their limits', () => {
  const custom = { name: ' plan ', type: 'String', min: '1', max: '', mutable: false } as const
  const { Schema } = poolOf({
    signIn: { phone: true },
    signUp: {
      additionalRequired: ['updated_at', 'email', 'name'],
      customAttributes: [custom, { ...custom, name: 'seats', type: 'Number', min: '', max: '5', mutable: true }],
    },
  })
  const required = (Name: string, AttributeDataType = 'String') => ({
    Name,
    AttributeDataType,
    Mutable: true,
    Required: true,
  })
  assert.deepEqual(Schema, [
    required('email'),
    required('phone_number'),
    required('updated_at', 'Number'),
    required('name'),
    { Name: 'plan', AttributeDataType: 'String', Mutable: false, StringAttributeConstraints: { MinLength: '1' } },
    { Name: 'seats', AttributeDataType: 'Number', Mutable: true, NumberAttributeConstraints: { MaxValue: '5' } },
  ])
})

test('a pool that requires nothing names no schema', () => {
  const nothing = { signIn: { userName: true, email: false }, signUp: { sendsVerification: false } }
  assert.equal('Schema' in poolOf(nothing), false)
})

for (const [name, delivery, configuration] of [
  [
    'Cognito with a reply-to address',
    { replyTo: ' a@b.example ', fromAddress: 'ignored@b.example' },
    { EmailSendingAccount: 'COGNITO_DEFAULT', ReplyToEmailAddress: 'a@b.example' },
  ],
  ['SES left for later', { emailProvider: 'ses', fromName: 'X' }, { EmailSendingAccount: 'COGNITO_DEFAULT' }],
  [
    'SES with an address identity',
    { emailProvider: 'ses', sesIdentityArn: 'arn:aws:ses:us-east-1:1:identity/a@b.example', fromName: 'A B' },
    {
      EmailSendingAccount: 'DEVELOPER',
      SourceArn: 'arn:aws:ses:us-east-1:1:identity/a@b.example',
      From: 'A B <a@b.example>',
    },
  ],
  [
    'SES with a domain, and a name that needs quotes',
    {
      emailProvider: 'ses',
      sesIdentityArn: 'arn:aws:ses:us-east-1:1:identity/b.example',
      fromAddress: 'x@b.example',
      fromName: 'A, B',
      configurationSet: 'set',
    },
    {
      EmailSendingAccount: 'DEVELOPER',
      SourceArn: 'arn:aws:ses:us-east-1:1:identity/b.example',
      From: '"A, B" <x@b.example>',
      ConfigurationSet: 'set',
    },
  ],
] as const) {
  test(name, () => assert.deepEqual(poolOf({ delivery }).EmailConfiguration, configuration))
}

test('tags are a map, and left out when there are none', () => {
  const tags = [
    { key: 'team', value: 'a' },
    { key: 'constructor', value: '' },
  ]
  assert.deepEqual(poolOf({ app: { tags } }).UserPoolTags, { team: 'a', constructor: '' })
  assert.equal('UserPoolTags' in poolOf({}), false)
})

test('the tile of an app type suggests a secret or none', () => {
  const secretOf = (type: 'public' | 'confidential' | 'other') =>
    requestsOf(withAppType(choose({ app: { generateSecret: type !== 'confidential' } }), type)).client.GenerateSecret
  assert.deepEqual([secretOf('public'), secretOf('confidential'), secretOf('other')], [false, true, false])
})

test('hosted pages bring a domain and what OAuth 2.0 asks for', () => {
  const { domain, client } = requestsOf(choose({ app: { ...hostedUi, grants: ['implicit', 'code'] } }))
  assert.deepEqual(domain, { Domain: 'my-app-x1y2z3', ManagedLoginVersion: 1 })
  const { CallbackURLs, LogoutURLs, SupportedIdentityProviders, AllowedOAuthFlows, AllowedOAuthScopes } = client
  assert.deepEqual(
    { CallbackURLs, LogoutURLs, SupportedIdentityProviders, AllowedOAuthFlows, AllowedOAuthScopes },
    {
      CallbackURLs: hostedUi.callbackUrls,
      LogoutURLs: hostedUi.signOutUrls,
      SupportedIdentityProviders: ['COGNITO'],
      AllowedOAuthFlows: ['code', 'implicit'],
      AllowedOAuthScopes: ['email', 'openid', 'phone'],
    },
  )
  assert.equal(client.AllowedOAuthFlowsUserPoolClient, true)
})

test('a custom domain comes with its certificate', () => {
  const certificateArn = 'arn:aws:acm:us-east-1:111122223333:certificate/1'
  const custom = { ...hostedUi, domainKind: 'custom', customDomain: 'auth.example.com', certificateArn } as const
  assert.deepEqual(requestsOf(choose({ app: custom })).domain, {
    Domain: 'auth.example.com',
    ManagedLoginVersion: 1,
    CustomDomainConfig: { CertificateArn: certificateArn },
  })
})

for (const [days, minutes, validity, unit] of [
  ['30', '0', 30, 'days'],
  ['0', '60', 60, 'minutes'],
  ['1', '1', 1_441, 'minutes'],
  ['', '1440', 1, 'days'],
] as const) {
  test(`${days} days and ${minutes} minutes are ${validity} ${unit}`, () => {
    const { RefreshTokenValidity, TokenValidityUnits } = clientOf({ refreshToken: { days, minutes } })
    assert.deepEqual([RefreshTokenValidity, TokenValidityUnits?.RefreshToken], [validity, unit])
  })
}

test('refreshing stays allowed, and the flows keep their order', () => {
  const { ExplicitAuthFlows } = clientOf({ authFlows: ['ALLOW_USER_PASSWORD_AUTH', 'ALLOW_CUSTOM_AUTH'] })
  assert.deepEqual(ExplicitAuthFlows, ['ALLOW_CUSTOM_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH', 'ALLOW_USER_PASSWORD_AUTH'])
})

test('user context data is passed on only by a client with a secret', () => {
  assert.equal(clientOf({ userContextData: true }).EnablePropagateAdditionalUserContextData, undefined)
  const confidential = clientOf({ userContextData: true, generateSecret: true })
  assert.equal(confidential.EnablePropagateAdditionalUserContextData, true)
})
