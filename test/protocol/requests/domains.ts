import { createOtherPool, fresh, type PoolWorld, type Requests } from './pool-world.ts'

async function otherDomain(world: PoolWorld) {
  const domain = { UserPoolId: await createOtherPool(world), Domain: fresh('domain') }
  await world.server.call('CreateUserPoolDomain', domain)
  return domain
}

const scopes = [
  { ScopeName: 'read', ScopeDescription: 'See them' },
  { ScopeName: 'write', ScopeDescription: 'Add some' },
]

/** In a pool of its own: a pool has room for 25. */
async function otherResourceServer(world: PoolWorld) {
  const server = { UserPoolId: await createOtherPool(world), Identifier: fresh('https://api.example.com/') }
  await world.server.call('CreateResourceServer', { ...server, Name: 'API', Scopes: scopes })
  return server
}

export const domainRequests = {
  async CreateUserPoolDomain(world) {
    return { UserPoolId: await createOtherPool(world), Domain: fresh('domain'), ManagedLoginVersion: 2 }
  },
  async DeleteUserPoolDomain(world) {
    return otherDomain(world)
  },
  async DescribeUserPoolDomain(world) {
    return { Domain: (await otherDomain(world)).Domain }
  },
  async UpdateUserPoolDomain(world) {
    return { ...(await otherDomain(world)), ManagedLoginVersion: 2 }
  },
} satisfies Requests

export const resourceServerRequests = {
  async CreateResourceServer({ poolId }) {
    return { UserPoolId: poolId, Identifier: fresh('https://api.example.com/'), Name: 'API', Scopes: scopes }
  },
  async DeleteResourceServer(world) {
    return otherResourceServer(world)
  },
  async DescribeResourceServer(world) {
    return otherResourceServer(world)
  },
  async ListResourceServers({ poolId }) {
    return { UserPoolId: poolId, MaxResults: 10 }
  },
  async UpdateResourceServer(world) {
    return { ...(await otherResourceServer(world)), Name: 'API, second edition', Scopes: scopes.slice(1) }
  },
} satisfies Requests
