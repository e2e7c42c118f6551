import type { TokenUse } from '#domain/tokens/signing-key.ts'
import type { PoolKeys, Services } from './services.ts'

/** The keys that sign a pool's tokens, or undefined for a pool that does not exist. */
export async function poolKeysOf({ store, signer, poolKeys }: Services, poolId: string): Promise<PoolKeys | undefined> {
  const known = poolKeys.get(poolId)
  if (known) return known
  const stored = await store.signingKeys.list(poolId)
  const ready = (use: TokenUse) => {
    const key = stored.find(({ tokenUse }) => tokenUse === use)
    if (!key) return undefined
    const nextPrivateKey = inTurn(() => signer.privateKey(key.privateKeyPkcs8))
    return { kid: key.kid, nextPrivateKey, publicKey: signer.publicKey(key.publicJwk), publicJwk: key.publicJwk }
  }
  const id = ready('id')
  const access = ready('access')
  if (!id || !access) return undefined
  const keys = { id, access }
  poolKeys.set(poolId, keys)
  return keys
}

/** As many as Node's thread pool has threads. */
const copies = 4

/**
 * OpenSSL locks a key while it signs, and handing the next signature of that key to the thread pool would hold up the event loop for as long.
 * With a copy for each thread nobody waits.
 */
function inTurn<T>(make: () => T): () => T {
  const made = Array.from({ length: copies }, make)
  let turn = 0
  return () => made[turn++ % copies] ?? make()
}
