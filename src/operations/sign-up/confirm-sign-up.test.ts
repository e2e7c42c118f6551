import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Input } from '#operations/operation.ts'
import { createHarness, type Harness, secretHash } from '../../../test/support/harness.ts'
import { createClient, createWorld, goodPassword, signInByPassword, type World } from '../../../test/support/people.ts'

let harness: Harness
before(async () => {
  harness = await createHarness()
})
after(() => harness.close())

type PoolOptions = Partial<Input<'CreateUserPool'>>
const byEmail: PoolOptions = { AutoVerifiedAttributes: ['email'], AliasAttributes: ['email', 'preferred_username'] }
const ignoringCase: PoolOptions = { UsernameConfiguration: { CaseSensitive: false } }

const aWorld = (pool: PoolOptions = byEmail, client: Partial<Input<'CreateUserPoolClient'>> = {}): Promise<World> =>
  createWorld(harness, { pool, client })
const list = (attributes: Record<string, string>) =>
  Object.entries(attributes).map(([Name, Value]) => ({ Name, Value }))

/** Signs up and returns the code that was sent, with the `sub`. */
async function signedUp(world: World, username: string, attributes: Record<string, string>) {
  const { UserSub = '' } = await harness.call('SignUp', {
    ClientId: world.clientId,
    Username: username,
    Password: goodPassword,
    UserAttributes: list(attributes),
  })
  return { sub: UserSub, code: await codeSent(world, UserSub, 'sign_up') }
}

async function codeSent({ poolId }: World, sub: string, kind: 'sign_up' | 'resend_code'): Promise<string> {
  const sent = (await harness.messages(poolId)).find((entry) => entry.userId === sub && entry.kind === kind)
  return sent?.message.code ?? ''
}

const input = ({ clientId }: World, username: string, code: string, more: Partial<Input<'ConfirmSignUp'>> = {}) => ({
  ClientId: clientId,
  Username: username,
  ConfirmationCode: code,
  ...more,
})
const confirm = (world: World, username: string, code: string, more: Partial<Input<'ConfirmSignUp'>> = {}) =>
  harness.call('ConfirmSignUp', input(world, username, code, more))
const refusalOf = async (world: World, username: string, code: string, more: Partial<Input<'ConfirmSignUp'>> = {}) => {
  const { code: name, message } = await harness.refusal('ConfirmSignUp', input(world, username, code, more), {
    kind: 'unsigned',
  })
  return [name, message]
}

async function userOf({ poolId }: World, username: string) {
  const { UserAttributes = [], UserStatus } = await harness.call('AdminGetUser', {
    UserPoolId: poolId,
    Username: username,
  })
  return {
    status: UserStatus,
    ...Object.fromEntries(UserAttributes.map(({ Name, Value }) => [Name, Value])),
  } as Record<string, string | undefined>
}

/** Another six digits. */
const wrong = (code: string) => code.replace(/^./, (digit) => String((Number(digit) + 1) % 10))

const mismatch = ['CodeMismatchException', 'Invalid verification code provided, please try again.']
const expired = ['ExpiredCodeException', 'Invalid code provided, please request a code again.']
const limit = ['LimitExceededException', 'Attempt limit exceeded, please try after some time.']
const already = (status: string) => ['NotAuthorizedException', `User cannot be confirmed. Current status is ${status}`]
const notFound = ['UserNotFoundException', 'Username/client id combination not found.']
const disabled = ['NotAuthorizedException', 'User is disabled.']
const taken = ['AliasExistsException', 'An account with the email already exists.']

describe('the right code', () => {
  test('confirms the user, verifies the address and makes it a name to sign in with', async () => {
    const world = await aWorld()
    const { code } = await signedUp(world, 'ada', { email: 'ada@example.com' })
    await assert.rejects(signInByPassword(harness, world, 'ada@example.com'), { code: 'UserNotFoundException' })
    harness.clock.advance(60)
    assert.deepEqual(await confirm(world, 'ada', code), {})
    const user = await userOf(world, 'ada')
    assert.deepEqual([user.status, user.email_verified], ['CONFIRMED', 'true'])
    const signedIn = await signInByPassword(harness, world, 'ada@example.com')
    assert.ok(signedIn.AuthenticationResult?.AccessToken)
  })

  test('works once', async () => {
    const world = await aWorld()
    const { sub, code } = await signedUp(world, 'ada', { email: 'ada@example.com' })
    await confirm(world, 'ada', code)
    assert.deepEqual(await refusalOf(world, 'ada', code), already('CONFIRMED'))
    const left = await harness.store.transaction((tx) => tx.codes.lock(world.poolId, sub, 'confirm_sign_up'))
    assert.equal(left, undefined)
  })

  test('confirms by the address where users sign in with it, in any letter case', async () => {
    const world = await aWorld({ AutoVerifiedAttributes: ['email'], UsernameAttributes: ['email'], ...ignoringCase })
    const { code } = await signedUp(world, 'ada@example.com', {})
    await confirm(world, 'ADA@example.com', code)
    assert.equal((await userOf(world, 'ada@example.com')).status, 'CONFIRMED')
  })

  test('proves the address it was sent to, not one that came later (hackerone 1342088)', async () => {
    const world = await aWorld()
    const { sub, code } = await signedUp(world, 'eve', { email: 'eve@example.com' })
    const user = await harness.store.users.find(world.poolId, sub)
    assert.ok(user)
    await harness.store.users.put({ ...user, attributes: { ...user.attributes, email: 'ada@example.com' } })
    await confirm(world, 'eve', code)
    const eve = await userOf(world, 'eve')
    assert.deepEqual([eve.status, eve.email, eve.email_verified], ['CONFIRMED', 'ada@example.com', 'false'])
    assert.equal(
      await harness.store.users.aliasOwner(world.poolId, { kind: 'email', key: 'ada@example.com' }),
      undefined,
    )
  })

  test('with the hash of the secret, where the client has one', async () => {
    const world = await aWorld()
    const { code } = await signedUp(world, 'ada', { email: 'ada@example.com' })
    const secret = { ...world, ...(await createClient(harness, world.poolId, { GenerateSecret: true })) }
    assert.equal((await refusalOf(secret, 'ada', code))[0], 'NotAuthorizedException')
    await confirm(secret, 'ada', code, { SecretHash: secretHash(secret.clientSecret, 'ada', secret.clientId) })
  })

  test('of 50 at the same time, confirms once, with 15 tries at most', async () => {
    const world = await aWorld()
    const { code } = await signedUp(world, 'ada', { email: 'ada@example.com' })
    const results = await Promise.allSettled(Array.from({ length: 50 }, () => confirm(world, 'ada', code)))
    const refused = results.flatMap((result) => (result.status === 'rejected' ? [result.reason.code] : []))
    assert.equal(results.length - refused.length, 1)
    assert.deepEqual(new Set(refused), new Set(['NotAuthorizedException', 'LimitExceededException']))
    assert.equal((await userOf(world, 'ada')).status, 'CONFIRMED')
  })
})

describe('a code is refused', () => {
  test('that is wrong, of another length, somebody else’s, or another pool’s', async () => {
    const world = await aWorld()
    const ada = await signedUp(world, 'ada', { email: 'ada@example.com' })
    const eve = await signedUp(world, 'eve', { email: 'eve@example.com' })
    for (const code of [
      wrong(ada.code),
      eve.code === ada.code ? wrong(eve.code) : eve.code,
      `${ada.code}0`,
      ada.code.slice(1),
      'x',
      ada.code.replace(/^/, '０'),
    ])
      assert.deepEqual(await refusalOf(world, 'ada', code), mismatch, code)
    assert.equal((await userOf(world, 'ada')).status, 'UNCONFIRMED')
    await confirm(world, 'ada', ada.code)
  })

  test('from the end of its day on', async () => {
    const world = await aWorld()
    const { code } = await signedUp(world, 'ada', { email: 'ada@example.com' })
    harness.clock.advance(86_400 - 1)
    assert.deepEqual(await refusalOf(world, 'ada', wrong(code)), mismatch)
    harness.clock.advance(1)
    assert.deepEqual(await refusalOf(world, 'ada', code), expired)
    assert.equal((await userOf(world, 'ada')).status, 'UNCONFIRMED')
  })

  test('when none was sent', async () => {
    const world = await aWorld({})
    await signedUp(world, 'ada', { email: 'ada@example.com' })
    assert.deepEqual(await refusalOf(world, 'ada', '123456'), expired)
  })

  test('when a new one took its place', async () => {
    const world = await aWorld()
    const { sub, code } = await signedUp(world, 'ada', { email: 'ada@example.com' })
    await harness.call('ResendConfirmationCode', { ClientId: world.clientId, Username: 'ada' })
    const next = await codeSent(world, sub, 'resend_code')
    if (next !== code) assert.deepEqual(await refusalOf(world, 'ada', code), mismatch)
    await confirm(world, 'ada', next)
  })

  test('CVE-2024-32868: after 15 tries of an hour even the right one, for any client', async () => {
    const world = await aWorld()
    const { code } = await signedUp(world, 'ada', { email: 'ada@example.com' })
    for (let tries = 0; tries < 15; tries++) assert.deepEqual(await refusalOf(world, 'ada', wrong(code)), mismatch)
    assert.deepEqual(await refusalOf(world, 'ada', code), limit)
    const other = { ...world, ...(await createClient(harness, world.poolId)) }
    assert.deepEqual(await refusalOf(other, 'ada', code), limit)
    harness.clock.advance(3_600)
    await confirm(world, 'ada', code)
  })

  test('CVE-2024-4629: 40 parallel guesses are 15 tries', async () => {
    const world = await aWorld()
    const { code } = await signedUp(world, 'ada', { email: 'ada@example.com' })
    const refusals = await Promise.all(Array.from({ length: 40 }, () => refusalOf(world, 'ada', wrong(code))))
    assert.equal(refusals.filter(([name]) => name === 'CodeMismatchException').length, 15)
    assert.equal(refusals.filter(([name]) => name === 'LimitExceededException').length, 25)
  })
})

describe('who can’t be confirmed', () => {
  test('a user whom an administrator made, confirmed or disabled', async () => {
    const world = await aWorld()
    await harness.call('AdminCreateUser', { UserPoolId: world.poolId, Username: 'made', MessageAction: 'SUPPRESS' })
    assert.deepEqual(await refusalOf(world, 'made', '123456'), already('FORCE_CHANGE_PASSWORD'))
    await disable(world, 'made')
    assert.deepEqual(await refusalOf(world, 'made', '123456'), disabled)
  })

  test('nobody, said plainly by a client that does not hide who exists; an unproved alias finds nobody', async () => {
    const world = await aWorld()
    assert.deepEqual(await refusalOf(world, 'nobody', '123456'), notFound)
    const { code } = await signedUp(world, 'ada', { email: 'ada@example.com' })
    assert.deepEqual(await refusalOf(world, 'ada@example.com', code), notFound)
  })

  test('nobody and the disabled, like a mistyped code, with the same limit, by a client that hides it', async () => {
    const world = await aWorld(byEmail, { PreventUserExistenceErrors: 'ENABLED' })
    const { code } = await signedUp(world, 'eve', { email: 'eve@example.com' })
    await disable(world, 'eve')
    for (const username of ['nobody', 'nobody@example.com', 'eve']) {
      for (let tries = 0; tries < 15; tries++)
        assert.deepEqual(await refusalOf(world, username, code), mismatch, username)
      assert.deepEqual(await refusalOf(world, username, code), limit, username)
    }
    assert.equal((await userOf(world, 'eve')).status, 'UNCONFIRMED')
  })
})

async function disable({ poolId }: World, username: string): Promise<void> {
  const found = await harness.store.users.findByName(poolId, { usernameKey: username, aliases: [] })
  assert.ok(found)
  await harness.store.users.put({ ...found.user, enabled: false })
}

describe('an address that somebody else has proved', () => {
  async function rivals(pool: PoolOptions = byEmail) {
    const world = await aWorld(pool)
    const ada = await signedUp(world, 'ada', { email: 'ada@example.com' })
    const eve = await signedUp(world, 'eve', { email: pool === byEmail ? 'ada@example.com' : 'Ada@Example.com' })
    await confirm(world, 'ada', ada.code)
    return { world, ada, eve }
  }

  test('is not taken from them, and the code stays good', async () => {
    const { world, eve } = await rivals()
    assert.deepEqual(await refusalOf(world, 'eve', eve.code), taken)
    assert.deepEqual(await refusalOf(world, 'eve', eve.code, { ForceAliasCreation: false }), taken)
    const user = await userOf(world, 'eve')
    assert.deepEqual([user.status, user.email_verified], ['UNCONFIRMED', 'false'])
    assert.equal((await userOf(world, 'ada@example.com')).email_verified, 'true')
  })

  test('in another letter case, neither', async () => {
    const { world, eve } = await rivals({ ...byEmail, ...ignoringCase })
    assert.deepEqual(await refusalOf(world, 'eve', eve.code), taken)
  })

  test('moves when the client insists, and is unverified for the one before', async () => {
    const { world, ada, eve } = await rivals()
    await confirm(world, 'eve', eve.code, { ForceAliasCreation: true })
    assert.equal((await userOf(world, 'ada@example.com')).sub, eve.sub)
    const former = await userOf(world, 'ada')
    assert.deepEqual(
      [former.sub, former.status, former.email, former.email_verified],
      [ada.sub, 'CONFIRMED', 'ada@example.com', 'false'],
    )
    assert.ok((await signInByPassword(harness, world, 'ada')).AuthenticationResult)
  })

  test('is given to one of ten who prove it at the same time', async () => {
    const world = await aWorld()
    const people = []
    for (let index = 0; index < 10; index++)
      people.push({ name: `user${index}`, ...(await signedUp(world, `user${index}`, { email: 'a@b.example' })) })
    const results = await Promise.allSettled(people.map(({ name, code }) => confirm(world, name, code)))
    const refusals = results.flatMap((result) => (result.status === 'rejected' ? [result.reason.code] : []))
    assert.deepEqual(
      refusals,
      Array.from({ length: 9 }, () => 'AliasExistsException'),
    )
    const statuses = await Promise.all(people.map(async ({ name }) => (await userOf(world, name)).status))
    assert.equal(statuses.filter((status) => status === 'CONFIRMED').length, 1)
  })
})
