import { apiScope } from '#flows/sign-in/advance.ts'
import { signedInUser } from '../access.ts'
import { operation } from '../operation.ts'
import { changeMfa, wishesOfOptions } from './change-mfa.ts'

/** The older SetUserMFAPreference, for SMS alone; amazon-cognito-identity-js still calls it to switch SMS codes on and off. */
export const SetUserSettings = operation('SetUserSettings', {
  access: signedInUser(apiScope),

  async handle(services, { input, caller: { pool, user } }) {
    await changeMfa(services, pool, user, wishesOfOptions(input.MFAOptions))
    return {}
  },
})
