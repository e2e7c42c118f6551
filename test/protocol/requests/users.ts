import type { PoolWorld, Requests } from './pool-world.ts'
import {
  ClientMetadata,
  createApplicant,
  createUser,
  fresh,
  goodPassword,
  otherPassword,
  tokensOf,
} from './pool-world.ts'

async function otherUser(world: PoolWorld) {
  return { UserPoolId: world.poolId, Username: await createUser(world) }
}

/** What an administrator does to users. */
export const userRequests = {
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
    return otherUser(world)
  },
  async AdminDeleteUserAttributes(world) {
    return { ...(await otherUser(world)), UserAttributeNames: ['nickname'] }
  },
  async AdminDisableUser(world) {
    return otherUser(world)
  },
  async AdminEnableUser(world) {
    const user = await otherUser(world)
    await world.server.call('AdminDisableUser', user)
    return user
  },
  async AdminGetUser({ poolId, username }) {
    return { UserPoolId: poolId, Username: username }
  },
  async AdminListUserSessions({ poolId, username }) {
    return { UserPoolId: poolId, Username: username }
  },
  async AdminResetUserPassword(world) {
    return { ...(await otherUser(world)), ClientMetadata }
  },
  async AdminRevokeUserSession(world) {
    const user = await otherUser(world)
    await tokensOf(world, user.Username)
    const { Sessions } = await world.server.call('AdminListUserSessions', user)
    return { ...user, SessionId: Sessions?.[0]?.SessionId ?? '' }
  },
  async AdminSetUserPassword(world) {
    return { ...(await otherUser(world)), Password: otherPassword, Permanent: true }
  },
  async AdminUpdateUserAttributes(world) {
    return { ...(await otherUser(world)), UserAttributes: [{ Name: 'nickname', Value: 'Eve' }], ClientMetadata }
  },
  async AdminUserGlobalSignOut(world) {
    return otherUser(world)
  },
  async ListUsers({ poolId, username }) {
    return { UserPoolId: poolId, Limit: 10, AttributesToGet: ['email'], Filter: `username = "${username}"` }
  },
} satisfies Requests
