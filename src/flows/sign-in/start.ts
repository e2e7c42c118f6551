import type { AuthFlowType } from '#contract/cognito-idp-types.generated.ts'
import { ServiceError } from '#domain/errors.ts'
import { type AuthFlow, authFlowOf, flowSuits, isFlowAllowed } from '#domain/sign-in/auth-flows.ts'
import type { Services } from '../services.ts'
import { startPassword } from './password.ts'
import { refresh } from './refresh.ts'
import type { AuthAnswer, Entrance, Parameters } from './request.ts'
import { startSrp } from './srp.ts'

type Start = (services: Services, entrance: Entrance, parameters: Parameters) => Promise<AuthAnswer>

const unwritten =
  (flow: AuthFlow): Start =>
  async () => {
    throw new ServiceError('UnsupportedOperationException', `Lifeguard does not offer the ${flow} flow yet.`)
  }

const starts: Readonly<Record<AuthFlow, Start>> = {
  USER_SRP_AUTH: startSrp,
  USER_PASSWORD_AUTH: startPassword,
  ADMIN_USER_PASSWORD_AUTH: startPassword,
  REFRESH_TOKEN_AUTH: refresh,
  CUSTOM_AUTH: unwritten('CUSTOM_AUTH'),
  USER_AUTH: unwritten('USER_AUTH'),
}

/** InitiateAuth and AdminInitiateAuth: the first step of a sign-in by the flow that the caller names and the client allows. */
export async function startSignIn(
  services: Services,
  entrance: Entrance,
  flowName: AuthFlowType,
  parameters: Parameters,
): Promise<AuthAnswer> {
  const flow = authFlowOf(flowName)
  if (!flowSuits(flow, entrance.caller))
    throw new ServiceError('InvalidParameterException', 'Initiate Auth method not supported.')
  if (!isFlowAllowed(entrance.client, flow))
    throw new ServiceError('InvalidParameterException', notEnabled(flow, entrance))
  return starts[flow](services, entrance, parameters)
}

function notEnabled(flow: AuthFlow, { caller }: Entrance): string {
  if (caller === 'admin') return 'Auth flow not enabled for this client'
  return flow === 'USER_SRP_AUTH'
    ? 'USER_SRP_AUTH is not enabled for the client.'
    : `${flow} flow not enabled for this client`
}
