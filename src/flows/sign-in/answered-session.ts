import type { ChallengeNameType } from '#contract/cognito-idp-types.generated.ts'
import type { Services } from '../services.ts'
import { type AuthSession, openAuthSession, type SessionOwner, sessionOwner } from './auth-session.ts'
import { type ChallengeAnswer, checkSecretHash, type Entrance, requiredParameter } from './request.ts'

/** What every answer to a challenge shows first: a living session of this client and challenge, and the user whose it is. */
export async function answeredSession(
  services: Services,
  entrance: Entrance,
  challenge: ChallengeNameType,
  { session: text, responses }: ChallengeAnswer,
): Promise<{ readonly session: AuthSession; readonly owner: SessionOwner }> {
  const username = requiredParameter(responses, 'USERNAME')
  checkSecretHash(entrance, username, responses)
  const session = openAuthSession(services, entrance, challenge, text)
  return { session, owner: await sessionOwner(services, entrance, session, username) }
}
