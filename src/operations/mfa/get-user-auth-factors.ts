import { apiScope } from '#flows/sign-in/advance.ts'
import { signedInUser } from '../access.ts'
import { operation } from '../operation.ts'
import { authFactors } from './auth-factors.ts'

/** A signed-in user sees what they can sign in with. */
export const GetUserAuthFactors = operation('GetUserAuthFactors', {
  access: signedInUser(apiScope),

  handle: (services, { caller: { pool, user } }) => authFactors(services, pool, user),
})
