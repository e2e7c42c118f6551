import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { completeSchema } from './attribute-schema.ts'
import { withPoolDefaults } from './pool-defaults.ts'

test('a pool of which nothing is asked has the defaults that DescribeUserPool shows, and nothing more', () => {
  assert.deepEqual(withPoolDefaults({}), {
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
    VerificationMessageTemplate: { DefaultEmailOption: 'CONFIRM_WITH_CODE' },
    UserAttributeUpdateSettings: { AttributesRequireVerificationBeforeUpdate: [] },
    MfaConfiguration: 'OFF',
    EmailConfiguration: { EmailSendingAccount: 'COGNITO_DEFAULT' },
    UserPoolTags: {},
    AdminCreateUserConfig: { AllowAdminCreateUserOnly: false, UnusedAccountValidityDays: 7 },
    Schema: completeSchema(),
    UserPoolTier: 'ESSENTIALS',
  })
})

describe('the password policy', () => {
  const policyOf = (PasswordPolicy: object, days?: number) => {
    const { Policies, AdminCreateUserConfig } = withPoolDefaults({
      Policies: { PasswordPolicy },
      ...(days !== undefined && { AdminCreateUserConfig: { UnusedAccountValidityDays: days } }),
    })
    return { ...Policies?.PasswordPolicy, unused: AdminCreateUserConfig?.UnusedAccountValidityDays }
  }
  const lenient = {
    MinimumLength: 8,
    RequireUppercase: false,
    RequireLowercase: false,
    RequireNumbers: false,
    RequireSymbols: false,
  }

  test('asks only for what it names once it is given', () => {
    assert.deepEqual(policyOf({}), { ...lenient, TemporaryPasswordValidityDays: 7, unused: 7 })
    assert.deepEqual(policyOf({ MinimumLength: 12, RequireNumbers: true, PasswordHistorySize: 3 }), {
      ...lenient,
      MinimumLength: 12,
      RequireNumbers: true,
      PasswordHistorySize: 3,
      TemporaryPasswordValidityDays: 7,
      unused: 7,
    })
  })

  test('and the configuration of invitations show the same days, whichever was given; zero is the default', () => {
    assert.deepEqual(policyOf({ TemporaryPasswordValidityDays: 30 }), {
      ...lenient,
      TemporaryPasswordValidityDays: 30,
      unused: 30,
    })
    assert.deepEqual(policyOf({}, 14), { ...lenient, TemporaryPasswordValidityDays: 14, unused: 14 })
    assert.deepEqual(policyOf({ TemporaryPasswordValidityDays: 0 }, 0), {
      ...lenient,
      TemporaryPasswordValidityDays: 7,
      unused: 7,
    })
  })
})

test('a sign-in policy without a password policy leaves the password policy at its default', () => {
  const { Policies } = withPoolDefaults({
    Policies: { SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD', 'EMAIL_OTP'] } },
  })
  assert.equal(Policies?.PasswordPolicy?.RequireSymbols, true)
  assert.deepEqual(Policies?.SignInPolicy, { AllowedFirstAuthFactors: ['PASSWORD', 'EMAIL_OTP'] })
})

describe('verification messages', () => {
  const messagesOf = (requested: Parameters<typeof withPoolDefaults>[0]) => {
    const settings = withPoolDefaults(requested)
    return {
      sms: settings.SmsVerificationMessage,
      email: settings.EmailVerificationMessage,
      subject: settings.EmailVerificationSubject,
      template: settings.VerificationMessageTemplate,
    }
  }
  const mirrored = {
    sms: 'sms {####}',
    email: 'email {####}',
    subject: 'subject',
    template: {
      DefaultEmailOption: 'CONFIRM_WITH_CODE',
      SmsMessage: 'sms {####}',
      EmailMessage: 'email {####}',
      EmailSubject: 'subject',
    },
  }

  test('given under their older names stand in the template too', () => {
    const older = {
      SmsVerificationMessage: 'sms {####}',
      EmailVerificationMessage: 'email {####}',
      EmailVerificationSubject: 'subject',
    }
    assert.deepEqual(messagesOf(older), mirrored)
  })

  test('given in the template stand under their older names too, and win over those', () => {
    const template = { SmsMessage: 'sms {####}', EmailMessage: 'email {####}', EmailSubject: 'subject' }
    assert.deepEqual(messagesOf({ VerificationMessageTemplate: template }), mirrored)
    assert.deepEqual(
      messagesOf({ VerificationMessageTemplate: template, EmailVerificationMessage: 'older {####}' }),
      mirrored,
    )
  })

  test('by link stay in the template alone', () => {
    const template = {
      DefaultEmailOption: 'CONFIRM_WITH_LINK',
      EmailMessageByLink: '{##Verify##}',
      EmailSubjectByLink: 'link',
    } as const
    assert.deepEqual(messagesOf({ VerificationMessageTemplate: template }), {
      sms: undefined,
      email: undefined,
      subject: undefined,
      template,
    })
  })
})

test('what is given in part is completed', () => {
  const settings = withPoolDefaults({
    DeviceConfiguration: { ChallengeRequiredOnNewDevice: true },
    EmailConfiguration: { ReplyToEmailAddress: 'help@example.com' },
    AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
  })
  assert.deepEqual(settings.DeviceConfiguration, {
    ChallengeRequiredOnNewDevice: true,
    DeviceOnlyRememberedOnUserPrompt: false,
  })
  assert.deepEqual(settings.EmailConfiguration, {
    EmailSendingAccount: 'COGNITO_DEFAULT',
    ReplyToEmailAddress: 'help@example.com',
  })
  assert.deepEqual(settings.AdminCreateUserConfig, { AllowAdminCreateUserOnly: true, UnusedAccountValidityDays: 7 })
})

test('the two members of the pre token generation trigger name the same function', () => {
  const arn = 'arn:aws:lambda:us-east-1:123456789012:function:tokens'
  const newer = { LambdaVersion: 'V2_0', LambdaArn: arn } as const
  assert.deepEqual(withPoolDefaults({ LambdaConfig: { PreTokenGeneration: arn } }).LambdaConfig, {
    PreTokenGeneration: arn,
    PreTokenGenerationConfig: { LambdaVersion: 'V1_0', LambdaArn: arn },
  })
  assert.deepEqual(withPoolDefaults({ LambdaConfig: { PreTokenGenerationConfig: newer } }).LambdaConfig, {
    PreTokenGeneration: arn,
    PreTokenGenerationConfig: newer,
  })
})

test('empty lists of sign-in names are as good as none', () => {
  const settings = withPoolDefaults({ AutoVerifiedAttributes: [], AliasAttributes: [], UsernameAttributes: [] })
  assert.deepEqual(settings, withPoolDefaults({}))
})
