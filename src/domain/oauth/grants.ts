import type { OAuthFlowType } from '#contract/cognito-idp-types.generated.ts'
import type { ClientSettings } from '#domain/clients.ts'

export type GrantType = 'authorization_code' | 'refresh_token' | 'client_credentials'

/** A refresh goes on from a code, so that who may have codes may refresh. */
const needed: Readonly<Record<GrantType, OAuthFlowType>> = {
  authorization_code: 'code',
  refresh_token: 'code',
  client_credentials: 'client_credentials',
}

export function isGrantType(name: string): name is GrantType {
  return Object.hasOwn(needed, name)
}

export function isGrantAllowed(settings: ClientSettings, grant: GrantType): boolean {
  return settings.AllowedOAuthFlowsUserPoolClient === true && !!settings.AllowedOAuthFlows?.includes(needed[grant])
}
