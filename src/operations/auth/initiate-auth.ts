import { startSignIn } from '#flows/sign-in/start.ts'
import { appClient } from '../access.ts'
import { operation } from '../operation.ts'

/** The first step of a sign-in by the user. */
export const InitiateAuth = operation('InitiateAuth', {
  access: appClient(),

  handle(services, { input, caller, invocation: { sourceIp } }) {
    return startSignIn(services, { ...caller, caller: 'public', sourceIp }, input.AuthFlow, input.AuthParameters ?? {})
  },
})
