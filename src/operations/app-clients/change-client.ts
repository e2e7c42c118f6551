import type { AppClient } from '#domain/clients.ts'
import { ServiceError } from '#domain/errors.ts'
import type { Services } from '#flows/services.ts'

/**
 * Replaces parts of an app client by what `change` makes of the one that stands, so that of two changes at once none is lost. `change` may
 * throw a refusal, and may be called again.
 */
export async function changeClient(
  { store, clock }: Services,
  { poolId, id }: Pick<AppClient, 'poolId' | 'id'>,
  change: (client: AppClient) => Partial<Pick<AppClient, 'name' | 'settings' | 'secrets'>>,
): Promise<AppClient> {
  const now = clock.now()
  return store.transaction(async (tx) => {
    const current = await tx.clients.lock(poolId, id)
    if (!current) throw new ServiceError('ResourceNotFoundException', `User pool client ${id} does not exist.`)
    const changed = { ...current, ...change(current), modifiedAt: now }
    await tx.clients.put(changed)
    return changed
  })
}
