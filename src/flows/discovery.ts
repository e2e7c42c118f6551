import { issuerOf } from '#domain/tokens/issuer.ts'
import { poolKeysOf } from './pool-keys.ts'
import type { Services } from './services.ts'
import { siteOfPool } from './web-sites.ts'

/** The pool's public signing keys (RFC 7517): one for ID tokens, one for access tokens. Undefined for a pool that does not exist. */
export async function jsonWebKeySet(services: Services, poolId: string): Promise<object | undefined> {
  if (!(await services.store.pools.find(poolId))) return undefined
  const keys = await poolKeysOf(services, poolId)
  return keys && { keys: [keys.id.publicJwk, keys.access.publicJwk] }
}

/**
 * OpenID Connect Discovery 1.0, section 3, for what the server does today: it lists nothing that is not enforced (GHSA-9h47-pqcx-hjr4). What
 * is left out there means more than nothing, so that a few things are said not to be.
 */
export async function openidConfiguration(services: Services, poolId: string): Promise<object | undefined> {
  const pool = await services.store.pools.find(poolId)
  if (!pool) return undefined
  const { base } = await siteOfPool(services, pool)
  return {
    issuer: issuerOf(services.settings, poolId),
    authorization_endpoint: `${base}/oauth2/authorize`,
    token_endpoint: `${base}/oauth2/token`,
    userinfo_endpoint: `${base}/oauth2/userInfo`,
    revocation_endpoint: `${base}/oauth2/revoke`,
    end_session_endpoint: `${base}/logout`,
    jwks_uri: `${services.settings.publicUrl}/${poolId}/.well-known/jwks.json`,
    response_types_supported: ['code', 'token'],
    grant_types_supported: ['authorization_code', 'implicit', 'refresh_token', 'client_credentials'],
    scopes_supported: ['openid', 'email', 'phone', 'profile'],
    code_challenge_methods_supported: ['S256'],
    token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post', 'none'],
    revocation_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post', 'none'],
    id_token_signing_alg_values_supported: ['RS256'],
    subject_types_supported: ['public'],
    request_parameter_supported: false,
    request_uri_parameter_supported: false,
    claims_parameter_supported: false,
  }
}
