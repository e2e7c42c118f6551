import { apiScope } from '#flows/sign-in/advance.ts'
import { updateAttributes } from '#flows/update-attributes.ts'
import { signedInUser } from '../access.ts'
import { operation } from '../operation.ts'
import { clientOfSession } from './client-of-session.ts'

/** A signed-in user takes away attributes of their own that the app client lets them write. */
export const DeleteUserAttributes = operation('DeleteUserAttributes', {
  access: signedInUser(apiScope),

  async handle(services, { input, caller }) {
    const client = await clientOfSession(services, caller)
    const { pool, user } = caller
    const given = input.UserAttributeNames.map((Name) => ({ Name, Value: '' }))
    await updateAttributes(services, { pool, userId: user.id, given, writer: 'user', client })
    return {}
  },
})
