import { userForAdmin } from '#flows/find-user.ts'
import { poolAdministrator } from '../access.ts'
import { listPage } from '../list-page.ts'
import { operation } from '../operation.ts'
import { describedGroup } from './described-group.ts'

/** Lists the groups that a user belongs to, in the order of their names. */
export const AdminListGroupsForUser = operation('AdminListGroupsForUser', {
  access: poolAdministrator(),

  async handle(services, { input, caller: { pool } }) {
    const user = await userForAdmin(services, pool, input.Username)
    const { items, NextToken } = await listPage(services, `groups of ${user.id} of ${pool.id}`, input, (page) =>
      services.store.groups.listOfUser(pool.id, user.id, page),
    )
    return { Groups: items.map(describedGroup), NextToken }
  },
})
