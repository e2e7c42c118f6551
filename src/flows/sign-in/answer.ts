import type { ChallengeNameType } from '#contract/cognito-idp-types.generated.ts'
import { ServiceError } from '#domain/errors.ts'
import type { Services } from '../services.ts'
import { answerNewPassword } from './new-password.ts'
import type { AuthAnswer, Entrance, Parameters } from './request.ts'
import { verifySrp } from './srp.ts'

export type ChallengeAnswer = { readonly session: string | undefined; readonly responses: Parameters }

type Answer = (services: Services, entrance: Entrance, answer: ChallengeAnswer) => Promise<AuthAnswer>

/** Who takes the answer to which challenge. Challenges that no sign-in hands out yet are not in here. */
const answers: Readonly<Partial<Record<ChallengeNameType, Answer>>> = {
  PASSWORD_VERIFIER: (services, entrance, { responses }) => verifySrp(services, entrance, responses),
  NEW_PASSWORD_REQUIRED: answerNewPassword,
}

/** RespondToAuthChallenge and AdminRespondToAuthChallenge: the answer to the challenge that the last step asked for. */
export async function answerChallenge(
  services: Services,
  entrance: Entrance,
  challenge: ChallengeNameType,
  answer: ChallengeAnswer,
): Promise<AuthAnswer> {
  const take = answers[challenge]
  // Nothing can be waiting for such an answer.
  if (!take) throw new ServiceError('NotAuthorizedException', 'Invalid session for the user.')
  return take(services, entrance, answer)
}
