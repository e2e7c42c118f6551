import assert from 'node:assert/strict'
import type { Input, OperationName } from '#operations/operation.ts'
import type { ProtocolServer } from '../protocol-server.ts'

/** A user pool that tracks sessions and lets users have second factors, with an app client and a confirmed user. */
export type PoolWorld = {
  readonly server: ProtocolServer
  readonly poolId: string
  readonly poolArn: string
  readonly clientId: string
  readonly username: string
}

/** Makes what a request needs and returns the request, which is then good once. */
export type MakeRequest<Name extends OperationName> = (world: PoolWorld) => Promise<Input<Name>>
export type Requests = { readonly [Name in OperationName]?: MakeRequest<Name> }

export const goodPassword = 'Passw0rd!'
export const otherPassword = 'An0ther-Password'
export const ClientMetadata = { theme: 'dark' }
export const userContext = { IpAddress: '192.0.2.4', EncodedData: 'abc' }

const flows = ['USER_SRP_AUTH', 'USER_PASSWORD_AUTH', 'ADMIN_USER_PASSWORD_AUTH', 'REFRESH_TOKEN_AUTH'] as const

export async function createPoolWorld(server: ProtocolServer, PoolName: string): Promise<PoolWorld> {
  const { UserPool } = await server.call('CreateUserPool', { PoolName, AutoVerifiedAttributes: ['email'] })
  const poolId = UserPool?.Id ?? ''
  const sessions = { UserSessionTracking: 'ENABLED', TokenSession: { MaxPerUser: 100 } } as const
  await server.call('SetUserPoolSessionConfiguration', { UserPoolId: poolId, ...sessions })
  const factors = { SoftwareTokenMfaConfiguration: { Enabled: true }, MfaConfiguration: 'OPTIONAL' } as const
  await server.call('SetUserPoolMfaConfig', { UserPoolId: poolId, ...factors })
  const { UserPoolClient } = await server.call('CreateUserPoolClient', {
    UserPoolId: poolId,
    ClientName: 'app',
    ExplicitAuthFlows: flows.map((flow) => `ALLOW_${flow}` as const),
  })
  const username = await createUser({ server, poolId })
  return { server, poolId, poolArn: UserPool?.Arn ?? '', clientId: UserPoolClient?.ClientId ?? '', username }
}

let count = 0
export const fresh = (kind: string) => `${kind}-${++count}`

/** A confirmed user with `goodPassword` and a verified e-mail address. */
export async function createUser({ server, poolId }: Pick<PoolWorld, 'server' | 'poolId'>): Promise<string> {
  const Username = fresh('user')
  const UserAttributes = [
    { Name: 'email', Value: `${Username}@example.com` },
    { Name: 'email_verified', Value: 'true' },
    { Name: 'nickname', Value: 'Ann' },
  ]
  await server.call('AdminCreateUser', { UserPoolId: poolId, Username, UserAttributes, MessageAction: 'SUPPRESS' })
  await server.call('AdminSetUserPassword', { UserPoolId: poolId, Username, Password: goodPassword, Permanent: true })
  return Username
}

/** Somebody who signed up and has not confirmed it. */
export async function createApplicant({ server, clientId }: PoolWorld): Promise<string> {
  const Username = fresh('applicant')
  const UserAttributes = [{ Name: 'email', Value: `${Username}@example.com` }]
  await server.call('SignUp', { ClientId: clientId, Username, Password: goodPassword, UserAttributes })
  return Username
}

/** A user pool of its own, for what changes a pool as a whole. */
export async function createOtherPool({ server }: PoolWorld): Promise<string> {
  const { UserPool } = await server.call('CreateUserPool', { PoolName: fresh('pool') })
  return UserPool?.Id ?? ''
}

export async function createOtherClient({ server, poolId }: PoolWorld, GenerateSecret = false): Promise<string> {
  const client = { UserPoolId: poolId, ClientName: fresh('app'), GenerateSecret }
  const { UserPoolClient } = await server.call('CreateUserPoolClient', client)
  return UserPoolClient?.ClientId ?? ''
}

export async function createGroup({ server, poolId }: PoolWorld): Promise<string> {
  const GroupName = fresh('group')
  await server.call('CreateGroup', { UserPoolId: poolId, GroupName })
  return GroupName
}

export async function tokensOf({ server, clientId }: PoolWorld, USERNAME: string) {
  const AuthParameters = { USERNAME, PASSWORD: goodPassword }
  const signIn = { ClientId: clientId, AuthFlow: 'USER_PASSWORD_AUTH', AuthParameters } as const
  const { AuthenticationResult } = await server.call('InitiateAuth', signIn)
  const { AccessToken, RefreshToken } = AuthenticationResult ?? {}
  assert.ok(AccessToken && RefreshToken)
  return { AccessToken, RefreshToken }
}

/** The access token of a user of their own, for what changes the user. */
export async function tokenOfOther(world: PoolWorld): Promise<string> {
  return (await tokensOf(world, await createUser(world))).AccessToken
}

/** The newest code that was sent to a user. */
export async function codeFor({ server, poolId }: PoolWorld, username: string): Promise<string> {
  const { Messages } = await server.call('ListMessages', { UserPoolId: poolId })
  const code = Messages.find((message) => message.Username === username)?.Code
  assert.ok(code)
  return code
}
