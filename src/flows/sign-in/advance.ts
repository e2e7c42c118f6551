import { ServiceError } from '#domain/errors.ts'
import { sessionsBesideNew } from '#domain/session-tracking.ts'
import type { PassedStep } from '#domain/sign-in/next-step.ts'
import type { MfaMethod, User } from '#domain/users.ts'
import { newTokenSession, sealRefreshToken, signTokens } from '../issue-tokens.ts'
import type { Services } from '../services.ts'
import type { SessionOwner } from './auth-session.ts'
import { challenge } from './challenge.ts'
import { type AuthAnswer, type Entrance, errorOf } from './request.ts'
import { stepAfter } from './step-after.ts'

/** The scope of every token that comes from the API rather than from the OAuth endpoints. */
export const apiScope = 'aws.cognito.signin.user.admin'

/** Goes on from a step that was passed: asks for the next one, or ends the sign-in with tokens. */
export async function advance(
  services: Services,
  entrance: Entrance,
  owner: SessionOwner,
  passed: readonly PassedStep[],
  chosen?: MfaMethod,
): Promise<AuthAnswer> {
  const { step, softwareToken } = await stepAfter(services, entrance.pool, owner, passed, chosen)
  if (step.kind === 'refused') throw errorOf(step)
  if (step.kind === 'signed in')
    return entrance.caller === 'pages'
      ? { ChallengeParameters: {}, signedInUser: owner.user }
      : signedIn(services, entrance, owner.user)
  return challenge(services, entrance, { step, owner, passed, softwareToken })
}

async function signedIn(services: Services, entrance: Entrance, user: User): Promise<AuthAnswer> {
  const session = newTokenSession(services, entrance, user, apiScope)
  const tokens = await signTokens(services, entrance.client, user, session)
  const beside = sessionsBesideNew(entrance.pool)
  await services.store.transaction(async (tx) => {
    // The user may have been disabled or deleted while the tokens were signed.
    const now = await tx.users.lock(user.poolId, user.id)
    if (!now?.enabled) throw new ServiceError('NotAuthorizedException', 'User is disabled.')
    // The lock makes sign-ins of one user take turns, so that the limit holds.
    if (beside !== undefined) await tx.tokenSessions.revokeLeastActive(user.poolId, user.id, beside, session.authTime)
    await tx.tokenSessions.add(session)
  })
  return {
    ChallengeParameters: {},
    AuthenticationResult: { ...tokens, RefreshToken: sealRefreshToken(services, session) },
  }
}
