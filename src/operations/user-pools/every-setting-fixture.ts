import type { CreateUserPoolRequest } from '#contract/cognito-idp-types.generated.ts'

const lambda = (name: string) => `arn:aws:lambda:eu-west-1:123456789012:function:${name}`
const kmsKey = 'arn:aws:kms:eu-west-1:123456789012:key/4d43904c-8edf-4bb4-9fca-fb1a80e41cbe'
const sender = { LambdaVersion: 'V1_0', LambdaArn: lambda('sender') } as const

/** A pool with every member of the contract but the username attributes, which exclude aliases. */
export const everything: CreateUserPoolRequest = {
  PoolName: 'Every member = +,.@-',
  Policies: {
    PasswordPolicy: {
      MinimumLength: 12,
      RequireUppercase: true,
      RequireLowercase: false,
      RequireNumbers: true,
      RequireSymbols: false,
      PasswordHistorySize: 5,
      TemporaryPasswordValidityDays: 30,
    },
    SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD', 'EMAIL_OTP', 'SMS_OTP', 'WEB_AUTHN'] },
  },
  DeletionProtection: 'ACTIVE',
  LambdaConfig: {
    PreSignUp: lambda('a'),
    CustomMessage: lambda('b'),
    PostConfirmation: lambda('c'),
    PreAuthentication: lambda('d'),
    PostAuthentication: lambda('e'),
    DefineAuthChallenge: lambda('f'),
    CreateAuthChallenge: lambda('g'),
    VerifyAuthChallengeResponse: lambda('h'),
    PreTokenGeneration: lambda('i'),
    UserMigration: lambda('j'),
    PreTokenGenerationConfig: { LambdaVersion: 'V3_0', LambdaArn: lambda('i') },
    CustomSMSSender: sender,
    CustomEmailSender: sender,
    KMSKeyID: kmsKey,
    InboundFederation: { LambdaVersion: 'V1_0', LambdaArn: lambda('k') },
  },
  AutoVerifiedAttributes: ['email', 'phone_number'],
  AliasAttributes: ['email', 'phone_number', 'preferred_username'],
  SmsVerificationMessage: 'SMS {####}',
  EmailVerificationMessage: 'E-mail {####}',
  EmailVerificationSubject: 'Subject',
  VerificationMessageTemplate: {
    SmsMessage: 'SMS {####}',
    EmailMessage: 'E-mail {####}',
    EmailSubject: 'Subject',
    EmailMessageByLink: 'Click {##here##}',
    EmailSubjectByLink: 'Link',
    DefaultEmailOption: 'CONFIRM_WITH_LINK',
  },
  SmsAuthenticationMessage: 'Sign in with {####}',
  MfaConfiguration: 'OPTIONAL',
  UserAttributeUpdateSettings: { AttributesRequireVerificationBeforeUpdate: ['email'] },
  DeviceConfiguration: { ChallengeRequiredOnNewDevice: true, DeviceOnlyRememberedOnUserPrompt: false },
  EmailConfiguration: {
    SourceArn: 'arn:aws:ses:eu-west-1:123456789012:identity/example.com',
    ReplyToEmailAddress: 'help@example.com',
    EmailSendingAccount: 'DEVELOPER',
    From: 'Example <no-reply@example.com>',
    ConfigurationSet: 'set',
  },
  SmsConfiguration: {
    SnsCallerArn: 'arn:aws:iam::123456789012:role/sms',
    ExternalId: 'external',
    SnsRegion: 'eu-west-1',
    EumsSms: { CallerArn: 'arn:aws:iam::123456789012:role/eums', OriginationIdentity: 'sender', Region: 'eu-west-1' },
  },
  UserPoolTags: { team: 'identity', empty: '' },
  AdminCreateUserConfig: {
    AllowAdminCreateUserOnly: true,
    InviteMessageTemplate: {
      SMSMessage: '{username} {####}',
      EmailMessage: 'Hello {username}, {####}',
      EmailSubject: 'Welcome',
    },
  },
  Schema: [
    { Name: 'email', Required: true, Mutable: true },
    {
      Name: 'plan',
      AttributeDataType: 'String',
      Mutable: true,
      StringAttributeConstraints: { MinLength: '1', MaxLength: '20' },
    },
    { Name: 'age', AttributeDataType: 'Number', Mutable: false, NumberAttributeConstraints: { MinValue: '0' } },
    { Name: 'beta', AttributeDataType: 'Boolean', DeveloperOnlyAttribute: true },
  ],
  UserPoolAddOns: { AdvancedSecurityMode: 'ENFORCED', AdvancedSecurityAdditionalFlows: { CustomAuthMode: 'AUDIT' } },
  DcrConfiguration: { EnableStatus: 'Disabled', OpenDcrEnabled: false, AuthenticatedGrantTypes: ['code'] },
  UsernameConfiguration: { CaseSensitive: false },
  AccountRecoverySetting: {
    RecoveryMechanisms: [
      { Name: 'verified_phone_number', Priority: 1 },
      { Name: 'verified_email', Priority: 2 },
    ],
  },
  UserPoolTier: 'PLUS',
  KeyConfiguration: { KeyType: 'CUSTOMER_MANAGED_KEY', KmsKeyArn: kmsKey },
  IssuerConfiguration: { Type: 'UPDATED' },
  AcrConfiguration: { high: { AcrValue: 'urn:example:high' } },
}
