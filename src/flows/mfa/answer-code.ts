import { aliasesOf } from '#domain/aliases.ts'
import { ServiceError } from '#domain/errors.ts'
import type { UserPool } from '#domain/pools.ts'
import { type MessageMethod, mfaAttributes } from '#domain/sign-in/mfa.ts'
import { matchingTotpStep } from '#domain/sign-in/totp.ts'
import type { MfaMethod, User } from '#domain/users.ts'
import type { Repositories, Services } from '../services.ts'
import { advance } from '../sign-in/advance.ts'
import { answeredSession } from '../sign-in/answered-session.ts'
import { type AuthSession, sessionInvalid, useAuthSession } from '../sign-in/auth-session.ts'
import { type AuthAnswer, type ChallengeAnswer, type Entrance, requiredParameter } from '../sign-in/request.ts'
import { claimAliases } from '../take-names.ts'
import { mfaTry } from './mfa-try.ts'
import { mfaCodeMatches } from './send-code.ts'

const codeParameters: Readonly<Record<MfaMethod, string>> = {
  SMS_MFA: 'SMS_MFA_CODE',
  SOFTWARE_TOKEN_MFA: 'SOFTWARE_TOKEN_MFA_CODE',
  EMAIL_OTP: 'EMAIL_OTP_CODE',
}

const wrongMessageCode = () => new ServiceError('CodeMismatchException', 'Invalid code or auth state for the user.')
const wrongTotpCode = () => new ServiceError('CodeMismatchException', 'Invalid code received for user')

/**
 * SMS_MFA, EMAIL_OTP and SOFTWARE_TOKEN_MFA: the code of the factor that was asked for. A wrong one leaves the session good for another try,
 * within the lockout; the right one uses it up.
 */
export async function answerCode(
  services: Services,
  entrance: Entrance,
  method: MfaMethod,
  answer: ChallengeAnswer,
): Promise<AuthAnswer> {
  const { session, owner } = await answeredSession(services, entrance, method, answer)
  const { user, password } = owner
  const typed = requiredParameter(answer.responses, codeParameters[method])
  const changed = await mfaTry(services, user, () =>
    method === 'SOFTWARE_TOKEN_MFA'
      ? useTotpCode(services, session, user, typed)
      : useMessageCode(services, entrance, session, user, method, typed),
  )
  return advance(services, entrance, { user: changed, password }, [...session.passed, method])
}

/** The app is read together with what its use changes: a code of one that was replaced meanwhile is a wrong one. */
function useTotpCode({ store, clock }: Services, session: AuthSession, user: User, typed: string): Promise<User> {
  return store.transaction(async (tx) => {
    const owner = await useSession(tx, session, user)
    const token = await tx.softwareTokens.find(user.poolId, user.id)
    if (!token?.secret)
      throw new ServiceError('SoftwareTokenMFANotFoundException', 'Software Token MFA does not exist for the user.')
    const step = matchingTotpStep(token.secret, typed, clock.now())
    if (step === undefined) throw wrongTotpCode()
    if (!(await tx.softwareTokens.useStep(user.poolId, user.id, step)))
      throw new ServiceError('ExpiredCodeException', 'Your software token has already been used once.')
    return owner
  })
}

async function useMessageCode(
  services: Services,
  { pool }: Entrance,
  session: AuthSession,
  user: User,
  method: MessageMethod,
  typed: string,
): Promise<User> {
  const attribute = mfaAttributes[method]
  const destination = session.newAddress ?? user.attributes[attribute] ?? ''
  if (!mfaCodeMatches(services, user, method, destination, session.codeHash ?? '', typed)) throw wrongMessageCode()
  return services.store.transaction(async (tx) => {
    const owner = await useSession(tx, session, user)
    const standing = owner.attributes[attribute]
    // The address was changed while the code was on its way: the code proves nothing of the new one.
    if (session.newAddress === undefined ? standing !== destination : standing) throw sessionInvalid()
    if (standing && owner.attributes[`${attribute}_verified`] === 'true') return owner
    const attributes = { ...owner.attributes, [attribute]: destination, [`${attribute}_verified`]: 'true' }
    const verified: User = { ...owner, attributes, modifiedAt: services.clock.now() }
    if (await isTaken(tx, pool, verified)) return keptUnverified(session, owner, attribute)
    await tx.users.put(verified)
    const taken = await claimAliases(tx, pool, verified, { force: false, now: verified.modifiedAt })
    if (taken) throw new ServiceError('AliasExistsException', `An account with the ${taken} already exists.`)
    return verified
  })
}

/** Somebody else signs in by the address already: it stays theirs, and is no reason to lock this user out. */
async function isTaken(tx: Repositories, pool: UserPool, { id, attributes }: User): Promise<boolean> {
  for (const alias of aliasesOf(pool, attributes)) {
    const holder = await tx.users.aliasOwner(pool.id, alias)
    if (holder !== undefined && holder !== id) return true
  }
  return false
}

function keptUnverified({ newAddress }: AuthSession, owner: User, attribute: string): User {
  if (newAddress !== undefined)
    throw new ServiceError('AliasExistsException', `An account with the ${attribute} already exists.`)
  return owner
}

/** Of many answers that bring one session back, one gets on. */
async function useSession(tx: Repositories, session: AuthSession, { poolId, id }: User): Promise<User> {
  await useAuthSession(tx, session)
  const owner = await tx.users.lock(poolId, id)
  if (!owner) throw sessionInvalid()
  return owner
}
