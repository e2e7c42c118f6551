import type {
  CreateUserPoolCommandInput,
  RecoveryOptionType,
  SchemaAttributeType,
  VerifiedAttributeType,
} from '@aws-sdk/client-cognito-identity-provider'
import { dataTypeOf } from './attributes.ts'
import type { Choices, CustomAttribute, KeepOriginalChoice, RecoveryChoice, VerifyChoice } from './choices.ts'
import { emailConfigurationOf } from './email-configuration.ts'
import { needsMfaRequest } from './mfa-request.ts'
import { smsConfiguration } from './sms-configuration.ts'
import {
  keepOriginalOf,
  preferredUserNameIsAlias,
  requiredAttributes,
  showsCustomPolicy,
  showsKeepOriginalChoices,
  showsSms,
  showsUserNameRequirements,
} from './visible.ts'

/** The pool that was chosen, but for what SetUserPoolMfaConfig adds. */
export function poolRequest(choices: Choices): CreateUserPoolCommandInput {
  const { security, signUp, app } = choices
  const schema = schemaOf(choices)
  const tags = app.tags.map(({ key, value }) => [key, value])
  return {
    PoolName: app.poolName.trim(),
    ...signInNames(choices),
    // The API takes a missing answer for "case sensitive".
    UsernameConfiguration: { CaseSensitive: showsUserNameRequirements(choices) && choices.signIn.caseSensitive },
    Policies: { PasswordPolicy: passwordPolicy(choices) },
    MfaConfiguration: needsMfaRequest(choices) ? 'OFF' : security.mfa,
    ...accountRecovery(choices),
    AdminCreateUserConfig: { AllowAdminCreateUserOnly: !signUp.selfRegistration },
    AutoVerifiedAttributes: signUp.sendsVerification ? [...verified[signUp.verify]] : [],
    UserAttributeUpdateSettings: { AttributesRequireVerificationBeforeUpdate: verifiedFirst(choices) },
    ...(schema.length > 0 && { Schema: schema }),
    EmailConfiguration: emailConfigurationOf(choices),
    ...(showsSms(choices) && { SmsConfiguration: smsConfiguration(choices) }),
    VerificationMessageTemplate: { DefaultEmailOption: 'CONFIRM_WITH_CODE' },
    ...(tags.length > 0 && { UserPoolTags: Object.fromEntries(tags) }),
    DeletionProtection: 'ACTIVE',
  }
}

type SignInNames = Pick<CreateUserPoolCommandInput, 'AliasAttributes' | 'UsernameAttributes'>

/** With a user name the addresses are other names of the same user, without one they are the user name. */
function signInNames(choices: Choices): SignInNames {
  const { userName, email, phone } = choices.signIn
  const addresses = [...(email ? (['email'] as const) : []), ...(phone ? (['phone_number'] as const) : [])]
  if (!userName) return { UsernameAttributes: addresses }
  const aliases = [...addresses, ...(preferredUserNameIsAlias(choices) ? (['preferred_username'] as const) : [])]
  return aliases.length > 0 ? { AliasAttributes: aliases } : {}
}

const defaultPolicy = {
  MinimumLength: 8,
  RequireUppercase: true,
  RequireLowercase: true,
  RequireNumbers: true,
  RequireSymbols: true,
  TemporaryPasswordValidityDays: 7,
} as const

function passwordPolicy(choices: Choices) {
  if (!showsCustomPolicy(choices)) return { ...defaultPolicy }
  const { security } = choices
  return {
    MinimumLength: Number(security.minimumLength),
    RequireUppercase: security.requireUppercase,
    RequireLowercase: security.requireLowercase,
    RequireNumbers: security.requireNumbers,
    RequireSymbols: security.requireSymbols,
    TemporaryPasswordValidityDays: Number(security.temporaryPasswordDays),
  }
}

const byEmail = 'verified_email'
const bySms = 'verified_phone_number'

/** Resetting by SMS beside SMS MFA is what Cognito did before it had this setting: it is chosen by saying nothing. */
const recoveryOrders: Readonly<Record<RecoveryChoice, readonly (typeof byEmail | typeof bySms)[] | undefined>> = {
  email: [byEmail],
  sms: [bySms],
  emailThenSms: [byEmail, bySms],
  smsThenEmail: [bySms, byEmail],
  smsEvenWithMfa: undefined,
}

function accountRecovery({ security }: Choices): Pick<CreateUserPoolCommandInput, 'AccountRecoverySetting'> {
  const names = security.selfServiceRecovery ? recoveryOrders[security.recovery] : (['admin_only'] as const)
  const mechanisms = names?.map((name, index): RecoveryOptionType => ({ Name: name, Priority: index + 1 }))
  return mechanisms ? { AccountRecoverySetting: { RecoveryMechanisms: mechanisms } } : {}
}

const verified: Readonly<Record<VerifyChoice, readonly VerifiedAttributeType[]>> = {
  phone: ['phone_number'],
  email: ['email'],
  phoneThenEmail: ['phone_number', 'email'],
}

const keptOriginals: Readonly<Record<KeepOriginalChoice, readonly VerifiedAttributeType[]>> = {
  phone: ['phone_number'],
  email: ['email'],
  both: ['phone_number', 'email'],
}

function verifiedFirst(choices: Choices): VerifiedAttributeType[] {
  const choice = showsKeepOriginalChoices(choices) ? keepOriginalOf(choices) : undefined
  return choice ? [...keptOriginals[choice]] : []
}

function schemaOf(choices: Choices): SchemaAttributeType[] {
  const required = requiredAttributes(choices).map((name) => ({
    Name: name,
    AttributeDataType: dataTypeOf(name),
    // A standard attribute that the request names is immutable unless it says otherwise.
    Mutable: true,
    Required: true,
  }))
  return [...required, ...choices.signUp.customAttributes.map(customAttribute)]
}

function customAttribute({ name, type, min, max, mutable }: CustomAttribute): SchemaAttributeType {
  const limits = (least: string, most: string) => ({
    ...(min.trim() !== '' && { [least]: min.trim() }),
    ...(max.trim() !== '' && { [most]: max.trim() }),
  })
  return {
    Name: name.trim(),
    AttributeDataType: type,
    Mutable: mutable,
    ...(type === 'String'
      ? { StringAttributeConstraints: limits('MinLength', 'MaxLength') }
      : { NumberAttributeConstraints: limits('MinValue', 'MaxValue') }),
  }
}
