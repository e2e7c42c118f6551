import { type ResourceServer, resourceServersMax, scopesProblem } from '#domain/resource-servers.ts'
import { poolAdministrator } from '../access.ts'
import { operation } from '../operation.ts'
import { describedResourceServer, requestedScopes } from './described-resource-server.ts'

/** Names an API to a user pool, with the scopes that access tokens may carry for it. */
export const CreateResourceServer = operation('CreateResourceServer', {
  access: poolAdministrator(),

  async handle({ store }, { input, caller: { pool }, error }) {
    const server: ResourceServer = {
      poolId: pool.id,
      identifier: input.Identifier,
      name: input.Name,
      scopes: requestedScopes(input.Scopes),
    }
    const problem = scopesProblem(server.scopes)
    if (problem) throw error('InvalidParameterException', problem)
    const added = await store.transaction(async (tx) => {
      // Of many at once none counts past the limit.
      if (!(await tx.pools.lock(pool.id)))
        throw error('ResourceNotFoundException', `User pool ${pool.id} does not exist.`)
      if ((await tx.resourceServers.count(pool.id)) < resourceServersMax) return tx.resourceServers.add(server)
      return (await tx.resourceServers.find(pool.id, server.identifier)) ? 'exists' : 'full'
    })
    if (added === 'exists')
      throw error('InvalidParameterException', `${server.identifier} already exists in user pool ${pool.id}.`)
    if (added === 'full')
      throw error('LimitExceededException', `The limit of ${resourceServersMax} resource servers is reached.`)
    return { ResourceServer: describedResourceServer(server) }
  },
})
