import { poolAdministrator } from '../access.ts'
import { listPage } from '../list-page.ts'
import { operation } from '../operation.ts'
import { describedResourceServer } from './described-resource-server.ts'

const mostPerPage = 50

/** Lists the resource servers of a pool, in the order of their identifiers. */
export const ListResourceServers = operation('ListResourceServers', {
  access: poolAdministrator(),

  async handle(services, { input: { MaxResults = mostPerPage, NextToken: token }, caller: { pool } }) {
    const request = { Limit: MaxResults, NextToken: token }
    const { items, NextToken } = await listPage(services, `resource servers of ${pool.id}`, request, (page) =>
      services.store.resourceServers.list(pool.id, page),
    )
    return { ResourceServers: items.map(describedResourceServer), NextToken }
  },
})
