import { sendRecoveryCode } from '#flows/recover-password.ts'
import { codeDeliveryDetails } from '#flows/send-message.ts'
import { appClientForUser } from '../access.ts'
import { operation } from '../operation.ts'

/** Somebody who forgot the password asks for a code with which to choose another. */
export const ForgotPassword = operation('ForgotPassword', {
  access: appClientForUser(),

  async handle(services, { input, caller }) {
    return { CodeDeliveryDetails: codeDeliveryDetails(await sendRecoveryCode(services, caller, input.Username)) }
  },
})
