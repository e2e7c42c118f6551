import { type ResourceServer, scopesProblem } from '#domain/resource-servers.ts'
import { poolAdministrator } from '../access.ts'
import { operation } from '../operation.ts'
import { describedResourceServer, requestedScopes } from './described-resource-server.ts'
import { resourceServerNotFound } from './resource-server-not-found.ts'

/**
 * Replaces the name and the scopes of a resource server. An app client keeps a scope that is gone: no token carries it, until it is there
 * again.
 */
export const UpdateResourceServer = operation('UpdateResourceServer', {
  access: poolAdministrator(),

  async handle({ store }, { input, caller: { pool }, error }) {
    const scopes = requestedScopes(input.Scopes)
    const problem = scopesProblem(scopes)
    if (problem) throw error('InvalidParameterException', problem)
    const server: ResourceServer = { poolId: pool.id, identifier: input.Identifier, name: input.Name, scopes }
    if (!(await store.resourceServers.put(server))) throw resourceServerNotFound(server.identifier)
    return { ResourceServer: describedResourceServer(server) }
  },
})
