import type { StandardAttribute } from './attributes.ts'

/**
 * Everything that the wizard asks, in the order of its steps. Numbers and addresses stand as they were typed. What is hidden keeps its value and
 * is ignored: see `visible.ts` for what counts.
 */
export type Choices = {
  readonly signIn: SignInChoices
  readonly security: SecurityChoices
  readonly signUp: SignUpChoices
  readonly delivery: DeliveryChoices
  readonly app: AppChoices
}

export const steps = ['signIn', 'security', 'signUp', 'delivery', 'app', 'review'] as const

export type Step = (typeof steps)[number]

export type SignInChoices = {
  readonly userName: boolean
  readonly email: boolean
  readonly phone: boolean
  readonly preferredUserName: boolean
  readonly caseSensitive: boolean
}

export const recoveryChoices = ['email', 'sms', 'emailThenSms', 'smsThenEmail', 'smsEvenWithMfa'] as const

export type RecoveryChoice = (typeof recoveryChoices)[number]

export type SecurityChoices = {
  readonly passwordMode: 'defaults' | 'custom'
  readonly minimumLength: string
  readonly requireNumbers: boolean
  readonly requireSymbols: boolean
  readonly requireUppercase: boolean
  readonly requireLowercase: boolean
  readonly temporaryPasswordDays: string
  readonly mfa: 'ON' | 'OPTIONAL' | 'OFF'
  readonly mfaByApp: boolean
  readonly mfaBySms: boolean
  readonly mfaByEmail: boolean
  readonly selfServiceRecovery: boolean
  readonly recovery: RecoveryChoice
}

export const verifyChoices = ['phone', 'email', 'phoneThenEmail'] as const

export type VerifyChoice = (typeof verifyChoices)[number]

export const keepOriginalChoices = ['phone', 'email', 'both'] as const

export type KeepOriginalChoice = (typeof keepOriginalChoices)[number]

export type CustomAttribute = {
  readonly name: string
  readonly type: 'String' | 'Number'
  readonly min: string
  readonly max: string
  readonly mutable: boolean
}

export type SignUpChoices = {
  readonly selfRegistration: boolean
  readonly sendsVerification: boolean
  readonly verify: VerifyChoice
  readonly keepOriginal: boolean
  readonly keepOriginalOf: KeepOriginalChoice
  readonly additionalRequired: readonly StandardAttribute[]
  readonly customAttributes: readonly CustomAttribute[]
}

export type DeliveryChoices = {
  readonly emailProvider: 'cognito' | 'ses'
  readonly sesIdentityArn: string
  readonly fromAddress: string
  readonly fromName: string
  readonly configurationSet: string
  readonly replyTo: string
  readonly smsRoleArn: string
  readonly smsExternalId: string
  readonly smsRegion: string
}

export const authFlows = [
  'ALLOW_CUSTOM_AUTH',
  'ALLOW_REFRESH_TOKEN_AUTH',
  'ALLOW_USER_SRP_AUTH',
  'ALLOW_USER_PASSWORD_AUTH',
  'ALLOW_ADMIN_USER_PASSWORD_AUTH',
] as const

export type AuthFlow = (typeof authFlows)[number]

export const grants = ['code', 'implicit', 'client_credentials'] as const

export type Grant = (typeof grants)[number]

export const scopes = ['email', 'openid', 'phone', 'profile', 'aws.cognito.signin.user.admin'] as const

export type Scope = (typeof scopes)[number]

export type Duration = { readonly days: string; readonly minutes: string }

export type Tag = { readonly key: string; readonly value: string }

export type AppChoices = {
  readonly poolName: string
  readonly hostedUi: boolean
  readonly domainKind: 'prefix' | 'custom'
  readonly domainPrefix: string
  readonly customDomain: string
  readonly certificateArn: string
  readonly appType: 'public' | 'confidential' | 'other'
  readonly clientName: string
  readonly generateSecret: boolean
  readonly callbackUrls: readonly string[]
  readonly authFlows: readonly AuthFlow[]
  readonly sessionMinutes: string
  readonly refreshToken: Duration
  readonly accessToken: Duration
  readonly idToken: Duration
  readonly tokenRevocation: boolean
  readonly hideUnknownUsers: boolean
  readonly userContextData: boolean
  readonly signOutUrls: readonly string[]
  readonly grants: readonly Grant[]
  readonly scopes: readonly Scope[]
  /** Attributes whose tick in the table of permissions was taken away. */
  readonly unreadable: readonly string[]
  readonly unwritable: readonly string[]
  readonly tags: readonly Tag[]
}
