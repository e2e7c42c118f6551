import { createHash } from 'node:crypto'
import type { ChallengeNameType } from '#contract/cognito-idp-types.generated.ts'
import { signInName } from '#domain/aliases.ts'
import { ServiceError } from '#domain/errors.ts'
import { saltOf } from '#domain/password-record.ts'
import type { PassedStep } from '#domain/sign-in/next-step.ts'
import { lifetimesOf } from '#domain/tokens/lifetimes.ts'
import type { Password, User } from '#domain/users.ts'
import type { Repositories, Services } from '../services.ts'
import type { Entrance } from './request.ts'

/** What one step of a sign-in leaves for the next. */
export type SessionStep = {
  /** The user's id. */
  readonly user: string
  readonly challenge: ChallengeNameType
  readonly passed: readonly PassedStep[]
  /** Tells the password that was shown from any that is set later: see passwordMark. */
  readonly password: string
  /** A keyed hash of the code that was sent, base64url: no code rests in the database. */
  readonly codeHash?: string | undefined
  /** The address that a code was sent to which the user does not have yet: the code makes it theirs. */
  readonly newAddress?: string | undefined
  /** How far MFA_SETUP has come. */
  readonly setUp?: 'associated' | 'verified' | undefined
}

/** What travels in the session string between a challenge and its answer: bound to pool, client, user and challenge. */
export type AuthSession = SessionStep & {
  readonly id: string
  readonly pool: string
  readonly client: string
  /** Milliseconds since 1970. */
  readonly expiresAt: number
}

const purpose = 'auth-session'
const invalid = (reason: string) => new ServiceError('NotAuthorizedException', `Invalid session for the user${reason}.`)

export function sealAuthSession(
  services: Services,
  { pool, client }: Pick<Entrance, 'pool' | 'client'>,
  step: SessionStep,
): string {
  const { boxes, clock, random } = services
  const expiresAt = clock.now().getTime() + lifetimesOf(client.settings).sessionSeconds * 1_000
  const session: AuthSession = { id: random.uuid(), pool: pool.id, client: client.id, ...step, expiresAt }
  return boxes.sealBox(purpose, session)
}

/** The session behind a string that was made for this very client and challenge and has not run out. Does not use it up. */
export function openAuthSession(
  { boxes, clock }: Services,
  { pool, client }: Pick<Entrance, 'pool' | 'client'>,
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

export const sessionInvalid = () => invalid('')

/** Changes with every password that is set, the same one set again included, for each has a salt of its own. Not with the form it is kept in. */
export function passwordMark(password: Password | undefined): string {
  return password ? createHash('sha256').update(saltOf(password)).digest('base64url').slice(0, 16) : ''
}

export type SessionOwner = { readonly user: User; readonly password: Password | undefined }

/**
 * The user of a session, if the name in the answer still stands for them and their password is still the one that was shown. Some answers
 * name nobody.
 */
export async function sessionOwner(
  { store }: Services,
  { pool }: Pick<Entrance, 'pool'>,
  session: AuthSession,
  username: string | undefined,
): Promise<SessionOwner> {
  const { user: id } = session
  const name = username === undefined ? { usernameKey: id, aliases: [], id } : signInName(pool, username)
  const found = await store.users.findByName(pool.id, name)
  if (found?.user.id !== id || passwordMark(found.password) !== session.password) throw sessionInvalid()
  return found
}

/** Uses a session up by itself. Throws for everybody but the first. */
export async function useAuthSession({ usedSessions }: Pick<Repositories, 'usedSessions'>, session: AuthSession) {
  if (!(await usedSessions.use(session.id, new Date(session.expiresAt)))) throw sessionUsed()
}

/** The app client that a session string was made for, where the request does not name it. Says nothing else of the session. */
export function clientOfSession({ boxes }: Services, text: string): string {
  const session = boxes.openBox(purpose, text) as AuthSession | undefined
  if (!session) throw sessionInvalid()
  return session.client
}
