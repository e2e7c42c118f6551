import { groupsPerUserMax } from '#domain/groups.ts'
import { userForAdmin } from '#flows/find-user.ts'
import { poolAdministrator } from '../access.ts'
import { operation } from '../operation.ts'
import { existingGroup } from './group-administrator.ts'

/** Makes a user a member of a group, from their next tokens on. A member stays one. */
export const AdminAddUserToGroup = operation('AdminAddUserToGroup', {
  access: poolAdministrator(),

  async handle(services, { input, caller: { pool }, error }) {
    const seen = await userForAdmin(services, pool, input.Username)
    const now = services.clock.now()
    const outcome = await services.store.transaction(async (tx) => {
      // The lock makes additions to one user take turns, so that the limit holds.
      const user = await tx.users.lock(pool.id, seen.id)
      if (!user) throw error('UserNotFoundException', 'User does not exist.')
      const group = await existingGroup(tx, pool.id, input.GroupName)
      const memberships = await tx.groups.ofUser(pool.id, user.id)
      if (memberships.some(({ name }) => name === group.name)) return 'member'
      if (memberships.length >= groupsPerUserMax) return 'full'
      await tx.groups.addMember(pool.id, group.name, user.id, now)
      return 'added'
    })
    if (outcome === 'full')
      throw error('InvalidParameterException', `The limit of ${groupsPerUserMax} groups of a user is reached.`)
    return {}
  },
})
