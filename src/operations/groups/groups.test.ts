import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Input } from '#operations/operation.ts'
import { createHarness, type Harness } from '#test/support/harness.ts'
import { createWorld, type World } from '#test/support/people.ts'

let harness: Harness
let world: World
before(async () => {
  harness = await createHarness()
})
after(() => harness.close())

const role = (name: string) => `arn:aws:iam::000000000000:role/${name}`
const seconds = () => harness.clock.now().getTime() / 1_000
const create = (GroupName: string, more: Partial<Input<'CreateGroup'>> = {}) =>
  harness.call('CreateGroup', { UserPoolId: world.poolId, GroupName, ...more })
const get = async (GroupName: string) => (await harness.call('GetGroup', { UserPoolId: world.poolId, GroupName })).Group
const notFound = { code: 'ResourceNotFoundException', message: 'Group not found.', status: 400 }

describe('CreateGroup', () => {
  before(async () => {
    world = await createWorld(harness)
  })

  test('shows what was asked for, and GetGroup shows it again', async () => {
    const asked = { Description: 'Who write', RoleArn: role('Editor'), Precedence: 0 }
    const { Group } = await create('editors', asked)
    const now = seconds()
    assert.deepEqual(Group, {
      GroupName: 'editors',
      UserPoolId: world.poolId,
      ...asked,
      LastModifiedDate: now,
      CreationDate: now,
    })
    harness.clock.advance(60)
    assert.deepEqual(await get('editors'), Group)
  })

  test('leaves out what was not given', async () => {
    const { Group } = await create('readers')
    assert.deepEqual(Object.keys(Group ?? {}).sort(), ['CreationDate', 'GroupName', 'LastModifiedDate', 'UserPoolId'])
  })

  test('takes a name once in a pool, and letter case makes another name', async () => {
    const exists = { code: 'GroupExistsException', message: 'A group with the name already exists.', status: 400 }
    assert.deepEqual(await harness.refusal('CreateGroup', { UserPoolId: world.poolId, GroupName: 'editors' }), exists)
    assert.equal((await get('editors'))?.Precedence, 0, 'the first one stands')
    await create('Editors')
    const other = await createWorld(harness)
    await harness.call('CreateGroup', { UserPoolId: other.poolId, GroupName: 'editors' })
  })

  test('of ten at the same time one makes it', async () => {
    const results = await Promise.allSettled(Array.from({ length: 10 }, () => create('once')))
    assert.equal(results.filter(({ status }) => status === 'fulfilled').length, 1)
  })

  const refused: readonly [why: string, more: object, code: string, message: RegExp][] = [
    [
      'a user as a role',
      { RoleArn: 'arn:aws:iam::000000000000:user/Editor' },
      'InvalidParameterException',
      /^Invalid role ARN: arn:aws:iam::000000000000:user\/Editor$/,
    ],
    ['what is no ARN', { RoleArn: 'the role of the editors' }, 'InvalidParameterException', /roleArn/],
    ['a negative precedence', { Precedence: -1 }, 'InvalidParameterException', /greater than or equal to 0/],
    ['a precedence of 2^31', { Precedence: 2 ** 31 }, 'InvalidParameterException', /precedence/],
    ['a name with a space', { GroupName: 'two words' }, 'InvalidParameterException', /groupName/],
  ]
  for (const [why, more, code, message] of refused)
    test(`refuses ${why}`, async () => {
      const answer = await harness.refusal('CreateGroup', { UserPoolId: world.poolId, GroupName: 'wrong', ...more })
      assert.equal(answer.code, code, answer.message)
      assert.match(answer.message, message)
      assert.deepEqual(await harness.refusal('GetGroup', { UserPoolId: world.poolId, GroupName: 'wrong' }), notFound)
    })

  test('refuses the group after the ten thousandth, and says first that a name is taken', async () => {
    const full = await createWorld(harness)
    const at = harness.clock.now()
    const shared = { poolId: full.poolId, description: undefined, precedence: undefined, roleArn: undefined }
    await harness.store.transaction(async (tx) => {
      for (let i = 0; i < 9_999; i++) await tx.groups.add({ ...shared, name: `g${i}`, createdAt: at, modifiedAt: at })
    })
    const call = (GroupName: string) => ({ UserPoolId: full.poolId, GroupName })
    await harness.call('CreateGroup', call('last'))
    const refused = await harness.refusal('CreateGroup', call('more'))
    assert.deepEqual(
      [refused.code, refused.message],
      ['LimitExceededException', 'The limit of 10000 groups of a user pool is reached.'],
    )
    assert.equal((await harness.refusal('CreateGroup', call('last'))).code, 'GroupExistsException')
    await harness.call('DeleteGroup', call('g0'))
    await harness.call('CreateGroup', call('more'))
  })
})

describe('UpdateGroup', () => {
  before(async () => {
    world = await createWorld(harness)
  })
  const update = (more: Partial<Input<'UpdateGroup'>>) =>
    harness.call('UpdateGroup', { UserPoolId: world.poolId, GroupName: 'editors', ...more })

  test('changes what is given and leaves the rest', async () => {
    const { Group: made } = await create('editors', { Description: 'a', RoleArn: role('A'), Precedence: 7 })
    harness.clock.advance(60)
    const { Group } = await update({ Precedence: 0 })
    assert.deepEqual(Group, { ...made, Precedence: 0, LastModifiedDate: seconds() })
    assert.deepEqual(await get('editors'), Group)
    await update({ Description: '', RoleArn: role('B') })
    const { Description, RoleArn, Precedence } = (await get('editors')) ?? {}
    assert.deepEqual([Description, RoleArn, Precedence], ['', role('B'), 0])
  })

  test('refuses what CreateGroup refuses, and changes nothing then', async () => {
    const made = await get('editors')
    const RoleArn = 'arn:aws:iam::000000000000:user/Editor'
    const input = { UserPoolId: world.poolId, GroupName: 'editors', RoleArn, Description: 'b' }
    assert.equal((await harness.refusal('UpdateGroup', input)).code, 'InvalidParameterException')
    assert.deepEqual(await get('editors'), made)
  })
})

describe('ListGroups', () => {
  before(async () => {
    world = await createWorld(harness)
    for (const name of ['delta', 'alpha', 'Zulu', 'charlie', 'bravo']) await create(name)
  })

  test('goes through all groups once, by name, page by page', async () => {
    const names: (string | undefined)[][] = []
    let NextToken: string | undefined
    do {
      const page = await harness.call('ListGroups', {
        UserPoolId: world.poolId,
        Limit: 2,
        ...(NextToken !== undefined && { NextToken }),
      })
      names.push((page.Groups ?? []).map(({ GroupName }) => GroupName))
      NextToken = page.NextToken
    } while (NextToken !== undefined)
    assert.deepEqual(names, [['Zulu', 'alpha'], ['bravo', 'charlie'], ['delta']])
  })

  for (const Limit of [undefined, 0, 60])
    test(`shows whole groups, all at once with a limit of ${Limit}`, async () => {
      const page = await harness.call('ListGroups', { UserPoolId: world.poolId, ...(Limit !== undefined && { Limit }) })
      assert.deepEqual([page.Groups?.length, page.NextToken], [5, undefined])
      assert.deepEqual(page.Groups?.[0], await get('Zulu'))
    })

  test('refuses a token of another list and one that is made up', async () => {
    const other = await createWorld(harness)
    const { NextToken = '' } = await harness.call('ListGroups', { UserPoolId: world.poolId, Limit: 1 })
    assert.ok(NextToken)
    for (const input of [
      { UserPoolId: other.poolId, NextToken },
      { UserPoolId: world.poolId, NextToken: 'bravo' },
    ]) {
      const { code, message } = await harness.refusal('ListGroups', input)
      assert.deepEqual([code, message], ['InvalidParameterException', 'Invalid pagination token'])
    }
  })
})

describe('every operation on a group', () => {
  before(async () => {
    world = await createWorld(harness)
    await create('editors')
  })

  for (const name of ['GetGroup', 'UpdateGroup', 'DeleteGroup', 'ListUsersInGroup'] as const)
    test(`${name} refuses a group or a pool that is not there, and a caller without the key`, async () => {
      const other = await createWorld(harness)
      const input = { UserPoolId: other.poolId, GroupName: 'editors' }
      // CVE-2025-27507: a name from another pool.
      assert.deepEqual(await harness.refusal(name, input), notFound)
      const noPool = await harness.refusal(name, { ...input, UserPoolId: 'us-east-1_nobody' })
      assert.equal(noPool.message, 'User pool us-east-1_nobody does not exist.')
      const unsigned = await harness.refusal(name, { ...input, UserPoolId: world.poolId }, { kind: 'unsigned' })
      assert.equal(unsigned.code, 'MissingAuthenticationTokenException')
      assert.ok(await get('editors'))
    })

  test('DeleteGroup deletes once, and the name is free again', async () => {
    const input = { UserPoolId: world.poolId, GroupName: 'editors' }
    assert.deepEqual(await harness.call('DeleteGroup', input), {})
    assert.deepEqual(await harness.refusal('DeleteGroup', input), notFound)
    assert.deepEqual(await harness.refusal('GetGroup', input), notFound)
    await create('editors')
  })
})
