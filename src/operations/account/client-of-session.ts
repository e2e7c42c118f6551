import type { AppClient } from '#domain/clients.ts'
import { ServiceError } from '#domain/errors.ts'
import type { Services } from '#flows/services.ts'
import type { SignedIn } from '#flows/signed-in.ts'

/** The app client that a sign-in was made by, whose permissions bound what the user may write. */
export async function clientOfSession({ store }: Services, { pool, session }: SignedIn): Promise<AppClient> {
  const client = await store.clients.find(pool.id, session.clientId)
  // Deleted this moment, and the sign-in with it. Without a client nothing would bound the writing.
  if (!client) throw new ServiceError('NotAuthorizedException', 'Access Token has been revoked')
  return client
}
