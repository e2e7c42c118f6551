import { confirmRecovery } from '#flows/recover-password.ts'
import { appClientForUser } from '../access.ts'
import { operation } from '../operation.ts'

/** Somebody who forgot the password chooses another by the code that they were sent. */
export const ConfirmForgotPassword = operation('ConfirmForgotPassword', {
  access: appClientForUser(),

  async handle(services, { input: { Username, ConfirmationCode, Password }, caller }) {
    await confirmRecovery(services, caller, { username: Username, code: ConfirmationCode, password: Password })
    return {}
  },
})
