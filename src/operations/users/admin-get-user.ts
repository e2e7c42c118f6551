import { describedMfa } from '#domain/described-mfa.ts'
import { readableAttributes } from '#domain/readable-attributes.ts'
import { userForAdmin } from '#flows/find-user.ts'
import { poolAdministrator } from '../access.ts'
import { operation } from '../operation.ts'

/** All that an administrator may see of a user. Lists of second factors are left out while there are none, as Cognito leaves them out. */
export const AdminGetUser = operation('AdminGetUser', {
  access: poolAdministrator(),

  async handle(services, { input, caller: { pool } }) {
    const user = await userForAdmin(services, pool, input.Username)
    return {
      Username: user.username,
      UserAttributes: readableAttributes(user),
      UserCreateDate: user.createdAt,
      UserLastModifiedDate: user.modifiedAt,
      Enabled: user.enabled,
      UserStatus: user.status,
      ...describedMfa(user),
    }
  },
})
