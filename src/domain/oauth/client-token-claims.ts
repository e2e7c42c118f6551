import type { AppClient } from '#domain/clients.ts'
import { lifetimesOf } from '#domain/tokens/lifetimes.ts'

export type ClientTokenContext = {
  readonly issuer: string
  readonly client: AppClient
  readonly scopes: readonly string[]
  readonly now: Date
  readonly jti: string
}

/** Claims of the access token of an app client that acts for itself. There is no user, and no session that could be ended. */
export function clientTokenClaims({ issuer, client, scopes, now, jti }: ClientTokenContext): Record<string, unknown> {
  const iat = Math.floor(now.getTime() / 1_000)
  return {
    sub: client.id,
    token_use: 'access',
    scope: scopes.join(' '),
    auth_time: iat,
    iss: issuer,
    exp: iat + lifetimesOf(client.settings).accessSeconds,
    iat,
    version: 2,
    jti,
    client_id: client.id,
  }
}
