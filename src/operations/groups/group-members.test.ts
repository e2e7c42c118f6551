import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { createHarness, type Harness } from '#test/support/harness.ts'
import { addUser, createWorld, type World } from '#test/support/people.ts'

let harness: Harness
let world: World
before(async () => {
  harness = await createHarness()
})
after(() => harness.close())

const createGroup = (GroupName: string) => harness.call('CreateGroup', { UserPoolId: world.poolId, GroupName })
const membership = (Username: string, GroupName: string) => ({ UserPoolId: world.poolId, Username, GroupName })
const add = (username: string, group: string) => harness.call('AdminAddUserToGroup', membership(username, group))
const groupsOf = async (Username: string) =>
  (await harness.call('AdminListGroupsForUser', { UserPoolId: world.poolId, Username })).Groups ?? []
const namesOf = async (username: string) => (await groupsOf(username)).map(({ GroupName }) => GroupName)
const membersOf = async (GroupName: string) =>
  (await harness.call('ListUsersInGroup', { UserPoolId: world.poolId, GroupName })).Users ?? []

describe('members of groups', () => {
  before(async () => {
    world = await createWorld(harness)
    for (const name of ['editors', 'readers']) await createGroup(name)
    await addUser(harness, world, 'ada', { email: 'ada@example.com' })
    await addUser(harness, world, 'bob')
  })

  test('who is added is a member, however often', async () => {
    assert.deepEqual(await add('ada', 'readers'), {})
    await add('ada', 'editors')
    await add('ada', 'editors')
    assert.deepEqual(await namesOf('ada'), ['editors', 'readers'])
    assert.deepEqual(await namesOf('bob'), [])
    const { Group } = await harness.call('GetGroup', { UserPoolId: world.poolId, GroupName: 'editors' })
    assert.deepEqual((await groupsOf('ada'))[0], Group)
  })

  test('members are shown as users', async () => {
    const [member, ...others] = await membersOf('editors')
    assert.deepEqual(others, [])
    const { UserAttributes, ...user } = await harness.call('AdminGetUser', {
      UserPoolId: world.poolId,
      Username: 'ada',
    })
    assert.deepEqual(member, { ...user, Attributes: UserAttributes })
  })

  test('who is removed is none, however often', async () => {
    await add('bob', 'editors')
    for (const _ of [1, 2]) {
      assert.deepEqual(await harness.call('AdminRemoveUserFromGroup', membership('ada', 'editors')), {})
      assert.deepEqual(await namesOf('ada'), ['readers'])
    }
    assert.deepEqual(
      (await membersOf('editors')).map(({ Username }) => Username),
      ['bob'],
    )
  })

  test('a deleted group has no members, not even when it comes back', async () => {
    await add('ada', 'editors')
    await harness.call('DeleteGroup', { UserPoolId: world.poolId, GroupName: 'editors' })
    assert.deepEqual(await namesOf('ada'), ['readers'])
    await createGroup('editors')
    assert.deepEqual(await membersOf('editors'), [])
  })

  test('a deleted user is a member no more, nor is a user of the same name who comes later', async () => {
    await addUser(harness, world, 'eve')
    await add('eve', 'readers')
    await harness.call('AdminDeleteUser', { UserPoolId: world.poolId, Username: 'eve' })
    await addUser(harness, world, 'eve')
    assert.deepEqual(
      (await membersOf('readers')).map(({ Username }) => Username),
      ['ada'],
    )
  })

  test('members are listed page by page, each once', async () => {
    await createGroup('many')
    const names = ['m1', 'm2', 'm3', 'm4', 'm5']
    for (const name of names) {
      await addUser(harness, world, name)
      await add(name, 'many')
    }
    const seen: string[] = []
    let NextToken: string | undefined
    let pages = 0
    do {
      const page = {
        UserPoolId: world.poolId,
        GroupName: 'many',
        Limit: 2,
        ...(NextToken !== undefined && { NextToken }),
      }
      const answer = await harness.call('ListUsersInGroup', page)
      for (const { Username = '' } of answer.Users ?? []) seen.push(Username)
      NextToken = answer.NextToken
      pages++
      if (NextToken !== undefined) {
        const elsewhere = { UserPoolId: world.poolId, GroupName: 'readers', NextToken }
        assert.equal((await harness.refusal('ListUsersInGroup', elsewhere)).message, 'Invalid pagination token')
      }
    } while (NextToken !== undefined)
    assert.deepEqual([seen.toSorted(), pages], [names, 3])
  })

  test('a user’s groups are listed page by page, and the token is good for that user alone', async () => {
    const page = { UserPoolId: world.poolId, Username: 'm1', Limit: 1 }
    await add('m1', 'editors')
    const first = await harness.call('AdminListGroupsForUser', page)
    const NextToken = first.NextToken ?? ''
    const second = await harness.call('AdminListGroupsForUser', { ...page, NextToken })
    const names = [first, second].flatMap(({ Groups = [] }) => Groups.map(({ GroupName }) => GroupName))
    assert.deepEqual([names, second.NextToken], [['editors', 'many'], undefined])
    const elsewhere = { ...page, Username: 'm2', NextToken }
    assert.equal((await harness.refusal('AdminListGroupsForUser', elsewhere)).message, 'Invalid pagination token')
  })
})

test('a user is in 100 groups at most, also when all come at once, and stays where they are', async () => {
  world = await createWorld(harness)
  await addUser(harness, world, 'ada')
  const names = Array.from({ length: 110 }, (_, i) => `g${i}`)
  for (const name of names) await createGroup(name)
  for (const name of names.slice(0, 95)) await add('ada', name)
  const results = await Promise.allSettled(names.slice(95).map((name) => add('ada', name)))
  assert.equal(results.filter(({ status }) => status === 'fulfilled').length, 5)
  const inAll = await harness.store.groups.ofUser(
    world.poolId,
    (await membersOf('g0'))[0]?.Attributes?.[0]?.Value ?? '',
  )
  assert.equal(inAll.length, 100)
  const outside = names.find((name) => !inAll.some((group) => group.name === name)) ?? ''
  const refused = await harness.refusal('AdminAddUserToGroup', membership('ada', outside))
  assert.deepEqual(
    [refused.code, refused.message],
    ['InvalidParameterException', 'The limit of 100 groups of a user is reached.'],
  )
  await add('ada', 'g0')
  await harness.call('AdminRemoveUserFromGroup', membership('ada', 'g0'))
  await add('ada', outside)
})

describe('what is not there', () => {
  before(async () => {
    world = await createWorld(harness)
    await createGroup('editors')
    await addUser(harness, world, 'ada')
  })

  for (const name of ['AdminAddUserToGroup', 'AdminRemoveUserFromGroup'] as const)
    test(`${name} refuses it, and a caller without the key`, async () => {
      const refused = async (input: object) => {
        const { code, message } = await harness.refusal(name, { ...membership('ada', 'editors'), ...input })
        return [code, message]
      }
      const other = await createWorld(harness)
      assert.deepEqual(await refused({ GroupName: 'nobody' }), ['ResourceNotFoundException', 'Group not found.'])
      assert.deepEqual(await refused({ Username: 'nobody' }), ['UserNotFoundException', 'User does not exist.'])
      // CVE-2025-27507: a user and a group from another pool.
      assert.deepEqual(await refused({ UserPoolId: other.poolId }), ['UserNotFoundException', 'User does not exist.'])
      await addUser(harness, other, 'ada')
      assert.deepEqual(await refused({ UserPoolId: other.poolId }), ['ResourceNotFoundException', 'Group not found.'])
      const unsigned = await harness.refusal(name, membership('ada', 'editors'), { kind: 'unsigned' })
      assert.equal(unsigned.code, 'MissingAuthenticationTokenException')
      assert.deepEqual(await membersOf('editors'), [])
    })

  test('AdminListGroupsForUser refuses a user who is not there', async () => {
    const { code } = await harness.refusal('AdminListGroupsForUser', { UserPoolId: world.poolId, Username: 'nobody' })
    assert.equal(code, 'UserNotFoundException')
  })
})
