import {
  administratorOnly,
  isAdministratorOnly,
  isVerified,
  recoveryTarget,
  resetRefusal,
  simulatedRecoveryTarget,
} from '#domain/account-recovery.ts'
import type { AppClient } from '#domain/clients.ts'
import {
  type CodeTarget,
  codeExpired,
  codeLifetimeMilliseconds,
  codeMismatch,
  codeProblem,
} from '#domain/code-rules.ts'
import type { StoredCode } from '#domain/codes.ts'
import { ServiceError } from '#domain/errors.ts'
import type { UserPool } from '#domain/pools.ts'
import { userDisabled } from '#domain/sign-in/next-step.ts'
import type { User } from '#domain/users.ts'
import { putRecoveryCode } from './code-messages.ts'
import { countTry } from './count-try.ts'
import { hidesExistence, userForClient } from './find-user.ts'
import type { Repositories, Services } from './services.ts'
import { nextPassword, refuseWeak, setPassword } from './set-password.ts'
import { codeMatches } from './verification-codes.ts'

type Caller = { readonly pool: UserPool; readonly client: AppClient }

const purpose = 'forgot_password'

/**
 * Sends somebody who forgot the password a code. In a client that hides existence nobody learns whether there was anyone to send it to: the
 * answer names an address made up from the name, after the same count and a commit of the same kind.
 */
export async function sendRecoveryCode(services: Services, caller: Caller, username: string): Promise<CodeTarget> {
  const { pool, client } = caller
  // A matter of the pool: the answer gives away nothing of anybody.
  if (isAdministratorOnly(pool)) throw refusal(administratorOnly)
  const { user: seen, subject, standIn } = await userForClient(services, caller, username)
  await countTry(services, pool.id, subject, purpose)
  const target = await services.store.transaction(async (tx) => {
    const user = await tx.users.lock(pool.id, seen?.id ?? subject)
    const found = user && recoveryTarget(pool, user)
    if (user && found?.kind === 'target') {
      await putRecoveryCode(services, tx, pool, user, found.target)
      return found.target
    }
    if (!hidesExistence(client)) throw found?.kind === 'refused' ? refusal(found) : notFound()
    await tx.attempts.change(pool.id, subject, purpose, (current) => current)
    return undefined
  })
  if (!target) return simulatedRecoveryTarget(pool, username, standIn)
  services.mailroom.wake()
  return target
}

/**
 * Sets a new password by the code that was sent for a forgotten one, confirms the user and forgets wrong passwords. Whoever is not there, and
 * in a client that hides existence whoever is disabled, is treated like a user whose code was mistyped, with the same limit.
 */
export async function confirmRecovery(
  services: Services,
  caller: Caller,
  { username, code, password: typed }: { username: string; code: string; password: string },
): Promise<void> {
  const { pool } = caller
  refuseWeak(pool, typed)
  const { user, subject } = await userForClient(services, caller, username)
  await countTry(services, pool.id, subject, 'confirm_forgot_password')
  const prove = (tx: Repositories) => provenOwner(services, tx, caller, user?.id ?? subject, code)
  // Passwords are slow to work on, so that this comes between two looks at the code, of which the second one uses it up.
  const owner = await services.store.transaction(prove)
  const password = await nextPassword(services, pool, owner, typed)
  await services.store.transaction(async (tx) => {
    const proven = await prove(tx)
    const now = services.clock.now()
    await tx.users.put({ ...proven, status: 'CONFIRMED', modifiedAt: now })
    await setPassword(tx, pool, proven.id, password, now)
    await tx.codes.remove(pool.id, proven.id, 'confirm_sign_up')
    await tx.attempts.forget(pool.id, proven.id, 'password')
    await tx.attempts.forget(pool.id, proven.id, purpose)
  })
}

async function provenOwner(
  services: Services,
  tx: Repositories,
  caller: Caller,
  userId: string,
  typed: string,
): Promise<User> {
  const { pool, client } = caller
  const now = services.clock.now()
  const user = await tx.users.lock(pool.id, userId)
  const stored = await tx.codes.lock(pool.id, userId, purpose)
  const code = user && stored && isStillTheirs(user, stored) ? stored : undefined
  const matches = codeMatches(services, { poolId: pool.id, userId, purpose }, code, typed)
  if (hidesExistence(client)) {
    if (user?.enabled && code && matches && !codeProblem(code, matches, now)) return resettable(user)
    throw refusal((await wasRequested(tx, pool, userId, now)) ? codeMismatch : codeExpired)
  }
  if (!user) throw notFound()
  if (!user.enabled) throw refusal(userDisabled)
  const problem = codeProblem(code, matches, now)
  if (problem) throw refusal(problem)
  return resettable(user)
}

/** Somebody else may have proved the address since, or the user may have left it: its mailbox is no proof then. */
function isStillTheirs(user: User, { attribute, destination }: StoredCode): boolean {
  return isVerified(user, attribute) && user.attributes[attribute] === destination
}

function resettable(user: User): User {
  const problem = resetRefusal(user)
  if (problem) throw refusal(problem)
  return user
}

/** Counted for names that nobody has too, so that a wrong code is answered alike for everybody. */
async function wasRequested(tx: Repositories, pool: UserPool, subject: string, now: Date): Promise<boolean> {
  let requestedAt: Date | undefined
  await tx.attempts.change(pool.id, subject, purpose, (current) => {
    requestedAt = current?.lastAt
    return undefined
  })
  return requestedAt !== undefined && now.getTime() - requestedAt.getTime() < codeLifetimeMilliseconds[purpose]
}

function notFound(): ServiceError {
  return new ServiceError('UserNotFoundException', 'Username/client id combination not found.')
}

function refusal({ code, message }: { code: string; message: string }): ServiceError {
  return new ServiceError(code, message)
}
