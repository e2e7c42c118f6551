import { operation } from '../operation.ts'
import { describedGroup } from './described-group.ts'
import { groupAdministrator } from './group-administrator.ts'

/** Shows a group, without its members. */
export const GetGroup = operation('GetGroup', {
  access: groupAdministrator(),

  async handle(_services, { caller: { group } }) {
    return { Group: describedGroup(group) }
  },
})
