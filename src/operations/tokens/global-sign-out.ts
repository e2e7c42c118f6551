import { apiScope } from '#flows/sign-in/advance.ts'
import { signedInUser } from '../access.ts'
import { operation } from '../operation.ts'

/** A signed-in user ends all their sign-ins, on every device and through every app client, this one too. */
export const GlobalSignOut = operation('GlobalSignOut', {
  access: signedInUser(apiScope),

  async handle({ store, clock }, { caller: { user } }) {
    await store.tokenSessions.revokeAllOf(user.poolId, user.id, clock.now())
    return {}
  },
})
