import type { AdminCreateUserConfigType, PasswordPolicyType } from '#contract/cognito-idp-types.generated.ts'
import { completeSchema } from './attribute-schema.ts'
import type { PoolSettings } from './pools.ts'

const temporaryPasswordDays = 7

const defaultPasswordPolicy = {
  MinimumLength: 8,
  RequireUppercase: true,
  RequireLowercase: true,
  RequireNumbers: true,
  RequireSymbols: true,
} as const satisfies PasswordPolicyType

/** The settings of a new pool: what was asked for, with Cognito's defaults for the rest, as DescribeUserPool shows them. */
export function withPoolDefaults(requested: PoolSettings): PoolSettings {
  const passwordPolicy = passwordPolicyOf(requested)
  return {
    ...withoutEmptyLists(requested),
    Policies: {
      PasswordPolicy: passwordPolicy,
      SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD'], ...requested.Policies?.SignInPolicy },
    },
    DeletionProtection: requested.DeletionProtection ?? 'INACTIVE',
    LambdaConfig: lambdaConfigOf(requested),
    ...verificationMessages(requested),
    MfaConfiguration: requested.MfaConfiguration ?? 'OFF',
    UserAttributeUpdateSettings: {
      AttributesRequireVerificationBeforeUpdate: [],
      ...requested.UserAttributeUpdateSettings,
    },
    ...(requested.DeviceConfiguration && { DeviceConfiguration: deviceConfigurationOf(requested.DeviceConfiguration) }),
    EmailConfiguration: { EmailSendingAccount: 'COGNITO_DEFAULT', ...requested.EmailConfiguration },
    UserPoolTags: requested.UserPoolTags ?? {},
    AdminCreateUserConfig: adminCreateUserConfigOf(requested, passwordPolicy),
    Schema: completeSchema(requested.Schema),
    UserPoolTier: requested.UserPoolTier ?? 'ESSENTIALS',
  }
}

/** Empty lists are shown as if they had never been given. */
function withoutEmptyLists(requested: PoolSettings): PoolSettings {
  const { AutoVerifiedAttributes: verified, AliasAttributes: aliases, UsernameAttributes: names, ...rest } = requested
  return {
    ...rest,
    ...(verified?.length && { AutoVerifiedAttributes: verified }),
    ...(aliases?.length && { AliasAttributes: aliases }),
    ...(names?.length && { UsernameAttributes: names }),
  }
}

function passwordPolicyOf({ Policies, AdminCreateUserConfig }: PoolSettings): PasswordPolicyType {
  const requested = Policies?.PasswordPolicy
  return {
    // A policy that is given at all asks only for what it names.
    ...(requested
      ? {
          MinimumLength: 8,
          RequireUppercase: false,
          RequireLowercase: false,
          RequireNumbers: false,
          RequireSymbols: false,
        }
      : defaultPasswordPolicy),
    ...requested,
    // Zero means the default. The days of an invitation are the older name of the same setting.
    TemporaryPasswordValidityDays:
      requested?.TemporaryPasswordValidityDays ||
      AdminCreateUserConfig?.UnusedAccountValidityDays ||
      temporaryPasswordDays,
  }
}

function adminCreateUserConfigOf(
  { AdminCreateUserConfig }: PoolSettings,
  policy: PasswordPolicyType,
): AdminCreateUserConfigType {
  return {
    AllowAdminCreateUserOnly: false,
    ...AdminCreateUserConfig,
    UnusedAccountValidityDays: policy.TemporaryPasswordValidityDays ?? temporaryPasswordDays,
  }
}

/** Both members name the trigger, whichever of them was given. */
function lambdaConfigOf({ LambdaConfig = {} }: PoolSettings): NonNullable<PoolSettings['LambdaConfig']> {
  const { PreTokenGeneration: arn, PreTokenGenerationConfig: config } = LambdaConfig
  if (config) return { ...LambdaConfig, PreTokenGeneration: config.LambdaArn }
  if (arn) return { ...LambdaConfig, PreTokenGenerationConfig: { LambdaVersion: 'V1_0', LambdaArn: arn } }
  return LambdaConfig
}

type VerificationMessages = Pick<
  PoolSettings,
  'SmsVerificationMessage' | 'EmailVerificationMessage' | 'EmailVerificationSubject' | 'VerificationMessageTemplate'
>

/** The messages stand in the template and, under their older names, beside it: always the same text, the template's if both were given. */
function verificationMessages(requested: PoolSettings): VerificationMessages {
  const template = requested.VerificationMessageTemplate
  const sms = template?.SmsMessage ?? requested.SmsVerificationMessage
  const email = template?.EmailMessage ?? requested.EmailVerificationMessage
  const subject = template?.EmailSubject ?? requested.EmailVerificationSubject
  return {
    ...(sms !== undefined && { SmsVerificationMessage: sms }),
    ...(email !== undefined && { EmailVerificationMessage: email }),
    ...(subject !== undefined && { EmailVerificationSubject: subject }),
    VerificationMessageTemplate: {
      DefaultEmailOption: 'CONFIRM_WITH_CODE',
      ...template,
      ...(sms !== undefined && { SmsMessage: sms }),
      ...(email !== undefined && { EmailMessage: email }),
      ...(subject !== undefined && { EmailSubject: subject }),
    },
  }
}

function deviceConfigurationOf(requested: NonNullable<PoolSettings['DeviceConfiguration']>) {
  return { ChallengeRequiredOnNewDevice: false, DeviceOnlyRememberedOnUserPrompt: false, ...requested }
}
