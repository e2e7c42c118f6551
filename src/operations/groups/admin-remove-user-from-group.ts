import { userForAdmin } from '#flows/find-user.ts'
import { poolAdministrator } from '../access.ts'
import { operation } from '../operation.ts'
import { existingGroup } from './group-administrator.ts'

/** Takes a user out of a group, from their next tokens on. Who is no member is none afterwards. */
export const AdminRemoveUserFromGroup = operation('AdminRemoveUserFromGroup', {
  access: poolAdministrator(),

  async handle(services, { input, caller: { pool } }) {
    const user = await userForAdmin(services, pool, input.Username)
    const group = await existingGroup(services.store, pool.id, input.GroupName)
    await services.store.groups.removeMember(pool.id, group.name, user.id)
    return {}
  },
})
