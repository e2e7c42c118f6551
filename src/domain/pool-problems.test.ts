import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type PoolProblem, poolProblem } from './pool-problems.ts'
import type { PoolSettings } from './pools.ts'

const SmsConfiguration = { SnsCallerArn: 'arn:aws:iam::123456789012:role/sms', ExternalId: 'id' }
const lambda = (name: string) => `arn:aws:lambda:us-east-1:123456789012:function:${name}`
const sender = { LambdaVersion: 'V1_0', LambdaArn: lambda('sender') } as const
const tags = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, index) => [`tag${index}`, '']))
const recovery = (...names: ('verified_email' | 'verified_phone_number' | 'admin_only')[]): PoolSettings => ({
  AccountRecoverySetting: { RecoveryMechanisms: names.map((Name, index) => ({ Name, Priority: index + 1 })) },
})
const invitation = (InviteMessageTemplate: object): PoolSettings => ({
  AdminCreateUserConfig: { InviteMessageTemplate },
})

const accepted: readonly [what: string, settings: PoolSettings][] = [
  ['nothing', {}],
  ['aliases', { AliasAttributes: ['email', 'preferred_username'], UsernameAttributes: [] }],
  ['username attributes', { UsernameAttributes: ['email', 'phone_number'] }],
  [
    'a required preferred_username',
    { AliasAttributes: ['email'], Schema: [{ Name: 'preferred_username', Required: true }] },
  ],
  [
    'a preferred_username alias',
    { AliasAttributes: ['preferred_username'], Schema: [{ Name: 'preferred_username', Mutable: true }] },
  ],
  ['phone numbers verified by SMS', { AutoVerifiedAttributes: ['phone_number'], SmsConfiguration }],
  [
    'e-mail addresses verified before they change',
    {
      AutoVerifiedAttributes: ['email'],
      UserAttributeUpdateSettings: { AttributesRequireVerificationBeforeUpdate: ['email'] },
    },
  ],
  ['MFA by SMS', { MfaConfiguration: 'ON', SmsConfiguration }],
  ['MFA that is off', { MfaConfiguration: 'OFF' }],
  [
    'one-time passwords beside the password',
    { Policies: { SignInPolicy: { AllowedFirstAuthFactors: ['EMAIL_OTP', 'PASSWORD'] } } },
  ],
  ['recovery by e-mail, then SMS', recovery('verified_email', 'verified_phone_number')],
  ['recovery by administrators', recovery('admin_only')],
  [
    'days of an invitation beside a policy without days',
    { Policies: { PasswordPolicy: { MinimumLength: 8 } }, AdminCreateUserConfig: { UnusedAccountValidityDays: 3 } },
  ],
  [
    'a complete invitation',
    invitation({ EmailMessage: '{username}: {####}', SMSMessage: '{####} for {username}', EmailSubject: 'Welcome' }),
  ],
  [
    'an SES identity',
    {
      EmailConfiguration: {
        EmailSendingAccount: 'DEVELOPER',
        SourceArn: 'arn:aws:ses:us-east-1:123456789012:identity/example.com',
        From: 'Example <no-reply@example.com>',
      },
    },
  ],
  [
    'a sender of its own with its key',
    {
      LambdaConfig: {
        CustomEmailSender: sender,
        CustomSMSSender: sender,
        KMSKeyID: 'arn:aws:kms:us-east-1:123456789012:key/1',
      },
    },
  ],
  [
    'one pre token generation function',
    {
      LambdaConfig: {
        PreTokenGeneration: lambda('a'),
        PreTokenGenerationConfig: { LambdaVersion: 'V2_0', LambdaArn: lambda('a') },
      },
    },
  ],
  ['fifty tags', { UserPoolTags: tags(50) }],
  ['a key of AWS', { KeyConfiguration: { KeyType: 'AWS_OWNED_KEY' } }],
  [
    'threat protection of PLUS',
    {
      UserPoolTier: 'PLUS',
      UserPoolAddOns: {
        AdvancedSecurityMode: 'ENFORCED',
        AdvancedSecurityAdditionalFlows: { CustomAuthMode: 'AUDIT' },
      },
    },
  ],
  ['threat protection that is off', { UserPoolTier: 'LITE', UserPoolAddOns: { AdvancedSecurityMode: 'OFF' } }],
  ['a password history', { Policies: { PasswordPolicy: { PasswordHistorySize: 24 } } }],
  [
    'LITE without what it lacks',
    {
      UserPoolTier: 'LITE',
      Policies: { PasswordPolicy: { PasswordHistorySize: 0 }, SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD'] } },
    },
  ],
]
for (const [what, settings] of accepted) {
  test(`a pool may have ${what}`, () => assert.equal(poolProblem(settings), undefined))
}

const kms = 'KMSKeyId parameter is required when Custom SMS/Email Lambda trigger is used.'
const mfa = 'SMS configuration and Auto verification for phone_number are required when MFA is required/optional'
const duplicates = 'Account Recovery Setting cannot have duplicate priorities or recovery mechanisms.'
const invalid: readonly [what: string, settings: PoolSettings, message: string][] = [
  [
    'aliases and username attributes',
    { AliasAttributes: ['email'], UsernameAttributes: ['email'] },
    'Only one of the aliasAttributes or usernameAttributes can be set in a User pool.',
  ],
  [
    'a broken schema',
    { Schema: [{ Name: 'plan', AttributeDataType: 'String', Required: true }] },
    'Required custom attributes are not supported currently.',
  ],
  [
    'preferred_username required and as an alias',
    { AliasAttributes: ['preferred_username'], Schema: [{ Name: 'preferred_username', Required: true }] },
    'The attribute preferred_username can be required or an alias, but not both.',
  ],
  [
    'phone numbers verified without SMS',
    { AutoVerifiedAttributes: ['phone_number'] },
    'SMS configuration is required when phone_number is selected for auto verification',
  ],
  [
    'verification before updates that never happens',
    {
      AutoVerifiedAttributes: ['email'],
      SmsConfiguration,
      UserAttributeUpdateSettings: { AttributesRequireVerificationBeforeUpdate: ['email', 'phone_number'] },
    },
    'All attributes in AttributesRequireVerificationBeforeUpdate must exist in AutoVerifiedAttributes',
  ],
  ['required MFA without SMS', { MfaConfiguration: 'ON' }, mfa],
  ['optional MFA without SMS', { MfaConfiguration: 'OPTIONAL' }, mfa],
  [
    'no password among the first factors',
    { Policies: { SignInPolicy: { AllowedFirstAuthFactors: ['EMAIL_OTP', 'WEB_AUTHN'] } } },
    'Password should be configured as one of the allowed first auth factors.',
  ],
  [
    'recovery by administrators and e-mail',
    recovery('verified_email', 'admin_only'),
    'Account Recovery Setting cannot use admin_only setting with any other recovery mechanisms.',
  ],
  ['recovery by e-mail twice', recovery('verified_email', 'verified_email'), duplicates],
  [
    'two recoveries of one priority',
    {
      AccountRecoverySetting: {
        RecoveryMechanisms: [
          { Name: 'verified_email', Priority: 1 },
          { Name: 'verified_phone_number', Priority: 1 },
        ],
      },
    },
    duplicates,
  ],
  [
    'days for temporary passwords and for unused accounts',
    {
      Policies: { PasswordPolicy: { TemporaryPasswordValidityDays: 7 } },
      AdminCreateUserConfig: { UnusedAccountValidityDays: 7 },
    },
    'Please use TemporaryPasswordValidityDays in PasswordPolicy instead of UnusedAccountValidityDays',
  ],
  [
    'an invitation without a name',
    invitation({ EmailMessage: 'Welcome {####}' }),
    'The invitation email message must contain {username} and {####}.',
  ],
  [
    'an invitation without a password',
    invitation({ SMSMessage: 'Welcome {username}' }),
    'The invitation SMS message must contain {username} and {####}.',
  ],
  [
    'DEVELOPER without an identity',
    { EmailConfiguration: { EmailSendingAccount: 'DEVELOPER' } },
    'Source ARN is required to use DEVELOPER email sending owner',
  ],
  ['a FROM that is no address', { EmailConfiguration: { From: 'Example' } }, 'Provided From email address is invalid'],
  [
    'two FROM addresses',
    { EmailConfiguration: { From: 'a@example.com, b@example.com' } },
    'Provided From email address is invalid',
  ],
  ['an e-mail sender without a key', { LambdaConfig: { CustomEmailSender: sender } }, kms],
  ['an SMS sender without a key', { LambdaConfig: { CustomSMSSender: sender } }, kms],
  [
    'two pre token generation functions',
    {
      LambdaConfig: {
        PreTokenGeneration: lambda('a'),
        PreTokenGenerationConfig: { LambdaVersion: 'V1_0', LambdaArn: lambda('b') },
      },
    },
    "Cannot use PreTokenGenerationLambda and PreTokenGeneration with different Lambda function ARN's",
  ],
  [
    'a trigger that is no function',
    { LambdaConfig: { PreSignUp: 'arn:aws:sns:us-east-1:123456789012:topic' } },
    'Invalid lambda function ARN arn:aws:sns:us-east-1:123456789012:topic for the trigger PreSignUp.',
  ],
  [
    'a versioned trigger that is no function',
    {
      LambdaConfig: {
        InboundFederation: { LambdaVersion: 'V1_0', LambdaArn: 'arn:aws:sqs:us-east-1:123456789012:queue' },
      },
    },
    'Invalid lambda function ARN arn:aws:sqs:us-east-1:123456789012:queue for the trigger InboundFederation.',
  ],
  [
    'a managed key without its name',
    { KeyConfiguration: { KeyType: 'CUSTOMER_MANAGED_KEY' } },
    'KmsKeyArn is required for the key type CUSTOMER_MANAGED_KEY.',
  ],
  [
    'the name of a key that is not used',
    { KeyConfiguration: { KeyType: 'AWS_OWNED_KEY', KmsKeyArn: 'arn:aws:kms:us-east-1:123456789012:key/1' } },
    'KmsKeyArn can not be used with the key type AWS_OWNED_KEY.',
  ],
]
for (const [what, settings, message] of invalid) {
  test(`a pool may not have ${what}`, () =>
    assert.deepEqual(poolProblem(settings), { code: 'InvalidParameterException', message }))
}

const others: readonly [what: string, settings: PoolSettings, problem: PoolProblem][] = [
  [
    'fifty-one tags',
    { UserPoolTags: tags(51) },
    { code: 'UserPoolTaggingException', message: 'A user pool has at most 50 tags.' },
  ],
  [
    'a tag of AWS',
    { UserPoolTags: { 'AWS:owner': 'me' } },
    { code: 'UserPoolTaggingException', message: 'aws: prefixed tag key names are not allowed for external use.' },
  ],
]
for (const [what, settings, problem] of others) {
  test(`a pool may not have ${what}`, () => assert.deepEqual(poolProblem(settings), problem))
}

test('what is asked for is judged before the feature plan', () => {
  const settings: PoolSettings = {
    UserPoolTier: 'LITE',
    Policies: { SignInPolicy: { AllowedFirstAuthFactors: ['EMAIL_OTP'] } },
  }
  assert.equal(poolProblem(settings)?.code, 'InvalidParameterException')
})
