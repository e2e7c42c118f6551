import { apiScope } from '#flows/sign-in/advance.ts'
import { signedInUser } from '../access.ts'
import { operation } from '../operation.ts'

/** A signed-in user removes their own account with everything that hangs on it: sign-ins, codes and names end at once. */
export const DeleteUser = operation('DeleteUser', {
  access: signedInUser(apiScope),

  async handle({ store }, { caller: { pool, user }, error }) {
    if (!(await store.users.remove(pool.id, user.id))) throw error('UserNotFoundException', 'User does not exist.')
    return {}
  },
})
