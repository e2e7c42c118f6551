import { type SignInName, signInName, usesUsernameAttributes } from '#domain/aliases.ts'
import { ServiceError } from '#domain/errors.ts'
import { uuidOf } from '#domain/ids.ts'
import type { UserPool } from '#domain/pools.ts'
import type { Password, User } from '#domain/users.ts'
import { hidesExistence } from '../find-user.ts'
import type { Services } from '../services.ts'
import { standInFor, standInSubject } from '../stand-in.ts'
import type { Entrance } from './request.ts'

/** Who a sign-in name stands for. `subject` counts failed tries, for names that nobody has too. */
export type Candidate =
  | { readonly kind: 'known'; readonly user: User; readonly password: Password | undefined; readonly subject: string }
  | { readonly kind: 'unknown'; readonly subject: string; readonly srpUserId: string }

/**
 * Finds the user of a sign-in name. Nobody there is an error only where the app client lets it be known; otherwise the caller goes on with
 * a stand-in and does the same work. https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-managing-errors.html
 */
export async function candidateFor(
  services: Services,
  { pool, client }: Entrance,
  username: string,
): Promise<Candidate> {
  const name = signInName(pool, username)
  const found = await services.store.users.findByName(pool.id, name)
  if (found) return { kind: 'known', ...found, subject: found.user.id }
  if (!hidesExistence(client)) throw new ServiceError('UserNotFoundException', 'User does not exist.')
  const standIn = standInFor(services, pool, name)
  return { kind: 'unknown', subject: standInSubject(standIn), srpUserId: standInUserId(pool, name, standIn) }
}

/**
 * The USER_ID_FOR_SRP of nobody: what a user of that name would show.
 * Differs: Cognito always shows a UUID, which in a pool of plain usernames gives away that nobody has the name.
 */
function standInUserId(pool: UserPool, name: SignInName, hash: Buffer): string {
  const isUsername = !usesUsernameAttributes(pool) && !/^\+\d+$|@/.test(name.usernameKey)
  return isUsername ? name.usernameKey : uuidOf(hash)
}
