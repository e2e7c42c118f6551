import { userForAdmin } from '#flows/find-user.ts'
import { updateAttributes } from '#flows/update-attributes.ts'
import { poolAdministrator } from '../access.ts'
import { operation } from '../operation.ts'

/** An administrator changes a user's attributes, and may vouch for an address; one without a value is taken away. */
export const AdminUpdateUserAttributes = operation('AdminUpdateUserAttributes', {
  access: poolAdministrator(),

  async handle(services, { input, caller: { pool } }) {
    const { id } = await userForAdmin(services, pool, input.Username)
    await updateAttributes(services, { pool, userId: id, given: input.UserAttributes, writer: 'admin' })
    return {}
  },
})
