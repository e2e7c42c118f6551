import { codeExpired, codeMismatch, codeProblem } from '#domain/code-rules.ts'
import type { StoredCode } from '#domain/codes.ts'
import { ServiceError } from '#domain/errors.ts'
import { userDisabled } from '#domain/sign-in/next-step.ts'
import type { User } from '#domain/users.ts'
import { countTry } from './count-try.ts'
import { type ClientCaller, hidesExistence, hidesStanding, userForClient } from './find-user.ts'
import type { Repositories, Services } from './services.ts'
import { claimAliases } from './take-names.ts'
import { codeMatches } from './verification-codes.ts'

export type Confirmation = { readonly username: string; readonly code: string; readonly forceAlias: boolean }

const purpose = 'confirm_sign_up'

/**
 * Confirms a user by the code that was sent at sign-up. Whoever is not there, and in a client that hides existence whoever is disabled, is
 * treated like a user whose code was mistyped, with the same work and the same limit.
 */
export async function confirmByCode(
  services: Services,
  caller: ClientCaller,
  confirmation: Confirmation,
): Promise<void> {
  const { user, subject } = await userForClient(services, caller, confirmation.username)
  if (user && !hidesExistence(caller.client)) refuseStanding(user)
  await countTry(services, caller.pool.id, subject, purpose)
  await services.store.transaction((tx) => useCode(services, tx, caller, user?.id ?? subject, confirmation))
}

/** Checks and changes in one transaction: of many who bring the same code, one wins. A refusal leaves the code as it was. */
async function useCode(
  services: Services,
  tx: Repositories,
  caller: ClientCaller,
  userId: string,
  { code: typed, forceAlias }: Confirmation,
): Promise<void> {
  const { pool, client } = caller
  const now = services.clock.now()
  const user = await tx.users.lock(pool.id, userId)
  const code = await tx.codes.lock(pool.id, userId, purpose)
  const matches = codeMatches(services, { poolId: pool.id, userId, purpose }, code, typed)
  if (!user || (!user.enabled && hidesExistence(client))) throw refusal(codeMismatch)
  // No code can be right for somebody who is confirmed, and that one has run out is for who has it.
  if (!matches && hidesStanding(caller)) throw refusal(codeMismatch)
  refuseStanding(user)
  const problem = codeProblem(code, matches, now)
  if (!code || problem) throw refusal(problem ?? codeExpired)

  const confirmed: User = { ...user, status: 'CONFIRMED', attributes: verifiedBy(code, user), modifiedAt: now }
  await tx.users.put(confirmed)
  await tx.codes.remove(pool.id, userId, purpose)
  const taken = await claimAliases(tx, pool, confirmed, { force: forceAlias, now })
  if (taken) throw new ServiceError('AliasExistsException', `An account with the ${taken} already exists.`)
}

function refusal({ code, message }: { code: string; message: string }): ServiceError {
  return new ServiceError(code, message)
}

function refuseStanding(user: User): void {
  if (!user.enabled) throw refusal(userDisabled)
  if (user.status !== 'UNCONFIRMED') throw notConfirmable(user)
}

export function notConfirmable({ status }: User): ServiceError {
  return new ServiceError('NotAuthorizedException', `User cannot be confirmed. Current status is ${status}`)
}

/** A code proves the address it was sent to, not the one that stands there by now. */
function verifiedBy({ attribute, destination }: StoredCode, { attributes }: User): User['attributes'] {
  return attributes[attribute] === destination ? { ...attributes, [`${attribute}_verified`]: 'true' } : attributes
}
