import { ServiceError } from '#domain/errors.ts'
import { nextStep, type PassedStep, type SignInState } from '#domain/sign-in/next-step.ts'
import type { User } from '#domain/users.ts'
import { newTokenSession, sealRefreshToken, signTokens } from '../issue-tokens.ts'
import type { Services } from '../services.ts'
import { sealAuthSession } from './auth-session.ts'
import { newPasswordParameters } from './new-password-parameters.ts'
import { type AuthAnswer, type Entrance, errorOf } from './request.ts'

/** The scope of every token that comes from the API rather than from the OAuth endpoints. */
export const apiScope = 'aws.cognito.signin.user.admin'

/** Goes on from a step that was passed: asks for the next one, or ends the sign-in with tokens. */
export async function advance(
  services: Services,
  entrance: Entrance,
  found: Pick<SignInState, 'user' | 'password'>,
  passed: readonly PassedStep[],
): Promise<AuthAnswer> {
  const step = nextStep({ pool: entrance.pool, ...found, passed, now: services.clock.now() })
  if (step.kind === 'refused') throw errorOf(step)
  if (step.kind === 'signed in') return signedIn(services, entrance, found.user)
  return {
    ChallengeName: step.name,
    Session: sealAuthSession(services, entrance, { user: found.user.id, challenge: step.name, passed }),
    ChallengeParameters: newPasswordParameters(entrance.pool, found.user),
  }
}

async function signedIn(services: Services, { client }: Entrance, user: User): Promise<AuthAnswer> {
  const session = newTokenSession(services, client, user, apiScope)
  const tokens = await signTokens(services, client, user, session)
  await services.store.transaction(async (tx) => {
    // The user may have been disabled or deleted while the tokens were signed.
    const now = await tx.users.lock(user.poolId, user.id)
    if (!now?.enabled) throw new ServiceError('NotAuthorizedException', 'User is disabled.')
    await tx.tokenSessions.add(session)
  })
  return {
    ChallengeParameters: {},
    AuthenticationResult: { ...tokens, RefreshToken: sealRefreshToken(services, session) },
  }
}
