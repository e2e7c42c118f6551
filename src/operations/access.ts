import { secretHashProblem } from '#domain/client-secrets.ts'
import type { AppClient } from '#domain/clients.ts'
import { ServiceError } from '#domain/errors.ts'
import type { UserPool } from '#domain/pools.ts'
import { type SignedIn, signedInBy } from '#flows/signed-in.ts'
import type { Access } from './operation.ts'

/** The holder of the access key, for operations that name no pool. */
export function accountAdministrator(): Access<Record<string, never>, unknown> {
  return { signed: true, resolve: async () => ({}) }
}

/** The holder of the access key, acting on one pool that exists. */
export function poolAdministrator(): Access<{ pool: UserPool }, { UserPoolId: string }> {
  return {
    signed: true,
    async resolve({ store }, { UserPoolId }) {
      const pool = await store.pools.find(UserPoolId)
      if (!pool) throw new ServiceError('ResourceNotFoundException', `User pool ${UserPoolId} does not exist.`)
      return { pool }
    },
  }
}

/** The holder of the access key, acting on one pool through one of its app clients. */
export function poolClientAdministrator(): Access<ClientCaller, { UserPoolId: string; ClientId: string }> {
  const administrator = poolAdministrator()
  return {
    signed: true,
    async resolve(services, input) {
      const { pool } = await administrator.resolve(services, input)
      const client = await services.store.clients.find(pool.id, input.ClientId)
      if (!client)
        throw new ServiceError('ResourceNotFoundException', `User pool client ${input.ClientId} does not exist.`)
      return { pool, client }
    },
  }
}

export type ClientCaller = { client: AppClient; pool: UserPool }

/** Anybody who names an app client that exists. Where the client has a secret, the handler or flow checks its hash. */
export function appClient(): Access<ClientCaller, { ClientId: string }> {
  return {
    signed: false,
    async resolve({ store }, { ClientId }) {
      const found = await store.clients.findWithPool(ClientId)
      if (!found) throw new ServiceError('ResourceNotFoundException', `User pool client ${ClientId} does not exist.`)
      return found
    },
  }
}

/** An app client that speaks for the user it names, with the secret hash where the client has a secret. */
export function appClientForUser(): Access<
  ClientCaller,
  { ClientId: string; Username: string; SecretHash?: string | undefined }
> {
  const client = appClient()
  return {
    signed: false,
    async resolve(services, input) {
      const caller = await client.resolve(services, input)
      const problem = secretHashProblem(caller.client, input.Username, input.SecretHash)
      if (problem) throw new ServiceError('NotAuthorizedException', problem)
      return caller
    },
  }
}

/** The user whose access token is in the input, with the scope that the token must carry. */
export function signedInUser(scope: string): Access<SignedIn, { AccessToken: string }> {
  return { signed: false, resolve: (services, { AccessToken }) => signedInBy(services, AccessToken, scope) }
}

/** Anybody; the handler says what proves the right to do it. */
export function anyone(): Access<Record<string, never>, unknown> {
  return { signed: false, resolve: async () => ({}) }
}
