import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Input } from '#operations/operation.ts'
import { createHarness, type Harness } from '../../../test/support/harness.ts'
import { addUser, createWorld, goodPassword, signInByPassword, type World } from '../../../test/support/people.ts'

let harness: Harness
before(async () => {
  harness = await createHarness()
})
after(() => harness.close())

type PoolOptions = Partial<Input<'CreateUserPool'>>
const aWorld = (pool: PoolOptions = {}): Promise<World> => createWorld(harness, { pool })
const list = (attributes: Record<string, string>) =>
  Object.entries(attributes).map(([Name, Value]) => ({ Name, Value }))
const otherPassword = '0ther-Passw0rd'

async function signedUp(world: World, username: string, attributes: Record<string, string> = {}): Promise<string> {
  const { UserSub = '' } = await harness.call('SignUp', {
    ClientId: world.clientId,
    Username: username,
    Password: goodPassword,
    UserAttributes: list(attributes),
  })
  return UserSub
}

const getUser = ({ poolId }: World, Username: string) => harness.call('AdminGetUser', { UserPoolId: poolId, Username })
const statusOf = async (world: World, username: string) => (await getUser(world, username)).UserStatus
const setPassword = ({ poolId }: World, Username: string, Password: string, Permanent?: boolean) =>
  harness.call('AdminSetUserPassword', {
    UserPoolId: poolId,
    Username,
    Password,
    ...(Permanent === undefined ? {} : { Permanent }),
  })

describe('every operation on a user', () => {
  const operations = [
    ['AdminGetUser', {}],
    ['AdminDeleteUser', {}],
    ['AdminConfirmSignUp', {}],
    ['AdminSetUserPassword', { Password: goodPassword }],
  ] as const
  for (const [name, more] of operations) {
    test(`${name} refuses a user or a pool that is not there, and a caller without the key`, async () => {
      const world = await aWorld()
      const other = await aWorld()
      const sub = await signedUp(other, 'ada')
      const input = { UserPoolId: world.poolId, Username: 'ada', ...more }
      const missing = { code: 'UserNotFoundException', message: 'User does not exist.', status: 400 }
      assert.deepEqual(await harness.refusal(name, input), missing)
      // CVE-2025-27507, CVE-2026-4630: an id from another pool.
      assert.deepEqual(await harness.refusal(name, { ...input, Username: sub }), missing)
      const noPool = await harness.refusal(name, { ...input, UserPoolId: 'us-east-1_nobody' })
      assert.equal(noPool.code, 'ResourceNotFoundException')
      const unsigned = await harness.refusal(name, { ...input, UserPoolId: other.poolId }, { kind: 'unsigned' })
      assert.equal(unsigned.code, 'MissingAuthenticationTokenException')
      assert.equal(await statusOf(other, 'ada'), 'UNCONFIRMED')
    })
  }
})

describe('AdminGetUser', () => {
  test('finds by username, by sub, by an address that signs in, in any letter case where that is ignored', async () => {
    const world = await aWorld({ AliasAttributes: ['email'], UsernameConfiguration: { CaseSensitive: false } })
    const sub = await addUser(harness, world, 'ada', { email: 'ada@example.com', email_verified: 'true' })
    for (const name of ['ada', 'ADA', sub, 'ada@example.com', 'Ada@Example.com'])
      assert.equal((await getUser(world, name)).Username, 'ada', name)
  })

  test('shows what is there, sub first, and no password', async () => {
    const world = await aWorld()
    const sub = await addUser(harness, world, 'ada', { name: 'Ada' })
    const user = await getUser(world, 'ada')
    assert.deepEqual(
      Object.keys(user).sort(),
      ['Enabled', 'UserAttributes', 'UserCreateDate', 'UserLastModifiedDate', 'UserStatus', 'Username'].sort(),
    )
    assert.deepEqual(user.UserAttributes, list({ sub, name: 'Ada' }))
  })
})

describe('AdminSetUserPassword', () => {
  test('permanent: confirms whoever was not, and the password before is good for nothing', async () => {
    const world = await aWorld({ AutoVerifiedAttributes: ['email'] })
    const sub = await signedUp(world, 'ada', { email: 'ada@example.com' })
    await setPassword(world, 'ada', otherPassword, true)
    assert.equal(await statusOf(world, 'ada'), 'CONFIRMED')
    await assert.rejects(signInByPassword(harness, world, 'ada'), { code: 'NotAuthorizedException' })
    assert.ok((await signInByPassword(harness, world, 'ada', otherPassword)).AuthenticationResult)
    const user = await getUser(world, 'ada')
    assert.ok(user.UserAttributes?.some(({ Name, Value }) => Name === 'email_verified' && Value === 'false'))
    const code = await harness.store.transaction((tx) => tx.codes.lock(world.poolId, sub, 'confirm_sign_up'))
    assert.equal(code, undefined)
  })

  test('temporary, which is the default: to be changed at the next sign-in, for as long as a temporary password lives', async () => {
    const world = await aWorld()
    await addUser(harness, world, 'ada')
    for (const permanent of [false, undefined]) {
      await setPassword(world, 'ada', otherPassword, permanent)
      assert.equal(await statusOf(world, 'ada'), 'FORCE_CHANGE_PASSWORD')
      assert.equal(
        (await signInByPassword(harness, world, 'ada', otherPassword)).ChallengeName,
        'NEW_PASSWORD_REQUIRED',
      )
    }
    harness.clock.advance(7 * 86_400)
    await assert.rejects(signInByPassword(harness, world, 'ada', otherPassword), /Temporary password has expired/)
    await setPassword(world, 'ada', otherPassword)
    assert.equal((await signInByPassword(harness, world, 'ada', otherPassword)).ChallengeName, 'NEW_PASSWORD_REQUIRED')
  })

  for (const UserStatus of ['RESET_REQUIRED', 'EXTERNAL_PROVIDER', 'FORCE_CHANGE_PASSWORD'] as const)
    test(`permanent: confirms a user who is ${UserStatus}`, async () => {
      const world = await aWorld()
      const sub = await addUser(harness, world, 'ada')
      const user = await harness.store.users.find(world.poolId, sub)
      assert.ok(user)
      await harness.store.users.put({ ...user, status: UserStatus })
      await setPassword(world, 'ada', otherPassword, true)
      assert.equal(await statusOf(world, 'ada'), 'CONFIRMED')
    })

  test('leaves sign-ins that stand', async () => {
    const world = await aWorld()
    await addUser(harness, world, 'ada')
    const { AuthenticationResult } = await signInByPassword(harness, world, 'ada')
    await setPassword(world, 'ada', otherPassword, true)
    assert.equal(
      (await harness.call('GetUser', { AccessToken: AuthenticationResult?.AccessToken ?? '' })).Username,
      'ada',
    )
  })

  test('refuses what the policy refuses, before it looks who there is', async () => {
    const world = await aWorld()
    await addUser(harness, world, 'ada')
    for (const Username of ['ada', 'nobody']) {
      const refused = await harness.refusal('AdminSetUserPassword', {
        UserPoolId: world.poolId,
        Username,
        Password: 'password',
        Permanent: true,
      })
      assert.deepEqual(
        [refused.code, refused.message],
        ['InvalidPasswordException', 'Password did not conform with policy: Password must have uppercase characters'],
      )
    }
    assert.ok((await signInByPassword(harness, world, 'ada')).AuthenticationResult)
  })
})

describe('AdminConfirmSignUp', () => {
  test('confirms, verifies nothing, and ends the code that was sent', async () => {
    const world = await aWorld({ AutoVerifiedAttributes: ['email'], AliasAttributes: ['email'] })
    await signedUp(world, 'ada', { email: 'ada@example.com' })
    assert.deepEqual(
      await harness.call('AdminConfirmSignUp', {
        UserPoolId: world.poolId,
        Username: 'ada',
        ClientMetadata: { a: 'b' },
      }),
      {},
    )
    const user = await getUser(world, 'ada')
    assert.equal(user.UserStatus, 'CONFIRMED')
    assert.ok(user.UserAttributes?.some(({ Name, Value }) => Name === 'email_verified' && Value === 'false'))
    assert.ok((await signInByPassword(harness, world, 'ada')).AuthenticationResult)
    await assert.rejects(signInByPassword(harness, world, 'ada@example.com'), { code: 'UserNotFoundException' })
    const [entry] = await harness.messages(world.poolId)
    const again = await harness.refusal('ConfirmSignUp', {
      ClientId: world.clientId,
      Username: 'ada',
      ConfirmationCode: entry?.message.code,
    })
    assert.equal(again.message, 'User cannot be confirmed. Current status is CONFIRMED')
  })

  test('only a user who signed up and is not confirmed', async () => {
    const world = await aWorld()
    await addUser(harness, world, 'ada')
    await harness.call('AdminCreateUser', { UserPoolId: world.poolId, Username: 'made', MessageAction: 'SUPPRESS' })
    for (const [Username, status] of [
      ['ada', 'CONFIRMED'],
      ['made', 'FORCE_CHANGE_PASSWORD'],
    ]) {
      assert.deepEqual(await harness.refusal('AdminConfirmSignUp', { UserPoolId: world.poolId, Username }), {
        code: 'NotAuthorizedException',
        message: `User cannot be confirmed. Current status is ${status}`,
        status: 400,
      })
    }
  })
})

describe('AdminDeleteUser (CVE-2023-22492)', () => {
  test('ends everything at once: tokens, refreshing, signing in, codes', async () => {
    const world = await aWorld({ AutoVerifiedAttributes: ['email'] })
    const sub = await addUser(harness, world, 'ada', { email: 'ada@example.com' })
    const { AuthenticationResult } = await signInByPassword(harness, world, 'ada')
    assert.deepEqual(await harness.call('AdminDeleteUser', { UserPoolId: world.poolId, Username: sub }), {})
    const { AccessToken = '', RefreshToken = '' } = AuthenticationResult ?? {}
    assert.equal((await harness.refusal('GetUser', { AccessToken })).status, 400)
    const refresh = {
      ClientId: world.clientId,
      AuthFlow: 'REFRESH_TOKEN_AUTH',
      AuthParameters: { REFRESH_TOKEN: RefreshToken },
    }
    assert.equal((await harness.refusal('InitiateAuth', refresh)).code, 'NotAuthorizedException')
    await assert.rejects(signInByPassword(harness, world, 'ada'), { code: 'UserNotFoundException' })
    assert.equal(
      (await harness.refusal('AdminDeleteUser', { UserPoolId: world.poolId, Username: 'ada' })).code,
      'UserNotFoundException',
    )
  })

  test('a user of the same name who comes later is another', async () => {
    const world = await aWorld({ AutoVerifiedAttributes: ['email'] })
    const sub = await signedUp(world, 'ada', { email: 'ada@example.com' })
    const sent = (await harness.messages(world.poolId)).find(({ userId }) => userId === sub)
    await harness.call('AdminDeleteUser', { UserPoolId: world.poolId, Username: 'ada' })
    assert.notEqual(await signedUp(world, 'ada', { phone_number: '+15550100' }), sub)
    const refused = await harness.refusal('ConfirmSignUp', {
      ClientId: world.clientId,
      Username: 'ada',
      ConfirmationCode: sent?.message.code,
    })
    assert.equal(refused.code, 'ExpiredCodeException')
  })

  test('of ten at the same time one deletes', async () => {
    const world = await aWorld()
    await addUser(harness, world, 'ada')
    const results = await Promise.allSettled(
      Array.from({ length: 10 }, () => harness.call('AdminDeleteUser', { UserPoolId: world.poolId, Username: 'ada' })),
    )
    assert.equal(results.filter(({ status }) => status === 'fulfilled').length, 1)
    assert.equal(await harness.store.users.estimate(world.poolId), 0)
  })
})
