import { createOtherClient, fresh, type Requests } from './pool-world.ts'

export const appClientRequests = {
  async AddUserPoolClientSecret(world) {
    return { UserPoolId: world.poolId, ClientId: await createOtherClient(world, true) }
  },
  async CreateUserPoolClient({ poolId }) {
    return {
      UserPoolId: poolId,
      ClientName: fresh('app'),
      GenerateSecret: true,
      TokenValidityUnits: { AccessToken: 'minutes' },
      AccessTokenValidity: 30,
      ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
      ReadAttributes: ['email'],
      CallbackURLs: ['https://app.example.com/signed-in'],
    }
  },
  async DeleteUserPoolClient(world) {
    return { UserPoolId: world.poolId, ClientId: await createOtherClient(world) }
  },
  async DeleteUserPoolClientSecret(world) {
    const { server, poolId } = world
    const client = { UserPoolId: poolId, ClientId: await createOtherClient(world, true) }
    const { ClientSecretDescriptor } = await server.call('AddUserPoolClientSecret', client)
    return { ...client, ClientSecretId: ClientSecretDescriptor?.ClientSecretId ?? '' }
  },
  async DescribeUserPoolClient({ poolId, clientId }) {
    return { UserPoolId: poolId, ClientId: clientId }
  },
  async GetUserPoolClientSessionConfiguration({ poolId, clientId }) {
    return { UserPoolId: poolId, ClientId: clientId }
  },
  async ListUserPoolClientSecrets(world) {
    return { UserPoolId: world.poolId, ClientId: await createOtherClient(world, true) }
  },
  async ListUserPoolClients({ poolId }) {
    return { UserPoolId: poolId, MaxResults: 10 }
  },
  async SetUserPoolClientSessionConfiguration(world) {
    const ClientId = await createOtherClient(world)
    return { UserPoolId: world.poolId, ClientId, SSOSession: { MaxValidityMinutes: 60 } }
  },
  async UpdateUserPoolClient(world) {
    const ClientId = await createOtherClient(world)
    return { UserPoolId: world.poolId, ClientId, ClientName: fresh('app'), AccessTokenValidity: 1 }
  },
} satisfies Requests
