import type { ChallengeNameType } from '#contract/cognito-idp-types.generated.ts'
import { ServiceError } from '#domain/errors.ts'
import type { PassedStep } from '#domain/sign-in/next-step.ts'
import { lifetimesOf } from '#domain/tokens/lifetimes.ts'
import type { Services } from '../services.ts'
import type { Entrance } from './request.ts'

/** What travels in the session string between a challenge and its answer: bound to pool, client, user and challenge. */
export type AuthSession = {
  readonly id: string
  readonly pool: string
  readonly client: string
  readonly user: string
  readonly challenge: ChallengeNameType
  readonly passed: readonly PassedStep[]
  /** Milliseconds since 1970. */
  readonly expiresAt: number
}

const purpose = 'auth-session'
const invalid = (reason: string) => new ServiceError('NotAuthorizedException', `Invalid session for the user${reason}.`)

export function sealAuthSession(
  services: Services,
  { pool, client }: Entrance,
  step: { user: string; challenge: ChallengeNameType; passed: readonly PassedStep[] },
): string {
  const { boxes, clock, random } = services
  const expiresAt = clock.now().getTime() + lifetimesOf(client.settings).sessionSeconds * 1_000
  const session: AuthSession = { id: random.uuid(), pool: pool.id, client: client.id, ...step, expiresAt }
  return boxes.sealBox(purpose, session)
}

/** The session behind a string that was made for this very client and challenge and has not run out. Does not use it up. */
export function openAuthSession(
  { boxes, clock }: Services,
  { pool, client }: Entrance,
  challenge: ChallengeNameType,
  text: string | undefined,
): AuthSession {
  if (!text) throw new ServiceError('InvalidParameterException', 'Missing required parameter Session')
  // Only sealAuthSession makes boxes for this purpose, and opening proves that the payload is as it was sealed.
  const session = boxes.openBox(purpose, text) as AuthSession | undefined
  if (!session || session.pool !== pool.id || session.client !== client.id || session.challenge !== challenge)
    throw invalid('')
  if (clock.now().getTime() >= session.expiresAt) throw invalid(', session is expired')
  return session
}

/** To be thrown when somebody else used the session first. */
export const sessionUsed = () => invalid(', session can only be used once')
