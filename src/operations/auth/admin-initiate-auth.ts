import { startSignIn } from '#flows/sign-in/start.ts'
import { poolClientAdministrator } from '../access.ts'
import { operation } from '../operation.ts'

/** The first step of a sign-in by a server for one of its users. */
export const AdminInitiateAuth = operation('AdminInitiateAuth', {
  access: poolClientAdministrator(),

  handle(services, { input, caller }) {
    return startSignIn(services, { ...caller, caller: 'admin' }, input.AuthFlow, input.AuthParameters ?? {})
  },
})
