import { JwtRsaVerifier } from 'aws-jwt-verify'
import { SimpleJwksCache } from 'aws-jwt-verify/jwk'
import type { OAuthPool, OAuthServer } from './oauth-world.ts'

type Claims = Readonly<Record<string, unknown>>

/** What aws-jwt-verify says of the tokens of a pool: their claims, or it throws. */
export type TokenCheck = {
  id(token: string | undefined, clientId: string): Promise<Claims>
  access(token: string | undefined, clientId: string): Promise<Claims>
}

export function tokenCheck({ fetch }: Pick<OAuthServer, 'fetch'>, { issuer }: Pick<OAuthPool, 'issuer'>): TokenCheck {
  // The library's own fetcher speaks https only.
  const jwksCache = new SimpleJwksCache({ fetcher: { fetch: async (uri) => (await fetch(uri)).arrayBuffer() } })
  const jwksUri = `${issuer}/.well-known/jwks.json`
  const verifier = JwtRsaVerifier.create({ issuer, audience: null, jwksUri }, { jwksCache })
  const kindOf =
    (use: 'id' | 'access', claim: 'aud' | 'client_id') =>
    async (token: string | undefined, clientId: string): Promise<Claims> =>
      verifier.verify(token ?? '', {
        customJwtCheck({ payload }) {
          if (payload.token_use !== use || payload[claim] !== clientId) throw new Error('Of another kind or client')
        },
      })
  return { id: kindOf('id', 'aud'), access: kindOf('access', 'client_id') }
}
