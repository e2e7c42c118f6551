import type { ChallengeNameType } from '#contract/cognito-idp-types.generated.ts'
import { ServiceError } from '#domain/errors.ts'
import { answerCode } from '../mfa/answer-code.ts'
import { answerSetUp } from '../mfa/answer-set-up.ts'
import { selectMfaType } from '../mfa/select.ts'
import type { Services } from '../services.ts'
import { answerNewPassword } from './new-password.ts'
import type { AuthAnswer, ChallengeAnswer, Entrance } from './request.ts'
import { verifySrp } from './srp.ts'

type Answer = (services: Services, entrance: Entrance, answer: ChallengeAnswer) => Promise<AuthAnswer>

/** Who takes the answer to which challenge. Challenges that no sign-in hands out yet are not in here. */
const answers: Readonly<Partial<Record<ChallengeNameType, Answer>>> = {
  PASSWORD_VERIFIER: (services, entrance, { responses }) => verifySrp(services, entrance, responses),
  NEW_PASSWORD_REQUIRED: answerNewPassword,
  SMS_MFA: (services, entrance, answer) => answerCode(services, entrance, 'SMS_MFA', answer),
  EMAIL_OTP: (services, entrance, answer) => answerCode(services, entrance, 'EMAIL_OTP', answer),
  SOFTWARE_TOKEN_MFA: (services, entrance, answer) => answerCode(services, entrance, 'SOFTWARE_TOKEN_MFA', answer),
  SELECT_MFA_TYPE: selectMfaType,
  MFA_SETUP: answerSetUp,
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
