import { createGroup, createUser, fresh, type PoolWorld, type Requests } from './pool-world.ts'

async function otherGroup(world: PoolWorld) {
  return { UserPoolId: world.poolId, GroupName: await createGroup(world) }
}

async function member(world: PoolWorld) {
  const membership = { ...(await otherGroup(world)), Username: await createUser(world) }
  await world.server.call('AdminAddUserToGroup', membership)
  return membership
}

export const groupRequests = {
  async AdminAddUserToGroup(world) {
    return { ...(await otherGroup(world)), Username: await createUser(world) }
  },
  async AdminListGroupsForUser(world) {
    const { UserPoolId, Username } = await member(world)
    return { UserPoolId, Username, Limit: 10 }
  },
  async AdminRemoveUserFromGroup(world) {
    return member(world)
  },
  async CreateGroup({ poolId }) {
    const RoleArn = 'arn:aws:iam::123456789012:role/staff'
    return { UserPoolId: poolId, GroupName: fresh('group'), Description: 'All of us', RoleArn, Precedence: 1 }
  },
  async DeleteGroup(world) {
    return otherGroup(world)
  },
  async GetGroup(world) {
    return otherGroup(world)
  },
  async ListGroups({ poolId }) {
    return { UserPoolId: poolId, Limit: 10 }
  },
  async ListUsersInGroup(world) {
    const { UserPoolId, GroupName } = await member(world)
    return { UserPoolId, GroupName, Limit: 10 }
  },
  async UpdateGroup(world) {
    return { ...(await otherGroup(world)), Description: 'Some of us', Precedence: 2 }
  },
} satisfies Requests
