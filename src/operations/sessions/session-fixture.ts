import assert from 'node:assert/strict'
import type { SessionDescriptionType } from '#contract/cognito-idp-types.generated.ts'
import type { Harness } from '#test/support/harness.ts'
import { goodPassword, type World } from '#test/support/people.ts'

export async function track({ store }: Harness, { poolId }: World, MaxPerUser = 20, on = true): Promise<void> {
  const pool = await store.pools.find(poolId)
  assert.ok(pool)
  const UserSessionTracking = on ? 'ENABLED' : 'DISABLED'
  await store.pools.put({ ...pool, settings: { ...pool.settings, Sessions: { UserSessionTracking, MaxPerUser } } })
}

/** A sign-in by a server that says where its user sits, or nothing of it. */
export async function signInFrom({ call }: Harness, { poolId, clientId }: World, username: string, address?: string) {
  const { AuthenticationResult } = await call('AdminInitiateAuth', {
    UserPoolId: poolId,
    ClientId: clientId,
    AuthFlow: 'ADMIN_USER_PASSWORD_AUTH',
    AuthParameters: { USERNAME: username, PASSWORD: goodPassword },
    ...(address !== undefined && {
      ContextData: { IpAddress: address, ServerName: 'app.example.com', ServerPath: '/', HttpHeaders: [] },
    }),
  })
  const { AccessToken = '', RefreshToken = '' } = AuthenticationResult ?? {}
  assert.ok(AccessToken && RefreshToken)
  return { AccessToken, RefreshToken }
}

export async function sessionsOf({ call }: Harness, { poolId }: World, Username: string) {
  const { Sessions = [] } = await call('AdminListUserSessions', { UserPoolId: poolId, Username })
  return Sessions
}

/** The session that an access token belongs to, as its user sees it. */
export async function currentSession({ call }: Harness, AccessToken: string): Promise<SessionDescriptionType> {
  const { Sessions = [] } = await call('ListUserSessions', { AccessToken })
  const current = Sessions.filter(({ IsCurrentSession }) => IsCurrentSession)
  assert.equal(current.length, 1)
  return current[0] ?? {}
}

export const isRevoked = async ({ refusal }: Harness, AccessToken: string) =>
  (await refusal('GetUser', { AccessToken })).message === 'Access Token has been revoked'
