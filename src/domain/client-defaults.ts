import type { TimeUnitsType } from '#contract/cognito-idp-types.generated.ts'
import type { ClientSettings } from './clients.ts'

/** 30 days, in each unit. */
const defaultRefreshValidity = { seconds: 2_592_000, minutes: 43_200, hours: 720, days: 30 } as const satisfies Record<
  TimeUnitsType,
  number
>

const lists = [
  'ReadAttributes',
  'WriteAttributes',
  'ExplicitAuthFlows',
  'SupportedIdentityProviders',
  'CallbackURLs',
  'LogoutURLs',
  'AllowedOAuthFlows',
  'AllowedOAuthScopes',
] as const satisfies readonly (keyof ClientSettings)[]

/**
 * The settings of a new client: what was asked for, with the defaults that DescribeUserPoolClient shows. What Cognito leaves unsaid stays
 * away: sign-in flows, attribute lists, the life of access and ID tokens, how unknown users are answered.
 */
export function withClientDefaults(requested: ClientSettings): ClientSettings {
  return {
    ...withDistinctLists(requested),
    // Zero means the default.
    RefreshTokenValidity:
      requested.RefreshTokenValidity || defaultRefreshValidity[requested.TokenValidityUnits?.RefreshToken ?? 'days'],
    TokenValidityUnits: requested.TokenValidityUnits ?? {},
    AllowedOAuthFlowsUserPoolClient: requested.AllowedOAuthFlowsUserPoolClient ?? false,
    EnableTokenRevocation: requested.EnableTokenRevocation ?? true,
    EnablePropagateAdditionalUserContextData: requested.EnablePropagateAdditionalUserContextData ?? false,
    AuthSessionValidity: requested.AuthSessionValidity ?? 3,
    ...(requested.RefreshTokenRotation && {
      RefreshTokenRotation: { RetryGracePeriodSeconds: 0, ...requested.RefreshTokenRotation },
    }),
  }
}

/** The lists are sets: an empty one counts as not given, and what is repeated is kept once. */
function withDistinctLists(requested: ClientSettings): ClientSettings {
  const settings: Record<string, unknown> = { ...requested }
  for (const name of lists) {
    const list = requested[name]
    if (!list) continue
    if (list.length === 0) delete settings[name]
    else settings[name] = [...new Set<string>(list)]
  }
  return settings
}
