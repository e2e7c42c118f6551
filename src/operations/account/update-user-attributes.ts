import { codeDeliveryDetails } from '#flows/send-message.ts'
import { apiScope } from '#flows/sign-in/advance.ts'
import { updateAttributes } from '#flows/update-attributes.ts'
import { signedInUser } from '../access.ts'
import { operation } from '../operation.ts'
import { clientOfSession } from './client-of-session.ts'

/** A signed-in user changes their own attributes, as far as the app client lets them. */
export const UpdateUserAttributes = operation('UpdateUserAttributes', {
  access: signedInUser(apiScope),

  async handle(services, { input: { UserAttributes: given }, caller }) {
    const client = await clientOfSession(services, caller)
    const { pool, user } = caller
    const codes = await updateAttributes(services, { pool, userId: user.id, given, writer: 'user', client })
    return { CodeDeliveryDetailsList: codes.map(codeDeliveryDetails) }
  },
})
