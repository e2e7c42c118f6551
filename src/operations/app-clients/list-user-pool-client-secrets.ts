import { poolClientAdministrator } from '../access.ts'
import { operation } from '../operation.ts'

/** Lists the secrets of an app client, the oldest first, never with their values. There are two at most: a list without pages. */
export const ListUserPoolClientSecrets = operation('ListUserPoolClientSecrets', {
  access: poolClientAdministrator(),

  async handle(_services, { input: { NextToken }, caller: { client }, error }) {
    if (NextToken !== undefined) throw error('InvalidParameterException', 'Invalid pagination token')
    return {
      ClientSecrets: client.secrets.map(({ id, createdAt }) => ({
        ClientSecretId: id,
        ClientSecretCreateDate: createdAt,
      })),
    }
  },
})
