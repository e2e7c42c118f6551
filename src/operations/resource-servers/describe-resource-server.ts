import { poolAdministrator } from '../access.ts'
import { operation } from '../operation.ts'
import { describedResourceServer } from './described-resource-server.ts'
import { resourceServerNotFound } from './resource-server-not-found.ts'

/** Shows a resource server with its scopes. */
export const DescribeResourceServer = operation('DescribeResourceServer', {
  access: poolAdministrator(),

  async handle({ store }, { input: { Identifier }, caller: { pool } }) {
    const server = await store.resourceServers.find(pool.id, Identifier)
    if (!server) throw resourceServerNotFound(Identifier)
    return { ResourceServer: describedResourceServer(server) }
  },
})
