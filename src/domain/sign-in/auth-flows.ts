import type { AuthFlowType, ExplicitAuthFlowsType } from '#contract/cognito-idp-types.generated.ts'
import type { AppClient } from '#domain/clients.ts'

/** A flow by its one name: the contract has older names for two of them. */
export type AuthFlow =
  | 'USER_SRP_AUTH'
  | 'USER_PASSWORD_AUTH'
  | 'ADMIN_USER_PASSWORD_AUTH'
  | 'REFRESH_TOKEN_AUTH'
  | 'CUSTOM_AUTH'
  | 'USER_AUTH'

export function authFlowOf(name: AuthFlowType): AuthFlow {
  if (name === 'ADMIN_NO_SRP_AUTH') return 'ADMIN_USER_PASSWORD_AUTH'
  return name === 'REFRESH_TOKEN' ? 'REFRESH_TOKEN_AUTH' : name
}

const adminOnly: readonly AuthFlow[] = ['ADMIN_USER_PASSWORD_AUTH']
const publicOnly: readonly AuthFlow[] = ['USER_PASSWORD_AUTH']

/** Whether the flow can be started by this kind of caller at all. */
export function flowSuits(flow: AuthFlow, caller: 'admin' | 'public' | 'pages'): boolean {
  return !(caller === 'admin' ? publicOnly : adminOnly).includes(flow)
}

const allowing: Readonly<Record<AuthFlow, readonly ExplicitAuthFlowsType[]>> = {
  USER_SRP_AUTH: ['ALLOW_USER_SRP_AUTH'],
  USER_PASSWORD_AUTH: ['ALLOW_USER_PASSWORD_AUTH', 'USER_PASSWORD_AUTH'],
  ADMIN_USER_PASSWORD_AUTH: ['ALLOW_ADMIN_USER_PASSWORD_AUTH', 'ADMIN_NO_SRP_AUTH'],
  REFRESH_TOKEN_AUTH: ['ALLOW_REFRESH_TOKEN_AUTH'],
  CUSTOM_AUTH: ['ALLOW_CUSTOM_AUTH', 'CUSTOM_AUTH_FLOW_ONLY'],
  USER_AUTH: ['ALLOW_USER_AUTH'],
}

const whenUnset: readonly ExplicitAuthFlowsType[] = [
  'ALLOW_REFRESH_TOKEN_AUTH',
  'ALLOW_USER_SRP_AUTH',
  'ALLOW_CUSTOM_AUTH',
]

/**
 * Whether the app client has the flow switched on. The flow names of 2016, without ALLOW_, only ever added flows to SRP and refresh,
 * except CUSTOM_AUTH_FLOW_ONLY, which switches SRP off. A client that rotates refresh tokens can't refresh without rotating.
 */
export function isFlowAllowed(client: AppClient, flow: AuthFlow): boolean {
  if (flow === 'REFRESH_TOKEN_AUTH' && client.settings.RefreshTokenRotation?.Feature === 'ENABLED') return false
  const flows = client.settings.ExplicitAuthFlows?.length ? client.settings.ExplicitAuthFlows : whenUnset
  if (allowing[flow].some((name) => flows.includes(name))) return true
  if (flows.some((name) => name.startsWith('ALLOW_'))) return false
  return flow === 'REFRESH_TOKEN_AUTH' || (flow === 'USER_SRP_AUTH' && !flows.includes('CUSTOM_AUTH_FLOW_ONLY'))
}
