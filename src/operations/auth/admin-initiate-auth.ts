import { startSignIn } from '#flows/sign-in/start.ts'
import { poolClientAdministrator } from '../access.ts'
import { operation } from '../operation.ts'
import { addressOfUser } from './address-of-user.ts'

/** The first step of a sign-in by a server for one of its users. */
export const AdminInitiateAuth = operation('AdminInitiateAuth', {
  access: poolClientAdministrator(),

  handle(services, { input, caller, invocation }) {
    const sourceIp = addressOfUser(input.ContextData, invocation)
    return startSignIn(services, { ...caller, caller: 'admin', sourceIp }, input.AuthFlow, input.AuthParameters ?? {})
  },
})
