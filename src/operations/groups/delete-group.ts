import { poolAdministrator } from '../access.ts'
import { operation } from '../operation.ts'
import { groupNotFound } from './group-administrator.ts'

/** Removes a group with its memberships. Its members stay; their next tokens say nothing of it. */
export const DeleteGroup = operation('DeleteGroup', {
  access: poolAdministrator(),

  async handle({ store }, { input, caller: { pool } }) {
    if (!(await store.groups.remove(pool.id, input.GroupName))) throw groupNotFound()
    return {}
  },
})
