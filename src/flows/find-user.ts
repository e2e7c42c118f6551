import { signInName } from '#domain/aliases.ts'
import type { AppClient } from '#domain/clients.ts'
import { ServiceError } from '#domain/errors.ts'
import type { UserPool } from '#domain/pools.ts'
import type { User } from '#domain/users.ts'
import type { Services } from './services.ts'
import { standInFor, standInSubject } from './stand-in.ts'

/** The user whom an administrator means: by username, by an alias, or by `sub`. */
export async function userForAdmin({ store }: Services, pool: UserPool, username: string): Promise<User> {
  const found = await store.users.findByName(pool.id, signInName(pool, username, { subToo: true }))
  if (!found) throw new ServiceError('UserNotFoundException', 'User does not exist.')
  return found.user
}

/** `subject` counts tries, for names that nobody has too. `standIn` is the same for each call with the same name. */
export type ClientsUser = { readonly user: User | undefined; readonly subject: string; readonly standIn: Buffer }

/**
 * The user whom an app client means outside of a sign-in. Nobody there is an error only where the client lets it be known; otherwise the
 * caller goes on as if there were somebody.
 */
export async function userForClient(
  services: Services,
  { pool, client }: { pool: UserPool; client: AppClient },
  username: string,
): Promise<ClientsUser> {
  const name = signInName(pool, username)
  const standIn = standInFor(services, pool, name)
  const found = await services.store.users.findByName(pool.id, name)
  if (!found && !hidesExistence(client))
    throw new ServiceError('UserNotFoundException', 'Username/client id combination not found.')
  return { user: found?.user, subject: found?.user.id ?? standInSubject(standIn), standIn }
}

export function hidesExistence(client: AppClient): boolean {
  return client.settings.PreventUserExistenceErrors === 'ENABLED'
}

/** Who asks through an app client. */
export type ClientCaller = {
  readonly pool: UserPool
  readonly client: AppClient
  readonly caller?: 'admin' | 'public' | 'pages'
}

/**
 * Whether somebody who has proved nothing must not learn from the state of a user that there is one. The API of a client that hides existence
 * tells it in some places, with Cognito's words that programs wait for; the pages in none.
 */
export function hidesStanding({ client, caller }: Pick<ClientCaller, 'client' | 'caller'>): boolean {
  return caller === 'pages' && hidesExistence(client)
}
