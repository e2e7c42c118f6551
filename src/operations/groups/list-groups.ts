import { poolAdministrator } from '../access.ts'
import { listPage } from '../list-page.ts'
import { operation } from '../operation.ts'
import { describedGroup } from './described-group.ts'

/** Lists the groups of a pool, in the order of their names. */
export const ListGroups = operation('ListGroups', {
  access: poolAdministrator(),

  async handle(services, { input, caller: { pool } }) {
    const { items, NextToken } = await listPage(services, `groups of ${pool.id}`, input, (page) =>
      services.store.groups.list(pool.id, page),
    )
    return { Groups: items.map(describedGroup), NextToken }
  },
})
