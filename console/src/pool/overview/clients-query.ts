import {
  DescribeUserPoolClientCommand,
  ListUserPoolClientsCommand,
  type UserPoolClientType,
} from '@aws-sdk/client-cognito-identity-provider'
import { queryOptions } from '@tanstack/react-query'
import { send } from '#api/client.ts'

/** An overview looks at a few; who has more knows them from their own page. */
const most = 10

/** The first app clients of a pool, with their settings. */
export function firstClientsQuery(UserPoolId: string) {
  return queryOptions({
    queryKey: ['user-pool', UserPoolId, 'overview', 'clients'],
    queryFn: async (): Promise<readonly UserPoolClientType[]> => {
      const { UserPoolClients = [] } = await send(new ListUserPoolClientsCommand({ UserPoolId, MaxResults: most }))
      const described = await Promise.all(
        UserPoolClients.map(({ ClientId }) => send(new DescribeUserPoolClientCommand({ UserPoolId, ClientId }))),
      )
      return described.flatMap(({ UserPoolClient }) => (UserPoolClient ? [UserPoolClient] : []))
    },
  })
}
