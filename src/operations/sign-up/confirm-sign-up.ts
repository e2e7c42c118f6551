import { confirmByCode } from '#flows/confirm-user.ts'
import { appClientForUser } from '../access.ts'
import { operation } from '../operation.ts'

/** A user proves with the code they were sent that the account they made is theirs. */
export const ConfirmSignUp = operation('ConfirmSignUp', {
  access: appClientForUser(),

  async handle(services, { input: { Username, ConfirmationCode, ForceAliasCreation }, caller }) {
    await confirmByCode(services, caller, {
      username: Username,
      code: ConfirmationCode,
      forceAlias: ForceAliasCreation ?? false,
    })
    return {}
  },
})
