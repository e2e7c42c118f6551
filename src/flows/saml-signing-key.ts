import type { SamlSigningKey } from '#domain/tokens/saml-signing-key.ts'
import type { Services } from './services.ts'

/**
 * The key that signs a pool's requests to SAML providers. Made when it is first asked for; whoever asks at the same time, on whatever server,
 * gets the same. Undefined for a pool that is not there any more.
 */
export async function samlSigningKeyOf(services: Services, poolId: string): Promise<SamlSigningKey | undefined> {
  const { store, gate } = services
  const known = await store.samlSigningKeys.find(poolId)
  // Making a key is slow: those who ask at once wait for one, and don't each make their own.
  return known ?? gate(`saml signing key of ${poolId}`, () => madeOnce(services, poolId))
}

async function madeOnce({ store, signer, clock }: Services, poolId: string): Promise<SamlSigningKey | undefined> {
  const known = await store.samlSigningKeys.find(poolId)
  if (known) return known
  const createdAt = clock.now()
  const { privateKeyPkcs8, publicJwk } = await signer.newKey(poolId, createdAt)
  const certificate = Buffer.from(publicJwk.x5c[0], 'base64')
  return store.transaction(async (tx) => {
    if (!(await tx.pools.lock(poolId))) return undefined
    return tx.samlSigningKeys.putIfAbsent({ poolId, certificate, privateKeyPkcs8, createdAt })
  })
}
