import type { GetUserPoolMfaConfigCommandOutput, UserPoolType } from '@aws-sdk/client-cognito-identity-provider'
import type {
  Choices,
  DeliveryChoices,
  KeepOriginalChoice,
  RecoveryChoice,
  SecurityChoices,
  SignUpChoices,
  VerifyChoice,
} from '#create-pool/model/choices.ts'
import { initialChoices } from '#create-pool/model/initial-choices.ts'
import { mailboxParts } from './mailbox-parts.ts'

export type MfaConfig = Omit<GetUserPoolMfaConfigCommandOutput, '$metadata'>

/** The choices that would have made this pool, for the fields of the wizard; what it does not use keeps the wizard's suggestion. */
export function choicesOf(pool: UserPoolType, mfa: MfaConfig = {}): Choices {
  const [region = '', suffix = ''] = pool.Id?.split('_') ?? []
  const suggested = initialChoices(suffix.toLowerCase(), { region, accountId: pool.Arn?.split(':')[4] ?? '' })
  return {
    ...suggested,
    security: { ...suggested.security, ...passwords(pool), ...factors(pool, mfa), ...recovery(pool) },
    signUp: { ...suggested.signUp, ...signUp(pool) },
    delivery: { ...suggested.delivery, ...email(pool), ...sms(pool) },
  }
}

function passwords({ Policies }: UserPoolType) {
  const policy = Policies?.PasswordPolicy ?? {}
  const requires = [
    policy.RequireNumbers,
    policy.RequireSymbols,
    policy.RequireUppercase,
    policy.RequireLowercase,
  ] as const
  const days = policy.TemporaryPasswordValidityDays ?? 7
  const isDefault = policy.MinimumLength === 8 && days === 7 && requires.every(Boolean)
  const [numbers = false, symbols = false, uppercase = false, lowercase = false] = requires
  return {
    passwordMode: isDefault ? 'defaults' : 'custom',
    minimumLength: String(policy.MinimumLength ?? 8),
    requireNumbers: numbers,
    requireSymbols: symbols,
    requireUppercase: uppercase,
    requireLowercase: lowercase,
    temporaryPasswordDays: String(days),
  } as const satisfies Partial<SecurityChoices>
}

function factors(pool: UserPoolType, mfa: MfaConfig) {
  return {
    mfa: mfa.MfaConfiguration ?? pool.MfaConfiguration ?? 'OFF',
    mfaByApp: mfa.SoftwareTokenMfaConfiguration?.Enabled ?? false,
    mfaBySms: mfa.SmsMfaConfiguration !== undefined,
    mfaByEmail: mfa.EmailMfaConfiguration !== undefined,
  } as const satisfies Partial<SecurityChoices>
}

function recovery({ AccountRecoverySetting }: UserPoolType): Partial<SecurityChoices> {
  const mechanisms = AccountRecoverySetting?.RecoveryMechanisms
  // Nothing said is a choice of its own: what Cognito did before it had this setting.
  if (!mechanisms?.length) return { selfServiceRecovery: true, recovery: 'smsEvenWithMfa' }
  const names = mechanisms.toSorted((a, b) => (a.Priority ?? 0) - (b.Priority ?? 0)).map(({ Name }) => Name)
  if (names.includes('admin_only')) return { selfServiceRecovery: false }
  return { selfServiceRecovery: true, recovery: recoveryByOrder[names.join()] ?? 'email' }
}

const recoveryByOrder: Readonly<Record<string, RecoveryChoice>> = {
  verified_email: 'email',
  verified_phone_number: 'sms',
  'verified_email,verified_phone_number': 'emailThenSms',
  'verified_phone_number,verified_email': 'smsThenEmail',
}

function signUp(pool: UserPoolType): Partial<SignUpChoices> {
  const verified = pool.AutoVerifiedAttributes ?? []
  const kept = pool.UserAttributeUpdateSettings?.AttributesRequireVerificationBeforeUpdate ?? []
  const one = (names: readonly string[]) => (names.includes('phone_number') ? 'phone' : 'email')
  const verify: VerifyChoice = verified.length > 1 ? 'phoneThenEmail' : one(verified)
  const keepOriginalOf: KeepOriginalChoice = kept.length > 1 ? 'both' : one(kept.length > 0 ? kept : verified)
  return {
    selfRegistration: !pool.AdminCreateUserConfig?.AllowAdminCreateUserOnly,
    sendsVerification: verified.length > 0,
    verify,
    // Recommended to a pool that begins to verify.
    keepOriginal: verified.length === 0 || kept.length > 0,
    keepOriginalOf,
  }
}

function email({ EmailConfiguration = {} }: UserPoolType): Partial<DeliveryChoices> {
  const { address, name } = mailboxParts(EmailConfiguration.From ?? '')
  return {
    emailProvider: EmailConfiguration.EmailSendingAccount === 'DEVELOPER' ? 'ses' : 'cognito',
    sesIdentityArn: EmailConfiguration.SourceArn ?? '',
    fromAddress: address,
    fromName: name,
    configurationSet: EmailConfiguration.ConfigurationSet ?? '',
    replyTo: EmailConfiguration.ReplyToEmailAddress ?? '',
  }
}

function sms({ SmsConfiguration: given }: UserPoolType): Partial<DeliveryChoices> {
  if (!given) return {}
  return {
    smsRoleArn: given.SnsCallerArn ?? '',
    smsExternalId: given.ExternalId ?? '',
    ...(given.SnsRegion && { smsRegion: given.SnsRegion }),
  }
}
