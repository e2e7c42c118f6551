import assert from 'node:assert/strict'
import type { Input, OperationName } from '#operations/operation.ts'
import type { pendingIdp } from '#operations/pending.ts'
import { createSrpClient } from '#test/support/srp-client.ts'
import type { ProtocolServer } from './protocol-server.ts'

/** A user pool with an app client and a confirmed user. */
export type PoolWorld = {
  readonly server: ProtocolServer
  readonly poolId: string
  readonly clientId: string
  readonly username: string
}

/** Adding an operation to the registry takes it from the pending list, and then this file does not compile without a request for it. */
export type FinishedName = Exclude<OperationName, (typeof pendingIdp)[number]>

type GoodRequests = { readonly [Name in FinishedName]: (world: PoolWorld) => Promise<Input<Name>> }

export const goodPassword = 'Passw0rd!'
const flows = ['USER_SRP_AUTH', 'USER_PASSWORD_AUTH', 'ADMIN_USER_PASSWORD_AUTH', 'REFRESH_TOKEN_AUTH'] as const
const userContext = { IpAddress: '192.0.2.4', EncodedData: 'abc' }
const ClientMetadata = { theme: 'dark' }

export async function createPoolWorld(server: ProtocolServer, PoolName: string): Promise<PoolWorld> {
  const { UserPool } = await server.call('CreateUserPool', { PoolName, AutoVerifiedAttributes: ['email'] })
  const poolId = UserPool?.Id ?? ''
  const { UserPoolClient } = await server.call('CreateUserPoolClient', {
    UserPoolId: poolId,
    ClientName: 'app',
    ExplicitAuthFlows: flows.map((flow) => `ALLOW_${flow}` as const),
  })
  const username = await createUser({ server, poolId })
  return { server, poolId, clientId: UserPoolClient?.ClientId ?? '', username }
}

let count = 0
const fresh = (kind: string) => `${kind}-${++count}`

/** A confirmed user with `goodPassword`. */
export async function createUser({ server, poolId }: Pick<PoolWorld, 'server' | 'poolId'>): Promise<string> {
  const Username = fresh('user')
  const UserAttributes = [{ Name: 'email', Value: `${Username}@example.com` }]
  await server.call('AdminCreateUser', { UserPoolId: poolId, Username, UserAttributes, MessageAction: 'SUPPRESS' })
  await server.call('AdminSetUserPassword', { UserPoolId: poolId, Username, Password: goodPassword, Permanent: true })
  return Username
}

/** Somebody who signed up and has not confirmed it. */
async function createApplicant({ server, clientId }: PoolWorld): Promise<string> {
  const Username = fresh('applicant')
  const UserAttributes = [{ Name: 'email', Value: `${Username}@example.com` }]
  await server.call('SignUp', { ClientId: clientId, Username, Password: goodPassword, UserAttributes })
  return Username
}

async function createOtherPool({ server }: PoolWorld): Promise<string> {
  const { UserPool } = await server.call('CreateUserPool', { PoolName: fresh('pool') })
  return UserPool?.Id ?? ''
}

async function createOtherClient({ server, poolId }: PoolWorld): Promise<string> {
  const { UserPoolClient } = await server.call('CreateUserPoolClient', { UserPoolId: poolId, ClientName: fresh('app') })
  return UserPoolClient?.ClientId ?? ''
}

async function tokensOf({ server, clientId }: PoolWorld, USERNAME: string) {
  const AuthParameters = { USERNAME, PASSWORD: goodPassword }
  const signIn = { ClientId: clientId, AuthFlow: 'USER_PASSWORD_AUTH', AuthParameters } as const
  const { AuthenticationResult } = await server.call('InitiateAuth', signIn)
  const { AccessToken, RefreshToken } = AuthenticationResult ?? {}
  assert.ok(AccessToken && RefreshToken)
  return { AccessToken, RefreshToken }
}

/** For every finished operation a request that is answered with 200, once; what it needs is made first. */
export const goodRequests: GoodRequests = {
  async AdminConfirmSignUp(world) {
    return { UserPoolId: world.poolId, Username: await createApplicant(world), ClientMetadata }
  },
  async AdminCreateUser({ poolId }) {
    const Username = fresh('invited')
    return {
      UserPoolId: poolId,
      Username,
      UserAttributes: [
        { Name: 'email', Value: `${Username}@example.com` },
        { Name: 'email_verified', Value: 'true' },
      ],
      ValidationData: [{ Name: 'source', Value: 'test' }],
      TemporaryPassword: goodPassword,
      DesiredDeliveryMediums: ['EMAIL'],
      ClientMetadata,
    }
  },
  async AdminDeleteUser(world) {
    return { UserPoolId: world.poolId, Username: await createUser(world) }
  },
  async AdminGetUser({ poolId, username }) {
    return { UserPoolId: poolId, Username: username }
  },
  async AdminInitiateAuth({ poolId, clientId, username }) {
    return {
      UserPoolId: poolId,
      ClientId: clientId,
      AuthFlow: 'ADMIN_USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: username, PASSWORD: goodPassword },
      ClientMetadata,
      ContextData: {
        IpAddress: '192.0.2.4',
        ServerName: 'app.example.com',
        ServerPath: '/sign-in',
        HttpHeaders: [{ headerName: 'accept', headerValue: '*/*' }],
      },
    }
  },
  async AdminRespondToAuthChallenge({ server, poolId, clientId }) {
    const Username = fresh('newcomer')
    const user = { UserPoolId: poolId, Username, TemporaryPassword: goodPassword, MessageAction: 'SUPPRESS' } as const
    await server.call('AdminCreateUser', user)
    const AuthParameters = { USERNAME: Username, PASSWORD: goodPassword }
    const pool = { UserPoolId: poolId, ClientId: clientId }
    const start = { ...pool, AuthFlow: 'ADMIN_USER_PASSWORD_AUTH', AuthParameters } as const
    const { ChallengeName, Session } = await server.call('AdminInitiateAuth', start)
    assert.equal(ChallengeName, 'NEW_PASSWORD_REQUIRED')
    const ChallengeResponses = { USERNAME: Username, NEW_PASSWORD: 'An0ther-Password' }
    return { ...pool, ChallengeName: 'NEW_PASSWORD_REQUIRED', Session, ChallengeResponses }
  },
  async AdminSetUserPassword(world) {
    const Username = await createUser(world)
    return { UserPoolId: world.poolId, Username, Password: 'An0ther-Password', Permanent: true }
  },
  async ConfirmSignUp(world) {
    const { server, poolId, clientId } = world
    const Username = await createApplicant(world)
    const { Messages } = await server.call('ListMessages', { UserPoolId: poolId })
    const code = Messages.find((message) => message.Username === Username)?.Code
    assert.ok(code)
    const confirmation = { ConfirmationCode: code, ForceAliasCreation: false, UserContextData: userContext }
    return { ClientId: clientId, Username, ClientMetadata, ...confirmation }
  },
  async CreateUserPool() {
    return {
      PoolName: fresh('pool'),
      Policies: { PasswordPolicy: { MinimumLength: 8, RequireNumbers: true } },
      AutoVerifiedAttributes: ['email'],
      EmailVerificationSubject: 'Your code',
      Schema: [{ Name: 'team', AttributeDataType: 'String', Mutable: true }],
      UserPoolTags: { stage: 'test' },
      AccountRecoverySetting: { RecoveryMechanisms: [{ Priority: 1, Name: 'verified_email' }] },
      UsernameConfiguration: { CaseSensitive: true },
    }
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
  async DeleteUserPool(world) {
    return { UserPoolId: await createOtherPool(world) }
  },
  async DeleteUserPoolClient(world) {
    return { UserPoolId: world.poolId, ClientId: await createOtherClient(world) }
  },
  async DescribeUserPool({ poolId }) {
    return { UserPoolId: poolId }
  },
  async DescribeUserPoolClient({ poolId, clientId }) {
    return { UserPoolId: poolId, ClientId: clientId }
  },
  async GetUser(world) {
    return { AccessToken: (await tokensOf(world, world.username)).AccessToken }
  },
  async GlobalSignOut(world) {
    return { AccessToken: (await tokensOf(world, await createUser(world))).AccessToken }
  },
  async InitiateAuth({ clientId, username }) {
    return {
      ClientId: clientId,
      AuthFlow: 'USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: username, PASSWORD: goodPassword },
      AnalyticsMetadata: { AnalyticsEndpointId: 'endpoint' },
      UserContextData: userContext,
      ClientMetadata,
    }
  },
  async ListMessages({ poolId }) {
    return { UserPoolId: poolId, MaxResults: 10 }
  },
  async ListUserPoolClients({ poolId }) {
    return { UserPoolId: poolId, MaxResults: 10 }
  },
  async ListUserPools() {
    return { MaxResults: 10 }
  },
  async ResendConfirmationCode(world) {
    return { ClientId: world.clientId, Username: await createApplicant(world), UserContextData: userContext }
  },
  async RespondToAuthChallenge({ server, poolId, clientId, username }) {
    const client = createSrpClient()
    const AuthParameters = { USERNAME: username, SRP_A: client.publicValue }
    const start = { ClientId: clientId, AuthFlow: 'USER_SRP_AUTH', AuthParameters } as const
    const { ChallengeParameters } = await server.call('InitiateAuth', start)
    const answers = client.answer(poolId, ChallengeParameters ?? {}, goodPassword, server.clock.now())
    return { ClientId: clientId, ChallengeName: 'PASSWORD_VERIFIER', ChallengeResponses: answers, ClientMetadata }
  },
  async RevokeToken(world) {
    return { ClientId: world.clientId, Token: (await tokensOf(world, world.username)).RefreshToken }
  },
  async SignUp({ clientId }) {
    const Username = fresh('applicant')
    return {
      ClientId: clientId,
      Username,
      Password: goodPassword,
      UserAttributes: [{ Name: 'email', Value: `${Username}@example.com` }],
      ValidationData: [{ Name: 'source', Value: 'test' }],
      ClientMetadata,
    }
  },
}

/** The good request of an operation by its name alone; fails the test when a finished operation has none. */
export async function goodRequest(name: string, world: PoolWorld): Promise<Record<string, unknown>> {
  // So that no limit of so many requests a second stands in the way of the next.
  world.server.clock.advance(1)
  const make = Object.hasOwn(goodRequests, name) ? goodRequests[name as FinishedName] : undefined
  assert.ok(make, `${name} is finished and has no good request in good-requests.ts`)
  return (await make(world)) as Record<string, unknown>
}
