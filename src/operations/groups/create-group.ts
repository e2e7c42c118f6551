import { type Group, groupsMax, roleProblem } from '#domain/groups.ts'
import { poolAdministrator } from '../access.ts'
import { operation } from '../operation.ts'
import { describedGroup } from './described-group.ts'

/** Makes a group without members. */
export const CreateGroup = operation('CreateGroup', {
  access: poolAdministrator(),

  async handle({ store, clock }, { input, caller: { pool }, error }) {
    const problem = roleProblem(input.RoleArn)
    if (problem) throw error('InvalidParameterException', problem)
    const now = clock.now()
    const group: Group = {
      poolId: pool.id,
      name: input.GroupName,
      description: input.Description,
      precedence: input.Precedence,
      roleArn: input.RoleArn,
      createdAt: now,
      modifiedAt: now,
    }
    const added = await store.transaction(async (tx) => {
      if ((await tx.groups.count(pool.id)) < groupsMax) return tx.groups.add(group)
      // A name that is taken is said first.
      return (await tx.groups.find(pool.id, group.name)) ? 'exists' : 'full'
    })
    if (added === 'exists') throw error('GroupExistsException', 'A group with the name already exists.')
    if (added === 'full')
      throw error('LimitExceededException', `The limit of ${groupsMax} groups of a user pool is reached.`)
    return { Group: describedGroup(group) }
  },
})
