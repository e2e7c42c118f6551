import assert from 'node:assert/strict'
import { createSrpClient } from '#test/support/srp-client.ts'
import {
  ClientMetadata,
  createUser,
  fresh,
  goodPassword,
  otherPassword,
  type Requests,
  tokenOfOther,
  tokensOf,
  userContext,
} from './pool-world.ts'

/** Sign-in, and what becomes of its tokens and sessions. */
export const signInRequests = {
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
    const ChallengeResponses = { USERNAME: Username, NEW_PASSWORD: otherPassword }
    return { ...pool, ChallengeName: 'NEW_PASSWORD_REQUIRED', Session, ChallengeResponses }
  },
  async GetClientToken({ server, poolId }) {
    const Identifier = fresh('api')
    const scope = { ScopeName: 'read', ScopeDescription: 'Reads' }
    await server.call('CreateResourceServer', { UserPoolId: poolId, Identifier, Name: 'API', Scopes: [scope] })
    const { UserPoolClient } = await server.call('CreateUserPoolClient', {
      UserPoolId: poolId,
      ClientName: fresh('machine'),
      GenerateSecret: true,
      ExplicitAuthFlows: ['ALLOW_CLIENT_TOKEN_AUTH'],
      AllowedOAuthScopes: [`${Identifier}/read`],
    })
    const { ClientId = '', ClientSecret = '' } = UserPoolClient ?? {}
    return { ClientId, Secret: ClientSecret, Scopes: [`${Identifier}/read`], ClientMetadata }
  },
  async GetTokensFromRefreshToken(world) {
    const { RefreshToken } = await tokensOf(world, world.username)
    return { ClientId: world.clientId, RefreshToken, ClientMetadata }
  },
  async GlobalSignOut(world) {
    return { AccessToken: await tokenOfOther(world) }
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
  async ListUserSessions(world) {
    return { AccessToken: await tokenOfOther(world) }
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
  async RevokeUserSession(world) {
    const username = await createUser(world)
    await tokensOf(world, username)
    const { AccessToken } = await tokensOf(world, username)
    const { Sessions = [] } = await world.server.call('ListUserSessions', { AccessToken })
    const other = Sessions.find(({ IsCurrentSession }) => !IsCurrentSession)
    return { AccessToken, SessionId: other?.SessionId ?? '' }
  },
} satisfies Requests
