import { answerChallenge } from '#flows/sign-in/answer.ts'
import { poolClientAdministrator } from '../access.ts'
import { operation } from '../operation.ts'
import { addressOfUser } from './address-of-user.ts'

/** Any later step of a sign-in by a server for one of its users. */
export const AdminRespondToAuthChallenge = operation('AdminRespondToAuthChallenge', {
  access: poolClientAdministrator(),

  handle(services, { input, caller, invocation }) {
    const sourceIp = addressOfUser(input.ContextData, invocation)
    const answer = { session: input.Session, responses: input.ChallengeResponses ?? {} }
    return answerChallenge(services, { ...caller, caller: 'admin', sourceIp }, input.ChallengeName, answer)
  },
})
