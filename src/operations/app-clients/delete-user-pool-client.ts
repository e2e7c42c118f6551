import { poolAdministrator } from '../access.ts'
import { operation } from '../operation.ts'

/** Deletes an app client; the tokens it was given end with it. */
export const DeleteUserPoolClient = operation('DeleteUserPoolClient', {
  access: poolAdministrator(),

  async handle({ store }, { input: { ClientId }, caller: { pool }, error }) {
    const deleted = await store.clients.remove(pool.id, ClientId)
    if (!deleted) throw error('ResourceNotFoundException', `User pool client ${ClientId} does not exist.`)
    return {}
  },
})
