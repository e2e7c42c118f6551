import { ServiceError } from '#domain/errors.ts'
import { passwordForm } from '#domain/password-forms.ts'
import { saltOf } from '#domain/password-record.ts'
import { passwordProblem } from '#domain/passwords.ts'
import type { UserPool } from '#domain/pools.ts'
import type { Password, User } from '#domain/users.ts'
import type { Repositories, Services } from './services.ts'

type Owner = Pick<User, 'poolId' | 'id' | 'username'>

/** `temporarySince` makes it a temporary password, given at that time. */
type Kind = { readonly temporarySince?: Date | undefined }

/** Everything that a user's next password has to pass, and the form in which it is kept. Does nothing to the user yet. */
export async function nextPassword(
  services: Services,
  pool: UserPool,
  owner: Owner,
  typed: string,
  kind: Kind = {},
): Promise<Password> {
  refuseWeak(pool, typed)
  await refuseReused(services, pool, owner, typed)
  return protectedPassword(services, pool, owner, typed, kind)
}

export function refuseWeak(pool: UserPool, typed: string): void {
  const problem = passwordProblem(typed, pool.settings.Policies?.PasswordPolicy ?? {})
  if (problem) throw new ServiceError('InvalidPasswordException', problem)
}

/** The first password of a user needs no more than this: nothing was used before it. */
export async function protectedPassword(
  { passwords }: Services,
  pool: UserPool,
  { username }: Owner,
  typed: string,
  { temporarySince }: Kind = {},
): Promise<Password> {
  return { ...(await passwords.protect(passwordForm(pool), pool.id, username, typed)), temporarySince }
}

/**
 * Gives the user the password. Codes that were sent for a forgotten one are good for nothing from then on, and browsers that were signed in on
 * the pages have to sign in anew, also those on their way back to the app with an authorization code. The tokens that apps hold go on
 * standing, as at Cognito.
 */
export async function setPassword(
  tx: Repositories,
  pool: UserPool,
  userId: string,
  password: Password,
  now: Date,
): Promise<void> {
  await tx.users.setPassword(pool.id, userId, password)
  await tx.codes.remove(pool.id, userId, 'forgot_password')
  await tx.loginSessions.removeAllOf(pool.id, userId)
  await tx.authorizationCodes.removeUnusedOf(pool.id, userId)
  await rememberPassword(tx, pool, userId, password, now)
}

/** Notes a password that the user has got, so that it can't be chosen again for as long as the pool says. */
export async function rememberPassword(
  tx: Repositories,
  pool: UserPool,
  userId: string,
  password: Password,
  now: Date,
): Promise<void> {
  const size = historySize(pool)
  if (size > 0) await tx.passwordHistory.add(pool.id, userId, password, now, size)
}

/**
 * The current password is one of those that count, also when it is older than the pool's wish to remember any. One after another, each in its
 * own form: at most 24, with argon2id 0.4 seconds of work.
 */
async function refuseReused(services: Services, pool: UserPool, owner: Owner, typed: string): Promise<void> {
  const size = historySize(pool)
  if (size === 0) return
  const { store, passwords } = services
  const current = await currentPassword(services, owner)
  const past = await store.passwordHistory.list(pool.id, owner.id, size)
  const isKnown = current === undefined || past.some((one) => isSame(one, current))
  for (const record of isKnown ? past : [current, ...past].slice(0, size)) {
    if (await passwords.matches(pool.id, owner.username, typed, record))
      throw new ServiceError('PasswordHistoryPolicyViolationException', 'Password has previously been used')
  }
}

export async function currentPassword(
  { store }: { store: Repositories },
  { poolId, username }: Owner,
): Promise<Password | undefined> {
  return (await store.users.findByName(poolId, { usernameKey: username, aliases: [] }))?.password
}

/** Every password that is kept has a salt of its own, whatever its form. */
export function isSame(one: Password, other: Password): boolean {
  return saltOf(one).equals(saltOf(other))
}

function historySize(pool: UserPool): number {
  return pool.settings.Policies?.PasswordPolicy?.PasswordHistorySize ?? 0
}
