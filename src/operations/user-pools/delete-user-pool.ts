import { poolAdministrator } from '../access.ts'
import { operation } from '../operation.ts'

/** Deletes a user pool with everything in it, unless it is protected or has a domain. */
export const DeleteUserPool = operation('DeleteUserPool', {
  access: poolAdministrator(),

  async handle({ store }, { caller: { pool }, error }) {
    const deleted = await store.transaction(async (tx) => {
      // Nobody gives it a domain between the look and the end.
      const current = await tx.pools.lock(pool.id)
      if (current?.settings.DeletionProtection === 'ACTIVE') throw error('InvalidParameterException', protectedPool)
      if ((await tx.domains.findByPool(pool.id)).length > 0) throw error('InvalidParameterException', poolWithDomain)
      return tx.pools.remove(pool.id)
    })
    if (!deleted) throw error('ResourceNotFoundException', `User pool ${pool.id} does not exist.`)
    return {}
  },
})

const poolWithDomain = 'User pool cannot be deleted. It has a domain configured that should be deleted first.'
const protectedPool =
  'The user pool cannot be deleted because deletion protection is activated. Deletion protection must be inactivated first.'
