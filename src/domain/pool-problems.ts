import type { LambdaConfigType } from '#contract/cognito-idp-types.generated.ts'
import { namesTrigger } from './arn.ts'
import { parseMailbox } from './email-address.ts'
import type { PoolSettings } from './pools.ts'
import { recoveryConflict } from './recovery-conflict.ts'
import { schemaProblem } from './schema-problems.ts'
import { offeredMethods } from './sign-in/mfa.ts'
import { tierProblem } from './tier-problems.ts'

export type PoolProblem = {
  readonly code: 'InvalidParameterException' | 'FeatureUnavailableInTierException' | 'UserPoolTaggingException'
  readonly message: string
}

/**
 * Why a pool can't be made with these settings, or undefined: the contradictions between members that each keep the contract. Judge what was
 * asked for, before defaults are filled in. In Cognito's words where they are known.
 */
export function poolProblem(requested: PoolSettings): PoolProblem | undefined {
  for (const check of checks) {
    const message = check(requested)
    if (message) return { code: 'InvalidParameterException', message }
  }
  const tags = tagsProblem(requested.UserPoolTags)
  return tags ? { code: 'UserPoolTaggingException', message: tags } : tierProblem(requested)
}

type Check = (requested: PoolSettings) => string | false | 0 | undefined

const checks: readonly Check[] = [
  ({ AliasAttributes, UsernameAttributes }) =>
    AliasAttributes?.length &&
    UsernameAttributes?.length &&
    'Only one of the aliasAttributes or usernameAttributes can be set in a User pool.',
  ({ Schema }) => Schema && schemaProblem(Schema),
  ({ AliasAttributes, Schema }) =>
    AliasAttributes?.includes('preferred_username') &&
    Schema?.some(({ Name, Required }) => Name === 'preferred_username' && Required) &&
    'The attribute preferred_username can be required or an alias, but not both.',
  verificationProblem,
  mfaProblem,
  signInProblem,
  recoveryProblem,
  recoveryConflict,
  ({ Policies, AdminCreateUserConfig }) =>
    Policies?.PasswordPolicy?.TemporaryPasswordValidityDays &&
    AdminCreateUserConfig?.UnusedAccountValidityDays &&
    'Please use TemporaryPasswordValidityDays in PasswordPolicy instead of UnusedAccountValidityDays',
  invitationProblem,
  emailConfigurationProblem,
  ({ LambdaConfig }) => LambdaConfig && triggersProblem(LambdaConfig),
  keyProblem,
]

function verificationProblem({
  AutoVerifiedAttributes = [],
  SmsConfiguration,
  UserAttributeUpdateSettings,
}: PoolSettings) {
  if (AutoVerifiedAttributes.includes('phone_number') && !SmsConfiguration)
    return 'SMS configuration is required when phone_number is selected for auto verification'
  const verifiedFirst = UserAttributeUpdateSettings?.AttributesRequireVerificationBeforeUpdate ?? []
  if (!verifiedFirst.every((name) => AutoVerifiedAttributes.includes(name)))
    return 'All attributes in AttributesRequireVerificationBeforeUpdate must exist in AutoVerifiedAttributes'
  return undefined
}

// Other factors than SMS can be set only on a pool that exists, by SetUserPoolMfaConfig.
function mfaProblem(requested: PoolSettings) {
  if ((requested.MfaConfiguration ?? 'OFF') === 'OFF' || offeredMethods({ settings: requested }).length > 0)
    return undefined
  return 'SMS configuration and Auto verification for phone_number are required when MFA is required/optional'
}

function signInProblem({ Policies }: PoolSettings) {
  const factors = Policies?.SignInPolicy?.AllowedFirstAuthFactors
  if (!factors || factors.includes('PASSWORD')) return undefined
  return 'Password should be configured as one of the allowed first auth factors.'
}

function recoveryProblem({ AccountRecoverySetting }: PoolSettings) {
  const mechanisms = AccountRecoverySetting?.RecoveryMechanisms ?? []
  if (mechanisms.length < 2) return undefined
  if (mechanisms.some(({ Name }) => Name === 'admin_only'))
    return 'Account Recovery Setting cannot use admin_only setting with any other recovery mechanisms.'
  const distinct = (key: 'Name' | 'Priority') => new Set(mechanisms.map((mechanism) => mechanism[key])).size
  if (distinct('Name') < mechanisms.length || distinct('Priority') < mechanisms.length)
    return 'Account Recovery Setting cannot have duplicate priorities or recovery mechanisms.'
  return undefined
}

function invitationProblem({ AdminCreateUserConfig }: PoolSettings) {
  const template = AdminCreateUserConfig?.InviteMessageTemplate
  const incomplete = (message: string | undefined) =>
    message && !(message.includes('{username}') && message.includes('{####}'))
  if (incomplete(template?.EmailMessage)) return 'The invitation email message must contain {username} and {####}.'
  if (incomplete(template?.SMSMessage)) return 'The invitation SMS message must contain {username} and {####}.'
  return undefined
}

function emailConfigurationProblem({ EmailConfiguration: email }: PoolSettings) {
  if (email?.EmailSendingAccount === 'DEVELOPER' && !email.SourceArn)
    return 'Source ARN is required to use DEVELOPER email sending owner'
  if (email?.From && !parseMailbox(email.From)) return 'Provided From email address is invalid'
  return undefined
}

function triggersProblem(config: LambdaConfigType): string | undefined {
  const { KMSKeyID, CustomEmailSender, CustomSMSSender, PreTokenGeneration, PreTokenGenerationConfig } = config
  if ((CustomEmailSender || CustomSMSSender) && !KMSKeyID)
    return 'KMSKeyId parameter is required when Custom SMS/Email Lambda trigger is used.'
  if (PreTokenGeneration && PreTokenGenerationConfig && PreTokenGeneration !== PreTokenGenerationConfig.LambdaArn)
    return "Cannot use PreTokenGenerationLambda and PreTokenGeneration with different Lambda function ARN's"
  for (const [trigger, value] of Object.entries(config)) {
    if (trigger === 'KMSKeyID') continue
    const arn = typeof value === 'string' ? value : value?.LambdaArn
    if (arn && !namesTrigger(arn)) return `Invalid lambda function ARN ${arn} for the trigger ${trigger}.`
  }
  return undefined
}

function keyProblem({ KeyConfiguration: key }: PoolSettings) {
  if (key?.KeyType === 'CUSTOMER_MANAGED_KEY' && !key.KmsKeyArn)
    return 'KmsKeyArn is required for the key type CUSTOMER_MANAGED_KEY.'
  if (key?.KeyType === 'AWS_OWNED_KEY' && key.KmsKeyArn)
    return 'KmsKeyArn can not be used with the key type AWS_OWNED_KEY.'
  return undefined
}

const tagsMax = 50

/** Why a pool can't carry these tags. */
export function tagsProblem(tags: Readonly<Record<string, string>> = {}): string | undefined {
  const keys = Object.keys(tags)
  if (keys.length > tagsMax) return `A user pool has at most ${tagsMax} tags.`
  if (keys.some((key) => /^aws:/i.test(key))) return 'aws: prefixed tag key names are not allowed for external use.'
  return undefined
}
