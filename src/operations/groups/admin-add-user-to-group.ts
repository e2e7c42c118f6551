import { groupsPerUserMax } from '#domain/groups.ts'
import type { UserPool } from '#domain/pools.ts'
import { userForAdmin } from '#flows/find-user.ts'
import type { Services } from '#flows/services.ts'
import { poolAdministrator } from '../access.ts'
import { operation, type Request } from '../operation.ts'
import { existingGroup } from './group-administrator.ts'

type AddCall = Request<'AdminAddUserToGroup', { pool: UserPool }>

/** Makes a user a member of a group, from their next tokens on. A member stays one. */
export const AdminAddUserToGroup = operation('AdminAddUserToGroup', {
  access: poolAdministrator(),

  async handle(services, call) {
    const { input, caller, error } = call
    const { pool } = caller
    const user = await userForAdmin(services, pool, input.Username)
    const outcome = await addMember(services, call, user.id).catch(async (thrown: unknown) => {
      // A group that is deleted at the same time can refuse its new member only in the database's own words.
      await existingGroup(services.store, pool.id, input.GroupName)
      throw thrown
    })
    if (outcome === 'full')
      throw error('InvalidParameterException', `The limit of ${groupsPerUserMax} groups of a user is reached.`)
    return {}
  },
})

async function addMember(
  { store, clock }: Services,
  { input, caller: { pool }, error }: AddCall,
  userId: string,
): Promise<'added' | 'member' | 'full'> {
  const now = clock.now()
  return store.transaction(async (tx) => {
    // The lock makes additions to one user take turns, so that the limit holds.
    if (!(await tx.users.lock(pool.id, userId))) throw error('UserNotFoundException', 'User does not exist.')
    const group = await existingGroup(tx, pool.id, input.GroupName)
    const memberships = await tx.groups.ofUser(pool.id, userId)
    if (memberships.some(({ name }) => name === group.name)) return 'member'
    if (memberships.length >= groupsPerUserMax) return 'full'
    await tx.groups.addMember(pool.id, group.name, userId, now)
    return 'added'
  })
}
