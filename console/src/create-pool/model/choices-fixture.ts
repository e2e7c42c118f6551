import type { AppChoices, Choices, DeliveryChoices, SecurityChoices, SignInChoices, SignUpChoices } from './choices.ts'
import { initialChoices } from './initial-choices.ts'

export type Changes = {
  readonly signIn?: Partial<SignInChoices>
  readonly security?: Partial<SecurityChoices>
  readonly signUp?: Partial<SignUpChoices>
  readonly delivery?: Partial<DeliveryChoices>
  readonly app?: Partial<AppChoices>
}

/** The first choices with some changed. */
export function choose(changes: Changes = {}): Choices {
  const initial = initialChoices('x1y2z3')
  return {
    signIn: { ...initial.signIn, ...changes.signIn },
    security: { ...initial.security, ...changes.security },
    signUp: { ...initial.signUp, ...changes.signUp },
    delivery: { ...initial.delivery, ...changes.delivery },
    app: { ...initial.app, ...changes.app },
  }
}

export const hostedUi = {
  hostedUi: true,
  domainPrefix: 'my-app-x1y2z3',
  callbackUrls: ['https://example.com/signed-in?to=/home', 'http://localhost:3000', 'myapp://example'],
  signOutUrls: ['https://example.com/bye'],
} as const satisfies Partial<AppChoices>

const text = { name: 'plan', type: 'String', min: '1', max: '64', mutable: true } as const
const number = { name: 'seats', type: 'Number', min: '-1', max: '1e3', mutable: false } as const
const anything = { name: '日本-ünï_$', type: 'String', min: '', max: '', mutable: true } as const
const anyNumber = { ...anything, name: 'score', type: 'Number' } as const

/** Everything that quoting, templates and escapes can trip over. */
export const awkward = `it's "q" \\ $HOME \${x} %{y} \`z\` $(id) <é🙂> # : - {{a}} !`

const ses = {
  emailProvider: 'ses',
  sesIdentityArn: 'arn:aws:ses:us-east-1:111122223333:identity/example.com',
  fromAddress: 'no-reply@mail.example.com',
} as const
const bySms = { mfa: 'OPTIONAL', mfaBySms: true } as const

/** Choices that every step lets pass, by what is special about them. */
export const goodChoices: Readonly<Record<string, Choices>> = {
  'plain Next everywhere': choose(),
  'user name': choose({ signIn: { userName: true, email: false } }),
  'user name, no messages': choose({ signIn: { userName: true, email: false }, signUp: { sendsVerification: false } }),
  'user name or email': choose({ signIn: { userName: true } }),
  'user name or phone': choose({ signIn: { userName: true, email: false, phone: true } }),
  'user name, email or phone': choose({ signIn: { userName: true, phone: true } }),
  'every alias, case sensitive': choose({
    signIn: { userName: true, phone: true, preferredUserName: true, caseSensitive: true },
  }),
  'phone number': choose({ signIn: { email: false, phone: true }, signUp: { verify: 'phone' } }),
  'email or phone': choose({ signIn: { phone: true } }),
  'custom policy': choose({
    security: {
      passwordMode: 'custom',
      minimumLength: ' 99 ',
      requireNumbers: false,
      requireSymbols: false,
      requireUppercase: false,
      requireLowercase: false,
      temporaryPasswordDays: '365',
    },
  }),
  'MFA required by app': choose({ security: { mfa: 'ON', mfaByApp: true } }),
  'MFA required by SMS': choose({ security: { mfa: 'ON', mfaBySms: true } }),
  'MFA optional by SMS': choose({ security: bySms }),
  'MFA optional by everything': choose({
    security: { ...bySms, mfaByApp: true, mfaByEmail: true, recovery: 'emailThenSms' },
  }),
  'MFA required by app and SMS': choose({ security: { mfa: 'ON', mfaByApp: true, mfaBySms: true } }),
  'MFA required by email': choose({ security: { mfa: 'ON', mfaByEmail: true, recovery: 'smsThenEmail' } }),
  'MFA by app beside SMS for verification': choose({
    security: { mfa: 'ON', mfaByApp: true },
    signUp: { verify: 'phoneThenEmail' },
  }),
  'MFA methods ticked and MFA off': choose({ security: { mfa: 'OFF', mfaByApp: true, mfaBySms: true } }),
  'recovery by SMS': choose({ security: { recovery: 'sms' } }),
  'recovery by email, then SMS': choose({ security: { recovery: 'emailThenSms' } }),
  'recovery by SMS, then email': choose({ security: { recovery: 'smsThenEmail' } }),
  'recovery by SMS even with SMS MFA': choose({ security: { ...bySms, recovery: 'smsEvenWithMfa' } }),
  'no recovery': choose({ security: { selfServiceRecovery: false } }),
  'verification of phones': choose({ signUp: { verify: 'phone' } }),
  'verification of both': choose({ signUp: { verify: 'phoneThenEmail', keepOriginalOf: 'both' } }),
  'no verification, no self-registration': choose({ signUp: { sendsVerification: false, selfRegistration: false } }),
  'changes without verification': choose({ signUp: { keepOriginal: false } }),
  attributes: choose({
    signUp: {
      additionalRequired: ['birthdate', 'updated_at', 'preferred_username', 'address'],
      customAttributes: [text, number, anything, anyNumber],
    },
  }),
  'SES with everything': choose({
    delivery: { ...ses, fromName: 'Dr. J, at work', configurationSet: 'my_set-1', replyTo: 'help@example.com' },
  }),
  'SES with an address only': choose({
    delivery: { emailProvider: 'ses', sesIdentityArn: 'arn:aws:ses:eu-west-1:111122223333:identity/me@example.com' },
  }),
  'SES left for later': choose({ delivery: { emailProvider: 'ses', replyTo: 'help@example.com' } }),
  'hosted pages': choose({ app: hostedUi }),
  'hosted pages, public client, all scopes': choose({
    app: {
      ...hostedUi,
      domainPrefix: '1',
      signOutUrls: [],
      grants: ['implicit', 'code'],
      scopes: ['openid', 'aws.cognito.signin.user.admin', 'profile', 'email', 'phone'],
    },
  }),
  'a domain of one’s own': choose({
    app: {
      ...hostedUi,
      domainKind: 'custom',
      customDomain: 'auth.example.com',
      certificateArn: 'arn:aws:acm:us-east-1:111122223333:certificate/1a-2b',
    },
  }),
  'confidential client': choose({ app: { appType: 'confidential', generateSecret: true, userContextData: true } }),
  'other client': choose({
    app: {
      appType: 'other',
      authFlows: ['ALLOW_ADMIN_USER_PASSWORD_AUTH', 'ALLOW_USER_PASSWORD_AUTH'],
      sessionMinutes: '15',
      refreshToken: { days: '0', minutes: '60' },
      accessToken: { days: '', minutes: '5' },
      idToken: { days: '0', minutes: '59' },
      tokenRevocation: false,
      hideUnknownUsers: false,
    },
  }),
  'longest tokens': choose({
    app: {
      refreshToken: { days: '3650', minutes: '0' },
      accessToken: { days: '1', minutes: '' },
      idToken: { days: '0', minutes: '1440' },
    },
  }),
  'fewer permissions': choose({
    signUp: { customAttributes: [text] },
    app: { unreadable: ['address', 'custom:plan'], unwritable: ['email', 'picture', 'gone'] },
  }),
  tags: choose({
    app: {
      poolName: '  Pool_1 +=,.@- ',
      tags: [
        { key: 'team', value: '' },
        { key: 'constructor', value: 'kept' },
        { key: `two words ${awkward}`, value: `${awkward}\tline\nbreak\u2028\u0007` },
      ],
    },
  }),
}
