import { readPosition, writePosition } from '#domain/list-position.ts'
import { poolAdministrator } from '../access.ts'
import { operation } from '../operation.ts'

const mostPerPage = 60

/** Lists the app clients of a pool, in the order of their ids: names only, never a secret. */
export const ListUserPoolClients = operation('ListUserPoolClients', {
  access: poolAdministrator(),

  async handle({ store, sealer }, { input: { MaxResults, NextToken, ClientType }, caller: { pool }, error }) {
    const list = `app clients of ${pool.id}`
    const after = NextToken === undefined ? undefined : readPosition(sealer, list, NextToken)
    if (NextToken !== undefined && after === undefined)
      throw error('InvalidParameterException', 'Invalid pagination token')
    if (ClientType === 'DCR') return { UserPoolClients: [] }
    const page = await store.clients.list(pool.id, { limit: MaxResults ?? mostPerPage, after })
    return {
      UserPoolClients: page.items.map(({ id, poolId, name }) => ({
        ClientId: id,
        UserPoolId: poolId,
        ClientName: name,
      })),
      NextToken: page.next === undefined ? undefined : writePosition(sealer, list, page.next),
    }
  },
})
