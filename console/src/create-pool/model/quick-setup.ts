import type { CreateUserPoolClientCommandInput } from '@aws-sdk/client-cognito-identity-provider'
import type { StandardAttribute } from './attributes.ts'
import type { Choices } from './choices.ts'
import { initialChoices, type Place } from './initial-choices.ts'
import type { PlannedCall } from './planned-call.ts'
import { poolRequest } from './pool-request.ts'
import { choosableRequired, impliedRequired } from './visible.ts'

/** What the one-page flow asks. */
export type QuickChoices = {
  readonly suffix: string
  readonly appType: QuickAppType
  readonly appName: string
  readonly email: boolean
  readonly phone: boolean
  readonly userName: boolean
  readonly selfRegistration: boolean
  readonly additionalRequired: readonly StandardAttribute[]
  readonly returnUrl: string
}

export const quickAppTypes = ['web', 'spa', 'mobile', 'm2m'] as const

export type QuickAppType = (typeof quickAppTypes)[number]

const suggestedNames: Readonly<Record<QuickAppType, string>> = {
  web: 'My web app',
  spa: 'My SPA app',
  mobile: 'My mobile app',
  m2m: 'My M2M app',
}

/** The name that the app of a kind has until somebody types another one. */
export const suggestedAppName = (appType: QuickAppType, suffix: string) => `${suggestedNames[appType]} - ${suffix}`

export function initialQuickChoices(suffix: string): QuickChoices {
  return {
    suffix,
    appType: 'web',
    appName: suggestedAppName('web', suffix),
    email: true,
    phone: false,
    userName: false,
    selfRegistration: true,
    additionalRequired: [],
    returnUrl: '',
  }
}

/** A name that nobody typed follows the type. */
export function withQuickAppType(choices: QuickChoices, appType: QuickAppType): QuickChoices {
  const isSuggested = choices.appName === suggestedAppName(choices.appType, choices.suffix)
  return { ...choices, appType, appName: isSuggested ? suggestedAppName(appType, choices.suffix) : choices.appName }
}

/** Nobody signs in to talk from machine to machine: what is asked about users is hidden. */
export const showsUserOptions = ({ appType }: QuickChoices) => appType !== 'm2m'

export function quickImpliedRequired(choices: QuickChoices): readonly StandardAttribute[] {
  return impliedRequired(asWizard(choices))
}

export function quickChoosableRequired(choices: QuickChoices): readonly StandardAttribute[] {
  return choosableRequired(asWizard(choices))
}

/** The wizard's choices that make the same pool. Codes go where every user can be reached. */
export function asWizard(quick: QuickChoices, place?: Place): Choices {
  const initial = initialChoices(quick.suffix, place)
  if (!showsUserOptions(quick)) return { ...initial, signUp: { ...initial.signUp, selfRegistration: false } }
  const { email, phone, userName, selfRegistration, additionalRequired } = quick
  const byPhone =
    !email && !additionalRequired.includes('email') && (phone || additionalRequired.includes('phone_number'))
  const byNothing = !email && !phone && !byPhone && !additionalRequired.includes('email')
  return {
    ...initial,
    signIn: { ...initial.signIn, email, phone, userName },
    security: { ...initial.security, recovery: byPhone ? 'sms' : 'email' },
    signUp: {
      ...initial.signUp,
      selfRegistration,
      additionalRequired,
      sendsVerification: !byNothing,
      verify: byPhone ? 'phone' : 'email',
    },
  }
}

/** The calls of quick setup in their order. */
export function quickCalls(choices: QuickChoices, place?: Place): readonly PlannedCall[] {
  const fill = { UserPoolId: 'poolId' } as const
  const pool = { ...poolRequest(asWizard(choices, place)), UserPoolTier: 'ESSENTIALS' as const }
  const managedLogin = 2
  return [
    { operation: 'CreateUserPool', input: pool, fill: {} },
    {
      operation: 'CreateUserPoolDomain',
      input: { ManagedLoginVersion: managedLogin },
      fill: { ...fill, Domain: 'domainPrefix' },
    },
    ...(choices.appType === 'm2m' ? machineCalls(choices) : peopleCalls(choices)),
  ]
}

function peopleCalls(choices: QuickChoices): readonly PlannedCall[] {
  const input = { ...clientOf(choices), ...signInPages(choices) }
  return [
    { operation: 'CreateUserPoolClient', input, fill: { UserPoolId: 'poolId' } },
    {
      operation: 'CreateManagedLoginBranding',
      input: { UseCognitoProvidedValues: true },
      fill: { UserPoolId: 'poolId', ClientId: 'clientId' },
    },
  ]
}

function machineCalls(choices: QuickChoices): readonly PlannedCall[] {
  const fill = { UserPoolId: 'poolId' } as const
  const identifier = `default-m2m-resource-server-${choices.suffix}`
  const server = {
    Identifier: identifier,
    Name: identifier,
    Scopes: [{ ScopeName: 'read', ScopeDescription: 'Read' }],
  }
  const client = {
    ...clientOf(choices),
    AllowedOAuthFlows: ['client_credentials' as const],
    AllowedOAuthFlowsUserPoolClient: true,
    AllowedOAuthScopes: [`${identifier}/read`],
  }
  return [
    { operation: 'CreateResourceServer', input: server, fill },
    { operation: 'CreateUserPoolClient', input: client, fill },
  ]
}

type ClientRequest = Omit<CreateUserPoolClientCommandInput, 'UserPoolId'>

function clientOf({ appType, appName }: QuickChoices): ClientRequest {
  return {
    ClientName: appName.trim(),
    GenerateSecret: appType === 'web' || appType === 'm2m',
    ExplicitAuthFlows:
      appType === 'm2m'
        ? ['ALLOW_REFRESH_TOKEN_AUTH']
        : ['ALLOW_USER_AUTH', 'ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
    RefreshTokenValidity: 5,
    AccessTokenValidity: 60,
    IdTokenValidity: 60,
    TokenValidityUnits: { RefreshToken: 'days', AccessToken: 'minutes', IdToken: 'minutes' },
    AuthSessionValidity: 3,
    EnableTokenRevocation: true,
    PreventUserExistenceErrors: 'ENABLED',
  }
}

/** Without an address to return to there is no code grant: it is added with the first callback URL. */
function signInPages({ returnUrl }: QuickChoices): Partial<ClientRequest> {
  const url = returnUrl.trim()
  if (url === '') return { SupportedIdentityProviders: ['COGNITO'] }
  return {
    SupportedIdentityProviders: ['COGNITO'],
    CallbackURLs: [url],
    AllowedOAuthFlows: ['code'],
    AllowedOAuthFlowsUserPoolClient: true,
    AllowedOAuthScopes: ['openid', 'email', 'phone'],
  }
}
