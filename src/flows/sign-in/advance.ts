import { ServiceError } from '#domain/errors.ts'
import type { PassedStep } from '#domain/sign-in/next-step.ts'
import type { MfaMethod, User } from '#domain/users.ts'
import { newTokenSession, sealRefreshToken, signTokens } from '../issue-tokens.ts'
import { keepSession } from '../keep-session.ts'
import type { Services } from '../services.ts'
import type { SessionOwner } from './auth-session.ts'
import { challenge } from './challenge.ts'
import type { Forgive } from './password-try.ts'
import { type AuthAnswer, type Entrance, errorOf } from './request.ts'
import { stepAfter } from './step-after.ts'

/** The scope of every token that comes from the API rather than from the OAuth endpoints. */
export const apiScope = 'aws.cognito.signin.user.admin'

type Further = {
  /** The second factor that the user chose when asked to. */
  readonly chosen?: MfaMethod | undefined
  /** Done in the transaction that ends the sign-in, if this step ends it. */
  readonly forgive?: Forgive | undefined
}

/** Goes on from a step that was passed: asks for the next one, or ends the sign-in with tokens. */
export async function advance(
  services: Services,
  entrance: Entrance,
  owner: SessionOwner,
  passed: readonly PassedStep[],
  { chosen, forgive }: Further = {},
): Promise<AuthAnswer> {
  const { step, softwareToken } = await stepAfter(services, entrance.pool, owner, passed, chosen)
  if (step.kind === 'refused') throw errorOf(step)
  if (step.kind === 'signed in')
    return entrance.caller === 'pages'
      ? { ChallengeParameters: {}, signedInUser: owner.user }
      : signedIn(services, entrance, owner.user, forgive)
  return challenge(services, entrance, { step, owner, passed, softwareToken })
}

async function signedIn(
  services: Services,
  entrance: Entrance,
  user: User,
  forgive: Forgive | undefined,
): Promise<AuthAnswer> {
  const session = newTokenSession(services, entrance, user, apiScope)
  const tokens = await signTokens(services, entrance.client, user, session)
  await services.store.transaction(async (tx) => {
    // The user may have been disabled or deleted while the tokens were signed.
    if (!(await keepSession(tx, entrance.pool, session, session.authTime)))
      throw new ServiceError('NotAuthorizedException', 'User is disabled.')
    await forgive?.(tx)
  })
  return {
    ChallengeParameters: {},
    AuthenticationResult: { ...tokens, RefreshToken: sealRefreshToken(services, session) },
  }
}
