import { listPage } from '../list-page.ts'
import { operation } from '../operation.ts'
import { describedUser } from '../users/described-user.ts'
import { groupAdministrator } from './group-administrator.ts'

/** Lists the members of a group, whole. */
export const ListUsersInGroup = operation('ListUsersInGroup', {
  access: groupAdministrator(),

  async handle(services, { input, caller: { pool, group } }) {
    const { items, NextToken } = await listPage(services, `members of ${group.name} of ${pool.id}`, input, (page) =>
      services.store.groups.listMembers(pool.id, group.name, page),
    )
    return { Users: items.map((user) => describedUser(user)), NextToken }
  },
})
