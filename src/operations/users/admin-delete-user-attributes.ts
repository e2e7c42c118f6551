import { userForAdmin } from '#flows/find-user.ts'
import { updateAttributes } from '#flows/update-attributes.ts'
import { poolAdministrator } from '../access.ts'
import { operation } from '../operation.ts'

/** An administrator takes attributes away from a user, and with them the names that they gave. */
export const AdminDeleteUserAttributes = operation('AdminDeleteUserAttributes', {
  access: poolAdministrator(),

  async handle(services, { input, caller: { pool } }) {
    const { id } = await userForAdmin(services, pool, input.Username)
    const given = input.UserAttributeNames.map((Name) => ({ Name, Value: '' }))
    await updateAttributes(services, { pool, userId: id, given, writer: 'admin' })
    return {}
  },
})
