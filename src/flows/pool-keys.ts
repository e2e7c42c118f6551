import type { TokenUse } from '#domain/tokens/signing-key.ts'
import type { PoolKeys, Services } from './services.ts'

/** The keys that sign a pool's tokens, or undefined for a pool that does not exist. */
export async function poolKeysOf({ store, signer, poolKeys }: Services, poolId: string): Promise<PoolKeys | undefined> {
  const known = poolKeys.get(poolId)
  if (known) return known
  const stored = await store.signingKeys.list(poolId)
  const ready = (use: TokenUse) => {
    const key = stored.find(({ tokenUse }) => tokenUse === use)
    return (
      key && {
        kid: key.kid,
        privateKey: signer.privateKey(key.privateKeyPkcs8),
        publicKey: signer.publicKey(key.publicJwk),
      }
    )
  }
  const id = ready('id')
  const access = ready('access')
  if (!id || !access) return undefined
  const keys = { id, access }
  poolKeys.set(poolId, keys)
  return keys
}
