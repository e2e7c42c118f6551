import { poolAdministrator } from '../access.ts'
import { operation } from '../operation.ts'
import { describedClient } from './described-client.ts'

/** Shows all settings of an app client, its secret too. */
export const DescribeUserPoolClient = operation('DescribeUserPoolClient', {
  access: poolAdministrator(),

  async handle({ store }, { input: { ClientId }, caller: { pool }, error }) {
    const client = await store.clients.find(pool.id, ClientId)
    if (!client) throw error('ResourceNotFoundException', `User pool client ${ClientId} does not exist.`)
    return { UserPoolClient: describedClient(client) }
  },
})
