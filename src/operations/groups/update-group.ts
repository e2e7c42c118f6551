import { type Group, roleProblem } from '#domain/groups.ts'
import { operation } from '../operation.ts'
import { describedGroup } from './described-group.ts'
import { groupAdministrator, groupNotFound } from './group-administrator.ts'

/** Changes what is given of a group; what is left out stays. Its name is for life. */
export const UpdateGroup = operation('UpdateGroup', {
  access: groupAdministrator(),

  async handle({ store, clock }, { input, caller: { group: seen }, error }) {
    const problem = roleProblem(input.RoleArn)
    if (problem) throw error('InvalidParameterException', problem)
    const group: Group = {
      ...seen,
      description: input.Description ?? seen.description,
      precedence: input.Precedence ?? seen.precedence,
      roleArn: input.RoleArn ?? seen.roleArn,
      modifiedAt: clock.now(),
    }
    // It may have been deleted meanwhile.
    if (!(await store.groups.put(group))) throw groupNotFound()
    return { Group: describedGroup(group) }
  },
})
