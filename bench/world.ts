import {
  AdminCreateUserCommand,
  AdminSetUserPasswordCommand,
  CreateUserPoolClientCommand,
  CreateUserPoolCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { createAdministrator, createClient, inParallel, type Json, type SignInPlace, srpSignIn } from './client.ts'
import { type BenchServer, startServer } from './server.ts'

export const users = 200
export const password = 'Passw0rd!'
export const username = (n: number) => `user${n % users}`

/** A server of its own with a pool, an app client and users, and a client process's worth of connections. */
export type World = SignInPlace & { readonly server: BenchServer }

export async function withWorld<T>(
  work: (world: World) => Promise<T>,
  options?: { gaugesStalls: boolean },
): Promise<T> {
  const server = await startServer(options)
  const client = createClient(server.url)
  try {
    return await work({ server, client, ...(await createPool(server.url)) })
  } finally {
    client.close()
    await server.stop()
  }
}

export const bySrp = (world: World) => (n: number) => srpSignIn(world, username(n), password)

export const byPassword =
  ({ client, clientId }: World) =>
  (n: number): Promise<Json> =>
    client.call('InitiateAuth', {
      ClientId: clientId,
      AuthFlow: 'USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: username(n), PASSWORD: password },
    })

async function createPool(url: string): Promise<{ poolId: string; clientId: string }> {
  const administrator = createAdministrator(url)
  const { UserPool } = await administrator.send(new CreateUserPoolCommand({ PoolName: 'bench' }))
  const UserPoolId = UserPool?.Id ?? ''
  const { UserPoolClient } = await administrator.send(
    new CreateUserPoolClientCommand({
      UserPoolId,
      ClientName: 'bench',
      ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH', 'ALLOW_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
    }),
  )
  await inParallel(users, 8, async (n) => {
    const Username = username(n)
    await administrator.send(new AdminCreateUserCommand({ UserPoolId, Username, MessageAction: 'SUPPRESS' }))
    await administrator.send(
      new AdminSetUserPasswordCommand({ UserPoolId, Username, Password: password, Permanent: true }),
    )
  })
  return { poolId: UserPoolId, clientId: UserPoolClient?.ClientId ?? '' }
}
