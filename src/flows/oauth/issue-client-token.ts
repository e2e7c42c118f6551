import type { AppClient } from '#domain/clients.ts'
import { clientTokenClaims } from '#domain/oauth/client-token-claims.ts'
import { issuerOf } from '#domain/tokens/issuer.ts'
import { lifetimesOf } from '#domain/tokens/lifetimes.ts'
import { poolKeysOf } from '../pool-keys.ts'
import type { Services } from '../services.ts'

export type ClientToken = { readonly accessToken: string; readonly expiresInSeconds: number }

/** An access token for an app client that acts for itself. Nothing is stored. */
export async function issueClientToken(
  services: Services,
  client: AppClient,
  scopes: readonly string[],
): Promise<ClientToken> {
  const { signer, settings, clock, random } = services
  const keys = await poolKeysOf(services, client.poolId)
  if (!keys) throw new Error(`User pool ${client.poolId} has no signing keys`)
  const claims = clientTokenClaims({
    issuer: issuerOf(settings, client.poolId),
    client,
    scopes,
    now: clock.now(),
    jti: random.uuid(),
  })
  return {
    accessToken: await signer.sign(keys.access.nextPrivateKey(), keys.access.kid, claims),
    expiresInSeconds: lifetimesOf(client.settings).accessSeconds,
  }
}
