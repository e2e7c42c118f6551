import { poolAdministrator } from '../access.ts'
import { operation } from '../operation.ts'

/** Deletes a user pool with everything in it, unless it is protected. */
export const DeleteUserPool = operation('DeleteUserPool', {
  access: poolAdministrator(),

  async handle({ store }, { caller: { pool }, error }) {
    const deleted = await store.transaction(async (tx) => {
      const current = await tx.pools.find(pool.id)
      if (current?.settings.DeletionProtection === 'ACTIVE') throw error('InvalidParameterException', protectedPool)
      return tx.pools.remove(pool.id)
    })
    if (!deleted) throw error('ResourceNotFoundException', `User pool ${pool.id} does not exist.`)
    return {}
  },
})

const protectedPool =
  'The user pool cannot be deleted because deletion protection is activated. Deletion protection must be inactivated first.'
