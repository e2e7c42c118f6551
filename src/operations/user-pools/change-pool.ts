import { ServiceError } from '#domain/errors.ts'
import type { UserPool } from '#domain/pools.ts'
import type { Repositories, Services } from '#flows/services.ts'

type Change = Partial<Pick<UserPool, 'name' | 'settings'>>

/**
 * Replaces a pool's settings by what `change` makes of those that stand, so that of two changes at once none is lost. `change` may throw a
 * refusal, and may be called again.
 */
export async function changePool(
  { store, clock }: Services,
  poolId: string,
  change: (pool: UserPool, tx: Repositories) => Change | Promise<Change>,
): Promise<UserPool> {
  const now = clock.now()
  return store.transaction(async (tx) => {
    const current = await tx.pools.lock(poolId)
    if (!current) throw new ServiceError('ResourceNotFoundException', `User pool ${poolId} does not exist.`)
    const changed = { ...current, ...(await change(current, tx)), modifiedAt: now }
    await tx.pools.put(changed)
    return changed
  })
}
