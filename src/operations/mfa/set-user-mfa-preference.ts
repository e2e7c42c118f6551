import { apiScope } from '#flows/sign-in/advance.ts'
import { signedInUser } from '../access.ts'
import { operation } from '../operation.ts'
import { changeMfa, wishesOf } from './change-mfa.ts'

/** A signed-in user switches second factors on and off and says which one to ask for. */
export const SetUserMFAPreference = operation('SetUserMFAPreference', {
  access: signedInUser(apiScope),

  async handle(services, { input, caller: { pool, user } }) {
    await changeMfa(services, pool, user, wishesOf(input))
    return {}
  },
})
