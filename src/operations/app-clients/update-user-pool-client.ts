import { withClientDefaults } from '#domain/client-defaults.ts'
import { clientProblem } from '#domain/client-problems.ts'
import { poolClientAdministrator } from '../access.ts'
import { operation } from '../operation.ts'
import { changeClient } from './change-client.ts'
import { customScopesFor } from './custom-scopes.ts'
import { describedClient } from './described-client.ts'

/** Replaces the settings of an app client: what is left out goes back to its default, but for the name. The secrets stay. */
export const UpdateUserPoolClient = operation('UpdateUserPoolClient', {
  access: poolClientAdministrator(),

  async handle(services, { input, caller: { pool, client }, error }) {
    const { UserPoolId: _pool, ClientId: _client, ClientName, ...requested } = input
    const customScopes = await customScopesFor(services, pool.id, requested.AllowedOAuthScopes)
    const changed = await changeClient(services, client, ({ name, settings: { SsoSession }, secrets }) => {
      const judged = { ...requested, GenerateSecret: secrets.length > 0 }
      const problem = clientProblem(pool, judged, customScopes, 'updating')
      if (problem) throw error(problem.code, problem.message)
      const settings = withClientDefaults(requested)
      return { name: ClientName ?? name, settings: SsoSession ? { ...settings, SsoSession } : settings }
    })
    return { UserPoolClient: describedClient(changed) }
  },
})
