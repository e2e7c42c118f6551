import {
  DescribeUserPoolClientCommand,
  ListResourceServersCommand,
  ListUserPoolClientSecretsCommand,
  ListUserPoolClientsCommand,
  type ResourceServerType,
  UpdateUserPoolClientCommand,
  type UpdateUserPoolClientCommandInput,
  type UserPoolClientDescription,
  type UserPoolClientType,
} from '@aws-sdk/client-cognito-identity-provider'
import { queryOptions } from '@tanstack/react-query'
import { send } from '#api/client.ts'
import { queries } from '#api/queries.ts'
import { texts } from '#texts/texts.ts'

/** A thousand app clients and twenty-five resource servers are the most that Cognito lets a pool have. */
const mostPages = 20

/** Every app client of a pool, by name and id. */
export function appClientsQuery(poolId: string) {
  return queryOptions({ queryKey: ['user-pool', poolId, 'app-clients'], queryFn: () => listClients(poolId) })
}

async function listClients(UserPoolId: string): Promise<readonly UserPoolClientDescription[]> {
  const clients: UserPoolClientDescription[] = []
  let NextToken: string | undefined
  for (let page = 0; page < mostPages; page++) {
    const answer = await send(new ListUserPoolClientsCommand({ UserPoolId, MaxResults: 60, NextToken }))
    clients.push(...(answer.UserPoolClients ?? []))
    NextToken = answer.NextToken
    if (!NextToken) break
  }
  return clients
}

export function appClientQuery(poolId: string, clientId: string) {
  return queryOptions({
    queryKey: ['user-pool', poolId, 'app-client', clientId],
    queryFn: () => describeClient(poolId, clientId),
  })
}

async function describeClient(UserPoolId: string, ClientId: string): Promise<UserPoolClientType> {
  const { UserPoolClient } = await send(new DescribeUserPoolClientCommand({ UserPoolId, ClientId }))
  if (!UserPoolClient) throw new Error(texts.appClients.couldNotLoad)
  return UserPoolClient
}

/** The secrets of an app client, the oldest first, without their values. */
export function clientSecretsQuery(poolId: string, clientId: string) {
  return queryOptions({
    queryKey: ['user-pool', poolId, 'app-client-secrets', clientId],
    queryFn: async () => {
      const input = { UserPoolId: poolId, ClientId: clientId }
      return (await send(new ListUserPoolClientSecretsCommand(input))).ClientSecrets ?? []
    },
  })
}

export function resourceServersQuery(poolId: string) {
  return queryOptions({ queryKey: ['user-pool', poolId, 'resource-servers'], queryFn: () => listServers(poolId) })
}

async function listServers(UserPoolId: string): Promise<readonly ResourceServerType[]> {
  const servers: ResourceServerType[] = []
  let NextToken: string | undefined
  for (let page = 0; page < mostPages; page++) {
    const answer = await send(new ListResourceServersCommand({ UserPoolId, MaxResults: 50, NextToken }))
    servers.push(...(answer.ResourceServers ?? []))
    NextToken = answer.NextToken
    if (!NextToken) break
  }
  return servers
}

/** The scopes of resource servers as app clients name them. */
export function customScopesOf(servers: readonly ResourceServerType[]): readonly string[] {
  return servers.flatMap(({ Identifier, Scopes = [] }) => Scopes.map(({ ScopeName }) => `${Identifier}/${ScopeName}`))
}

type Settings = Omit<UpdateUserPoolClientCommandInput, 'UserPoolId' | 'ClientId'>

/** Sends every setting of an app client. One that somebody else changed since it was `seen` is left alone. */
export async function changeAppClient(seen: UserPoolClientType, settings: Settings): Promise<void> {
  const { UserPoolId = '', ClientId = '' } = seen
  const now = await describeClient(UserPoolId, ClientId)
  if (now.LastModifiedDate?.getTime() !== seen.LastModifiedDate?.getTime())
    throw new Error(texts.appClients.changedMeanwhile)
  await send(new UpdateUserPoolClientCommand({ ...settings, UserPoolId, ClientId }))
  await forgetAppClients(UserPoolId)
}

/** What is known of the pool's app clients is asked for anew. */
export function forgetAppClients(poolId: string): Promise<void> {
  return queries.invalidateQueries({ queryKey: ['user-pool', poolId] })
}
