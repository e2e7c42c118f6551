import { describedMfa } from '#domain/described-mfa.ts'
import { readableAttributes } from '#domain/readable-attributes.ts'
import { apiScope } from '#flows/sign-in/advance.ts'
import { signedInUser } from '../access.ts'
import { operation } from '../operation.ts'

/** A signed-in user sees their own attributes, as far as their app client may read them. */
export const GetUser = operation('GetUser', {
  access: signedInUser(apiScope),

  async handle({ store }, { caller: { user, session } }) {
    const client = await store.clients.find(user.poolId, session.clientId)
    const UserAttributes = readableAttributes(user, client?.settings.ReadAttributes)
    return { Username: user.username, UserAttributes, ...describedMfa(user) }
  },
})
