import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { createHarness, type Harness } from '#test/support/harness.ts'
import {
  addUser,
  claimsOf,
  createClient,
  createWorld,
  signInByPassword,
  signInBySrp,
  type World,
} from '#test/support/people.ts'

let harness: Harness
let world: World
before(async () => {
  harness = await createHarness()
  world = await createWorld(harness)
  const groups = [
    { GroupName: 'readers', Precedence: 5, RoleArn: role('Reader') },
    { GroupName: 'editors', Precedence: 1, RoleArn: role('Editor') },
    { GroupName: 'crowd' },
  ]
  for (const group of groups) await harness.call('CreateGroup', { UserPoolId: world.poolId, ...group })
})
after(() => harness.close())

const role = (name: string) => `arn:aws:iam::000000000000:role/${name}`
const member = async (Username: string, ...groups: string[]) => {
  for (const GroupName of groups)
    await harness.call('AdminAddUserToGroup', { UserPoolId: world.poolId, Username, GroupName })
}
type Tokens = { AccessToken?: string; IdToken?: string; RefreshToken?: string } | undefined
const groupsIn = (tokens: Tokens) =>
  [tokens?.IdToken, tokens?.AccessToken].map((token) => {
    const claims = claimsOf(token)
    return ['cognito:groups', 'cognito:roles', 'cognito:preferred_role'].map((name) => claims[name])
  })
const refreshed = async (tokens: Tokens) => {
  const AuthParameters = { REFRESH_TOKEN: tokens?.RefreshToken ?? '' }
  const input = { ClientId: world.clientId, AuthFlow: 'REFRESH_TOKEN_AUTH' as const, AuthParameters }
  return (await harness.call('InitiateAuth', input)).AuthenticationResult
}
const none = [undefined, undefined, undefined]

test('groups are in both tokens, roles in the ID token alone, however the sign-in was made', async () => {
  await addUser(harness, world, 'ada')
  await member('ada', 'crowd', 'readers', 'editors')
  const names = ['editors', 'readers', 'crowd']
  const expected = [
    [names, [role('Editor'), role('Reader')], role('Editor')],
    [names, undefined, undefined],
  ]
  const { AuthenticationResult } = await signInByPassword(harness, world, 'ada')
  assert.deepEqual(groupsIn(AuthenticationResult), expected)
  assert.deepEqual(groupsIn((await signInBySrp(harness, world, 'ada')).AuthenticationResult), expected)
  assert.deepEqual(groupsIn(await refreshed(AuthenticationResult)), expected)
})

test('who is in no group has no such claim', async () => {
  await addUser(harness, world, 'bob')
  const { AuthenticationResult } = await signInByPassword(harness, world, 'bob')
  assert.deepEqual(groupsIn(AuthenticationResult), [none, none])
})

test('a client that may read no attribute has the groups all the same', async () => {
  await addUser(harness, world, 'cleo')
  await member('cleo', 'crowd')
  const blind = { ...world, ...(await createClient(harness, world.poolId, { ReadAttributes: ['name'] })) }
  const { AuthenticationResult } = await signInByPassword(harness, blind, 'cleo')
  assert.deepEqual(
    groupsIn(AuthenticationResult).map(([names]) => names),
    [['crowd'], ['crowd']],
  )
})

test('a refresh sees the groups as they are now: joined, changed, left, deleted', async () => {
  await addUser(harness, world, 'dora')
  const pool = { UserPoolId: world.poolId }
  await harness.call('CreateGroup', { ...pool, GroupName: 'passing', Precedence: 3, RoleArn: role('Old') })
  const { AuthenticationResult } = await signInByPassword(harness, world, 'dora')
  const idClaims = async () => groupsIn(await refreshed(AuthenticationResult))[0]

  await member('dora', 'passing', 'readers')
  assert.deepEqual(await idClaims(), [['passing', 'readers'], [role('Old'), role('Reader')], role('Old')])
  await harness.call('UpdateGroup', { ...pool, GroupName: 'passing', Precedence: 9, RoleArn: role('New') })
  assert.deepEqual(await idClaims(), [['readers', 'passing'], [role('Reader'), role('New')], role('Reader')])
  await harness.call('AdminRemoveUserFromGroup', { ...pool, Username: 'dora', GroupName: 'readers' })
  assert.deepEqual(await idClaims(), [['passing'], [role('New')], role('New')])
  await harness.call('DeleteGroup', { ...pool, GroupName: 'passing' })
  assert.deepEqual(groupsIn(await refreshed(AuthenticationResult)), [none, none])
})

test('tokens cost one read of the groups, at sign-in and at refresh', async () => {
  await addUser(harness, world, 'emma')
  await member('emma', 'crowd', 'readers')
  let reads = 0
  const groups = new Proxy(harness.store.groups, {
    get(target, name, receiver) {
      reads++
      return Reflect.get(target, name, receiver)
    },
  })
  const counting = { ...harness.services, store: { ...harness.store, groups } }
  Object.assign(harness.services, { store: counting.store })
  try {
    const { AuthenticationResult } = await signInByPassword(harness, world, 'emma')
    assert.equal(reads, 1)
    await refreshed(AuthenticationResult)
    assert.equal(reads, 2)
  } finally {
    Object.assign(harness.services, { store: harness.store })
  }
})
