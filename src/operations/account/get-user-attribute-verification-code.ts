import { codeDeliveryDetails } from '#flows/send-message.ts'
import { apiScope } from '#flows/sign-in/advance.ts'
import { addressNamed, sendAddressCode } from '#flows/verify-address.ts'
import { signedInUser } from '../access.ts'
import { operation } from '../operation.ts'

/** A signed-in user asks for a code that proves an address of theirs, also one that is verified already. */
export const GetUserAttributeVerificationCode = operation('GetUserAttributeVerificationCode', {
  access: signedInUser(apiScope),

  async handle(services, { input, caller: { pool, user } }) {
    const address = addressNamed(input.AttributeName)
    return { CodeDeliveryDetails: codeDeliveryDetails(await sendAddressCode(services, pool, user.id, address)) }
  },
})
