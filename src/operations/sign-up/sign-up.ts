import { codeDeliveryDetails } from '#flows/send-message.ts'
import { signUp } from '#flows/sign-up.ts'
import { appClientForUser } from '../access.ts'
import { operation } from '../operation.ts'

/** A user makes an account of their own. */
export const SignUp = operation('SignUp', {
  access: appClientForUser(),

  async handle(services, { input, caller }) {
    const { user, target } = await signUp(services, caller, {
      username: input.Username,
      password: input.Password,
      attributes: input.UserAttributes ?? [],
    })
    return {
      UserConfirmed: false,
      UserSub: user.id,
      ...(target && { CodeDeliveryDetails: codeDeliveryDetails(target) }),
    }
  },
})
