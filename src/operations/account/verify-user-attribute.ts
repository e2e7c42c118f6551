import { apiScope } from '#flows/sign-in/advance.ts'
import { addressNamed, verifyAddress } from '#flows/verify-address.ts'
import { signedInUser } from '../access.ts'
import { operation } from '../operation.ts'

/** A signed-in user proves an address with the code that was sent there. */
export const VerifyUserAttribute = operation('VerifyUserAttribute', {
  access: signedInUser(apiScope),

  async handle(services, { input, caller: { pool, user } }) {
    await verifyAddress(services, pool, user.id, addressNamed(input.AttributeName), input.Code)
    return {}
  },
})
