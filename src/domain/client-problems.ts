import type { CreateUserPoolClientRequest } from '#contract/cognito-idp-types.generated.ts'
import { isProtected, schemaOf } from './attributes.ts'
import type { ClientSettings } from './clients.ts'
import { userScopes } from './oauth/scopes.ts'
import type { UserPool } from './pools.ts'
import { redirectUrlProblem } from './redirect-url.ts'
import { unavailable } from './tier-problems.ts'
import { lifetimesOf } from './tokens/lifetimes.ts'

export type ClientProblem = {
  readonly code:
    | 'InvalidParameterException'
    | 'InvalidOAuthFlowException'
    | 'ScopeDoesNotExistException'
    | 'FeatureUnavailableInTierException'
  readonly message: string
}

export type RequestedClient = Omit<CreateUserPoolClientRequest, 'UserPoolId' | 'ClientName'>

/**
 * Why a client of this pool can't have these settings, or undefined: the contradictions between members that each keep the contract, and
 * between the client and its pool, whose resource servers have the custom scopes. Judge what was asked for, before defaults are filled in. In
 * Cognito's words where they are known.
 */
export function clientProblem(
  pool: UserPool,
  requested: RequestedClient,
  customScopes: ReadonlySet<string> = new Set(),
  doing: 'creating' | 'updating' = 'creating',
): ClientProblem | undefined {
  const message =
    secretProblem(requested) ??
    signInFlowsProblem(requested) ??
    lifetimesProblem(requested) ??
    attributesProblem(pool, requested, doing) ??
    redirectsProblem(requested) ??
    providersProblem(pool, requested) ??
    analyticsProblem(requested)
  if (message) return invalid(message)
  return oauthProblem(requested, customScopes) ?? clientTierProblem(pool, requested)
}

const invalid = (message: string): ClientProblem => ({ code: 'InvalidParameterException', message })

const hasSecret = ({ GenerateSecret, ClientSecret }: RequestedClient) => GenerateSecret || ClientSecret !== undefined

function secretProblem(requested: RequestedClient): string | undefined {
  if (requested.GenerateSecret && requested.ClientSecret !== undefined)
    return 'GenerateSecret and ClientSecret can not be used together.'
  if (requested.EnablePropagateAdditionalUserContextData && !hasSecret(requested))
    return 'Client Secret is required to set EnablePropagateAdditionalUserContextData as true'
  return undefined
}

function signInFlowsProblem(requested: RequestedClient): string | undefined {
  const { ExplicitAuthFlows: flows = [], RefreshTokenRotation } = requested
  const current = flows.filter((flow) => flow.startsWith('ALLOW_'))
  if (current.length > 0 && current.length < flows.length)
    return "Auth flow name with prefix 'ALLOW' cannot be used with legacy auth flow names."
  if (RefreshTokenRotation?.Feature === 'ENABLED' && flows.includes('ALLOW_REFRESH_TOKEN_AUTH'))
    return 'ALLOW_REFRESH_TOKEN_AUTH can not be used when refresh token rotation is enabled.'
  if (flows.includes('ALLOW_CLIENT_TOKEN_AUTH')) return clientTokenFlowProblem(requested)
  return undefined
}

/** A client that acts for itself acts for nobody else. */
function clientTokenFlowProblem(requested: RequestedClient): string | undefined {
  if (requested.ExplicitAuthFlows?.some((flow) => flow !== 'ALLOW_CLIENT_TOKEN_AUTH'))
    return 'ALLOW_CLIENT_TOKEN_AUTH can not be used along with other authentication flows.'
  return hasSecret(requested)
    ? undefined
    : 'ALLOW_CLIENT_TOKEN_AUTH can not be used if client does not have a client secret.'
}

const minute = 60
const day = 86_400

function lifetimesProblem(requested: ClientSettings): string | undefined {
  const { accessSeconds, idSeconds, refreshSeconds } = lifetimesOf(requested)
  const within = (seconds: number, least: number, most: number) => seconds >= least && seconds <= most
  const sound =
    within(accessSeconds, 5 * minute, day) &&
    within(idSeconds, 5 * minute, day) &&
    within(refreshSeconds, 60 * minute, 3650 * day)
  if (!sound) return 'Invalid range for token validity.'
  if (accessSeconds > refreshSeconds || idSeconds > refreshSeconds)
    return 'Access and Id Token expiration times must be less than or equal to refresh token expiration times.'
  return undefined
}

function attributesProblem(
  pool: UserPool,
  { ReadAttributes = [], WriteAttributes = [] }: ClientSettings,
  doing: 'creating' | 'updating',
): string | undefined {
  const schema = schemaOf(pool)
  const names = new Set(schema.map(({ Name }) => Name))
  if (!ReadAttributes.every((name) => names.has(name) || name === 'identities'))
    return `Invalid read attributes specified while ${doing} a client`
  const unwritable = WriteAttributes.some((name) => !names.has(name) || isProtected(name))
  // Nobody could sign up through a client that can't write what the pool requires.
  const incomplete =
    WriteAttributes.length > 0 &&
    schema.some(({ Name, Required }) => Required && !isProtected(Name) && !WriteAttributes.includes(Name))
  return unwritable || incomplete ? `Invalid write attributes specified while ${doing} a client` : undefined
}

function redirectsProblem({
  CallbackURLs = [],
  LogoutURLs = [],
  DefaultRedirectURI,
}: ClientSettings): string | undefined {
  for (const url of [...CallbackURLs, ...LogoutURLs]) {
    const problem = redirectUrlProblem(url)
    if (problem) return problem
  }
  if (DefaultRedirectURI !== undefined && !CallbackURLs.includes(DefaultRedirectURI))
    return `The default redirect URI ${DefaultRedirectURI} is not in the callback URIs list.`
  return undefined
}

function providersProblem(pool: UserPool, { SupportedIdentityProviders = [] }: ClientSettings): string | undefined {
  const unknown = SupportedIdentityProviders.find((name) => name !== 'COGNITO')
  return unknown && `The provider ${unknown} does not exist for User Pool ${pool.id}.`
}

function analyticsProblem({ AnalyticsConfiguration: analytics }: ClientSettings): string | undefined {
  if (!analytics) return undefined
  const { ApplicationArn, ApplicationId, RoleArn, ExternalId } = analytics
  const byId = [ApplicationId, RoleArn, ExternalId].filter((member) => member !== undefined).length
  if (ApplicationArn === undefined ? byId === 3 : byId === 0) return undefined
  return 'Invalid analytics configuration given, either <application arn> or <application id, role arn, external id> are valid'
}

function oauthProblem(requested: RequestedClient, customScopes: ReadonlySet<string>): ClientProblem | undefined {
  const { AllowedOAuthFlows: flows = [], AllowedOAuthScopes: scopes = [], CallbackURLs = [] } = requested
  const refused = (message: string): ClientProblem => ({ code: 'InvalidOAuthFlowException', message })
  if (requested.AllowedOAuthFlowsUserPoolClient && (flows.length === 0 || scopes.length === 0))
    return invalid(
      'AllowedOAuthFlows and AllowedOAuthScopes are required if user pool client is allowed to use OAuth flows.',
    )
  const unknownScope = scopes.find((scope) => !userScopes.has(scope) && !customScopes.has(scope))
  if (unknownScope !== undefined)
    return { code: 'ScopeDoesNotExistException', message: `Invalid scope requested: ${unknownScope}` }
  if (flows.includes('client_credentials')) {
    if (flows.length > 1)
      return refused('client_credentials flow can not be selected along with code flow or implicit flow.')
    if (!hasSecret(requested))
      return refused('client_credentials flow can not be selected if client does not have a client secret.')
    const userScope = scopes.find((scope) => userScopes.has(scope))
    if (userScope !== undefined) return refused(`${userScope} is not supported with client_credentials flow`)
  } else if (flows.length > 0 && CallbackURLs.length === 0) {
    return refused('CallbackUrls can not be empty when code flow or implicit flow is selected')
  }
  return undefined
}

function clientTierProblem(
  pool: UserPool,
  { ExplicitAuthFlows, RefreshTokenRotation }: ClientSettings,
): ClientProblem | undefined {
  if (pool.settings.UserPoolTier !== 'LITE') return undefined
  return unavailable('LITE', [
    ...(ExplicitAuthFlows?.includes('ALLOW_USER_AUTH') ? ['Choice-Based Sign-In'] : []),
    ...(RefreshTokenRotation?.Feature === 'ENABLED' ? ['Refresh Token Rotation'] : []),
  ])
}
