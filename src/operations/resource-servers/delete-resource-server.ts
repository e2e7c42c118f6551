import { poolAdministrator } from '../access.ts'
import { operation } from '../operation.ts'
import { resourceServerNotFound } from './resource-server-not-found.ts'

/** Removes a resource server with its scopes, also while app clients name them: no token carries them any more. */
export const DeleteResourceServer = operation('DeleteResourceServer', {
  access: poolAdministrator(),

  async handle({ store }, { input: { Identifier }, caller: { pool } }) {
    if (!(await store.resourceServers.remove(pool.id, Identifier))) throw resourceServerNotFound(Identifier)
    return {}
  },
})
