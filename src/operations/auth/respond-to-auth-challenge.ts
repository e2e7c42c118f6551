import { answerChallenge } from '#flows/sign-in/answer.ts'
import { appClient } from '../access.ts'
import { operation } from '../operation.ts'

/** Any later step of a sign-in by the user. */
export const RespondToAuthChallenge = operation('RespondToAuthChallenge', {
  access: appClient(),

  handle(services, { input, caller, invocation: { sourceIp } }) {
    const answer = { session: input.Session, responses: input.ChallengeResponses ?? {} }
    return answerChallenge(services, { ...caller, caller: 'public', sourceIp }, input.ChallengeName, answer)
  },
})
