import { withClientDefaults } from '#domain/client-defaults.ts'
import { clientProblem } from '#domain/client-problems.ts'
import { clientSecret } from '#domain/client-secrets.ts'
import type { AppClient } from '#domain/clients.ts'
import { newClientId, newClientSecret } from '#domain/ids.ts'
import type { Services } from '#flows/services.ts'
import { poolAdministrator } from '../access.ts'
import { type Input, operation } from '../operation.ts'
import { customScopesFor } from './custom-scopes.ts'
import { describedClient } from './described-client.ts'

// Differs: AWS starts every pool at 1,000 clients and raises it to this on request; nobody is there to be asked.
const clientsMax = 10_000

/** Makes an app client of a user pool, with a secret if it asks for one or brings one. */
export const CreateUserPoolClient = operation('CreateUserPoolClient', {
  access: poolAdministrator(),

  async handle(services, { input, caller: { pool }, error }) {
    const customScopes = await customScopesFor(services, pool.id, input.AllowedOAuthScopes)
    const problem = clientProblem(pool, input, customScopes)
    if (problem) throw error(problem.code, problem.message)

    const client = newClient(services, input)
    await services.store.transaction(async (tx) => {
      if (!(await tx.pools.find(pool.id)))
        throw error('ResourceNotFoundException', `User pool ${pool.id} does not exist.`)
      if ((await tx.clients.count(pool.id)) >= clientsMax)
        throw error('LimitExceededException', `The limit of ${clientsMax} app clients is reached.`)
      await tx.clients.add(client)
    })
    return { UserPoolClient: describedClient(client) }
  },
})

function newClient({ clock, random }: Services, input: Input<'CreateUserPoolClient'>): AppClient {
  const { UserPoolId, ClientName, GenerateSecret, ClientSecret: given, ...requested } = input
  const now = clock.now()
  const value = GenerateSecret ? newClientSecret(random.bytes) : given
  const id = newClientId(random.bytes)
  return {
    id,
    poolId: UserPoolId,
    name: ClientName,
    settings: withClientDefaults(requested),
    secrets: value === undefined ? [] : [clientSecret({ id, secrets: [] }, value, now)],
    createdAt: now,
    modifiedAt: now,
  }
}
