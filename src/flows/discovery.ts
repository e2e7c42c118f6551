import { issuerOf } from '#domain/tokens/issuer.ts'
import { poolKeysOf } from './pool-keys.ts'
import type { Services } from './services.ts'

/** The pool's public signing keys (RFC 7517): one for ID tokens, one for access tokens. Undefined for a pool that does not exist. */
export async function jsonWebKeySet(services: Services, poolId: string): Promise<object | undefined> {
  if (!(await services.store.pools.find(poolId))) return undefined
  const keys = await poolKeysOf(services, poolId)
  return keys && { keys: [keys.id.publicJwk, keys.access.publicJwk] }
}

/** OpenID Connect Discovery 1.0, section 3, for what the server does today: it lists nothing that is not enforced. */
export async function openidConfiguration({ store, settings }: Services, poolId: string): Promise<object | undefined> {
  if (!(await store.pools.find(poolId))) return undefined
  const issuer = issuerOf(settings, poolId)
  const base = `${settings.publicUrl}/${poolId}`
  return {
    issuer,
    jwks_uri: `${base}/.well-known/jwks.json`,
    id_token_signing_alg_values_supported: ['RS256'],
    subject_types_supported: ['public'],
  }
}
