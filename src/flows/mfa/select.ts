import { ServiceError } from '#domain/errors.ts'
import type { Services } from '../services.ts'
import { advance } from '../sign-in/advance.ts'
import { answeredSession } from '../sign-in/answered-session.ts'
import { sessionInvalid, useAuthSession } from '../sign-in/auth-session.ts'
import { type AuthAnswer, type ChallengeAnswer, type Entrance, requiredParameter } from '../sign-in/request.ts'
import { stepAfter } from '../sign-in/step-after.ts'

/**
 * SELECT_MFA_TYPE: one of the methods that were offered. The choice uses the session up, so that one password does not send a message to every
 * address again and again.
 */
export async function selectMfaType(
  services: Services,
  entrance: Entrance,
  answer: ChallengeAnswer,
): Promise<AuthAnswer> {
  const { session, owner } = await answeredSession(services, entrance, 'SELECT_MFA_TYPE', answer)
  const wanted = requiredParameter(answer.responses, 'ANSWER')
  const { step } = await stepAfter(services, entrance.pool, owner, session.passed)
  if (step.kind !== 'challenge' || step.name !== 'SELECT_MFA_TYPE') throw sessionInvalid()
  const chosen = step.methods.find((method) => method === wanted)
  if (!chosen) throw new ServiceError('InvalidParameterException', 'Invalid MFA type selected')
  await useAuthSession(services.store, session)
  return advance(services, entrance, owner, session.passed, { chosen })
}
