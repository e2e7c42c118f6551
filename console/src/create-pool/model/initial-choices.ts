import type { AppChoices, Choices, DeliveryChoices, SecurityChoices, SignUpChoices } from './choices.ts'

/** Where the pool will stand. */
export type Place = { readonly region: string; readonly accountId: string }

const unknownPlace: Place = { region: 'us-east-1', accountId: '000000000000' }

/** What the wizard shows at first: plain Next on every step ends in a working pool. The suffix makes the names of two pools differ. */
export function initialChoices(suffix: string, place: Place = unknownPlace): Choices {
  return {
    signIn: { userName: false, email: true, phone: false, preferredUserName: false, caseSensitive: false },
    security,
    signUp,
    delivery: { ...delivery, ...sms(suffix, place) },
    app: { ...app, poolName: `User pool - ${suffix}`, clientName: `My app client - ${suffix}` },
  }
}

const security: SecurityChoices = {
  passwordMode: 'defaults',
  minimumLength: '8',
  requireNumbers: true,
  requireSymbols: true,
  requireUppercase: true,
  requireLowercase: true,
  temporaryPasswordDays: '7',
  mfa: 'OFF',
  mfaByApp: false,
  mfaBySms: false,
  mfaByEmail: false,
  selfServiceRecovery: true,
  recovery: 'email',
}

const signUp: SignUpChoices = {
  selfRegistration: true,
  sendsVerification: true,
  verify: 'email',
  keepOriginal: true,
  keepOriginalOf: 'email',
  additionalRequired: [],
  customAttributes: [],
}

const delivery = {
  emailProvider: 'cognito',
  sesIdentityArn: '',
  fromAddress: '',
  fromName: '',
  configurationSet: '',
  replyTo: '',
} as const

/** AWS sends SMS in the name of a role; whoever carries the messages here has no use for it, so that any name does. */
function sms(suffix: string, { region, accountId }: Place): Omit<DeliveryChoices, keyof typeof delivery> {
  return {
    smsRoleArn: `arn:aws:iam::${accountId}:role/service-role/CognitoSms-${suffix}`,
    smsExternalId: `cognito-sms-${suffix}`,
    smsRegion: region,
  }
}

const app: Omit<AppChoices, 'poolName' | 'clientName'> = {
  hostedUi: false,
  domainKind: 'prefix',
  domainPrefix: '',
  customDomain: '',
  certificateArn: '',
  appType: 'public',
  generateSecret: false,
  callbackUrls: [''],
  authFlows: ['ALLOW_CUSTOM_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH', 'ALLOW_USER_SRP_AUTH'],
  sessionMinutes: '3',
  refreshToken: { days: '30', minutes: '0' },
  accessToken: { days: '0', minutes: '60' },
  idToken: { days: '0', minutes: '60' },
  tokenRevocation: true,
  hideUnknownUsers: true,
  userContextData: false,
  signOutUrls: [],
  grants: ['code'],
  scopes: ['email', 'openid', 'phone'],
  unreadable: [],
  unwritable: [],
  tags: [],
}

/** The tile of an app type only suggests whether the client has a secret. */
export function withAppType(choices: Choices, appType: AppChoices['appType']): Choices {
  return { ...choices, app: { ...choices.app, appType, generateSecret: appType === 'confidential' } }
}
