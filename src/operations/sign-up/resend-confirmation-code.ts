import { resendConfirmationCode } from '#flows/resend-confirmation-code.ts'
import { codeDeliveryDetails } from '#flows/send-message.ts'
import { appClientForUser } from '../access.ts'
import { operation } from '../operation.ts'

/** A new code for somebody who signed up and has not confirmed it yet. */
export const ResendConfirmationCode = operation('ResendConfirmationCode', {
  access: appClientForUser(),

  async handle(services, { input, caller }) {
    return { CodeDeliveryDetails: codeDeliveryDetails(await resendConfirmationCode(services, caller, input.Username)) }
  },
})
