import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Input } from '#operations/operation.ts'
import { createHarness, type Harness, secretHash } from '../../../test/support/harness.ts'
import { createClient, createWorld, goodPassword, type World } from '../../../test/support/people.ts'

let harness: Harness
before(async () => {
  harness = await createHarness()
})
after(() => harness.close())

type PoolOptions = Partial<Input<'CreateUserPool'>>

const aPool = (pool: PoolOptions = {}): Promise<World> => createWorld(harness, { pool })
const list = (attributes: Record<string, string>) => Object.entries(attributes).map(([Name, Value]) => ({ Name, Value }))

function request({ clientId }: World, Username: string, attributes: Record<string, string> = {}, more: Partial<Input<'SignUp'>> = {}) {
  return { ClientId: clientId, Username, Password: goodPassword, UserAttributes: list(attributes), ...more }
}

function signUp(world: World, username: string, attributes: Record<string, string> = {}, more: Partial<Input<'SignUp'>> = {}) {
  return harness.call('SignUp', request(world, username, attributes, more))
}

async function attributesOf({ poolId }: World, username: string): Promise<Record<string, string | undefined>> {
  const { UserAttributes = [] } = await harness.call('AdminGetUser', { UserPoolId: poolId, Username: username })
  return Object.fromEntries(UserAttributes.map(({ Name, Value }) => [Name, Value]))
}

/** Refused in these words, and nothing else happened. */
async function assertRefused(world: World, input: unknown, code: string, message: string | RegExp): Promise<void> {
  const counts = async () => [await harness.store.users.estimate(world.poolId), (await harness.messages(world.poolId)).length]
  const countsBefore = await counts()
  const refused = await harness.refusal('SignUp', input, { kind: 'unsigned' })
  assert.deepEqual([refused.code, refused.status], [code, 400], refused.message)
  if (typeof message === 'string') assert.equal(refused.message, message)
  else assert.match(refused.message, message)
  assert.doesNotMatch(refused.message, new RegExp(goodPassword.replace('!', '.')))
  assert.deepEqual(await counts(), countsBefore)
}

const verifyingEmail: PoolOptions = { AutoVerifiedAttributes: ['email'] }
const exists = 'User already exists'

describe('SignUp makes a user', () => {
  test('who is unconfirmed and has been sent nothing, where the pool verifies nothing', async () => {
    const world = await aPool()
    const answer = await signUp(world, 'Ada', { email: 'ada@example.com', name: 'Ada' })
    assert.deepEqual(Object.keys(answer).sort(), ['UserConfirmed', 'UserSub'])
    assert.equal(answer.UserConfirmed, false)
    const user = await harness.call('AdminGetUser', { UserPoolId: world.poolId, Username: 'Ada' })
    assert.deepEqual(user, {
      Username: 'Ada',
      UserAttributes: list({ sub: answer.UserSub, email: 'ada@example.com', name: 'Ada', email_verified: 'false' }),
      UserCreateDate: harness.clock.now().getTime() / 1_000,
      UserLastModifiedDate: harness.clock.now().getTime() / 1_000,
      Enabled: true,
      UserStatus: 'UNCONFIRMED',
    })
    assert.deepEqual(await harness.messages(world.poolId), [])
  })

  test('and sends a code by e-mail, escaped, kept in the outbox, hashed at rest', async () => {
    const world = await aPool({
      ...verifyingEmail,
      EmailVerificationMessage: '<b>{username}</b>: {####}',
      EmailVerificationSubject: 'Welcome',
      EmailConfiguration: {
        From: 'Pool <pool@example.com>',
        ReplyToEmailAddress: 'help@example.com',
        EmailSendingAccount: 'DEVELOPER',
        SourceArn: 'arn:aws:ses:us-east-1:000000000000:identity/example.com',
      },
    })
    const answer = await signUp(world, '<ada>', { email: 'ada@example.com' })
    assert.deepEqual(answer.CodeDeliveryDetails, { Destination: 'a***@e***', DeliveryMedium: 'EMAIL', AttributeName: 'email' })

    const [entry, ...others] = await harness.messages(world.poolId)
    assert.deepEqual(others, [])
    assert.ok(entry)
    const { code, ...message } = entry.message
    assert.match(code, /^\d{6}$/)
    assert.equal(entry.state, 'kept')
    assert.deepEqual(message, {
      poolId: world.poolId,
      userId: answer.UserSub,
      username: '<ada>',
      kind: 'sign_up',
      channel: 'email',
      recipient: 'ada@example.com',
      subject: 'Welcome',
      body: `<b>&lt;ada&gt;</b>: ${code}`,
      from: 'Pool <pool@example.com>',
      replyTo: 'help@example.com',
    })
    const stored = await harness.store.transaction((tx) => tx.codes.lock(world.poolId, answer.UserSub ?? '', 'confirm_sign_up'))
    assert.ok(stored)
    assert.equal(stored.hash.length, 32)
    assert.ok(!stored.hash.includes(code))
    assert.equal(stored.expiresAt.getTime() - stored.createdAt.getTime(), 24 * 3_600_000)
  })

  test('by SMS first where both are verified; SMS stays in the outbox', async () => {
    const world = await aPool({ AutoVerifiedAttributes: ['email', 'phone_number'] })
    const answer = await signUp(world, 'ada', { email: 'ada@example.com', phone_number: '+15550123456' })
    assert.deepEqual(answer.CodeDeliveryDetails, { Destination: '+*******3456', DeliveryMedium: 'SMS', AttributeName: 'phone_number' })
    const messages = await harness.messages(world.poolId)
    assert.deepEqual(messages.map(({ channel, recipient, state }) => [channel, recipient, state]), [['sms', '+15550123456', 'kept']])
  })

  test('whose name is the address, where users sign in with it: the username is the sub', async () => {
    const world = await aPool({ ...verifyingEmail, UsernameAttributes: ['email'], UsernameConfiguration: { CaseSensitive: false } })
    const { UserSub } = await signUp(world, 'Ada@Example.com')
    const user = await harness.call('AdminGetUser', { UserPoolId: world.poolId, Username: 'ADA@example.com' })
    assert.equal(user.Username, UserSub)
    assert.equal((await attributesOf(world, UserSub ?? '')).email, 'ada@example.com')
    const [entry] = await harness.messages(world.poolId)
    assert.equal(entry?.recipient, 'ada@example.com')
  })

  test('without a password, where the pool does without', async () => {
    const world = await aPool({ Policies: { SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD', 'EMAIL_OTP'] } } })
    const { Password: _, ...input } = request(world, 'ada', { email: 'ada@example.com' })
    assert.equal((await harness.call('SignUp', input)).UserConfirmed, false)
  })

  test('with the hash of the secret, where the client has one', async () => {
    const world = await aPool()
    const client = await createClient(harness, world.poolId, { GenerateSecret: true })
    const secret = { ...world, ...client }
    await assertRefused(secret, request(secret, 'ada'), 'NotAuthorizedException', `Client ${client.clientId} is configured with secret but SECRET_HASH was not received`)
    const SecretHash = secretHash(client.clientSecret, 'ada', client.clientId)
    await assertRefused(secret, request(secret, 'eve', {}, { SecretHash }), 'NotAuthorizedException', `Unable to verify secret hash for client ${client.clientId}`)
    assert.ok((await signUp(secret, 'ada', {}, { SecretHash })).UserSub)
  })

  test('and ignores what is for triggers', async () => {
    const world = await aPool()
    const more = { ValidationData: list({ anything: 'x' }), ClientMetadata: { a: 'b' }, UserContextData: { EncodedData: 'x' } }
    assert.equal((await signUp(world, 'ada', {}, more)).UserConfirmed, false)
  })
})

describe('SignUp refuses', () => {
  const cases: readonly [why: string, PoolOptions, input: Partial<Input<'SignUp'>>, code: string, message: string][] = [
    [
      'a pool that only administrators add to, before anything else is looked at',
      { AdminCreateUserConfig: { AllowAdminCreateUserOnly: true } },
      { Password: 'x' },
      'NotAuthorizedException',
      'SignUp is not permitted for this user pool',
    ],
    ['a weak password', {}, { Password: 'weak' }, 'InvalidPasswordException', 'Password did not conform with policy: Password not long enough'],
    [
      'a password without symbols',
      {},
      { Password: 'Passw0rdd' },
      'InvalidPasswordException',
      'Password did not conform with policy: Password must have symbol characters',
    ],
    [
      'no password',
      {},
      { Password: undefined },
      'InvalidParameterException',
      "1 validation error detected: Value at 'password' failed to satisfy constraint: Member must not be null",
    ],
    ['a name that is no address', { UsernameAttributes: ['email'] }, {}, 'InvalidParameterException', 'Username should be an email.'],
    [
      'an address that is an alias',
      { AliasAttributes: ['email'] },
      { Username: 'a@b.example' },
      'InvalidParameterException',
      'Username cannot be of email format, since user pool is configured for email alias.',
    ],
    [
      'two different addresses',
      { UsernameAttributes: ['email'] },
      { Username: 'a@b.example', UserAttributes: list({ email: 'c@d.example' }) },
      'InvalidParameterException',
      'Username and email do not match.',
    ],
    [
      'missing attributes',
      { Schema: [{ Name: 'name', Required: true }] },
      {},
      'InvalidParameterException',
      'Attributes did not conform to the schema: name: The attribute is required\n',
    ],
    [
      'unknown attributes',
      {},
      { UserAttributes: list({ 'custom:x': 'y' }) },
      'InvalidParameterException',
      'Attributes did not conform to the schema: Type for attribute {custom:x} could not be determined',
    ],
    ['no e-mail address', {}, { UserAttributes: list({ email: 'nope' }) }, 'InvalidParameterException', 'Invalid email address format.'],
    [
      'CVE-2026-54693: an address that the user calls verified',
      {},
      { UserAttributes: list({ email: 'a@b.example', email_verified: 'true' }) },
      'NotAuthorizedException',
      'A client attempted to write unauthorized attribute',
    ],
    ['CVE-2026-27946: a sub of the user’s own', {}, { UserAttributes: list({ sub: 'x' }) }, 'NotAuthorizedException', 'A client attempted to write unauthorized attribute'],
    [
      'a preferred username before it can be one',
      { AliasAttributes: ['preferred_username'] },
      { UserAttributes: list({ preferred_username: 'ada' }) },
      'InvalidParameterException',
      'preferred_username is an alias in this user pool and can only be set once the user is confirmed.',
    ],
  ]
  for (const [why, pool, input, code, message] of cases)
    test(why, async () => {
      const world = await aPool(pool)
      await assertRefused(world, { ...request(world, 'ada'), ...input }, code, message)
    })

  test('an attribute that the client may not write', async () => {
    const world = await createWorld(harness, { client: { WriteAttributes: ['email'] } })
    await assertRefused(world, request(world, 'ada', { name: 'Ada' }), 'NotAuthorizedException', 'A client attempted to write unauthorized attribute')
  })

  test('a client that is not there', async () => {
    const world = await aPool()
    await assertRefused(world, request({ ...world, clientId: 'nobody' }, 'ada'), 'ResourceNotFoundException', 'User pool client nobody does not exist.')
  })
})

describe('SignUp gives a name once', () => {
  test('a username, whatever the attributes; the request is judged before it is looked who exists', async () => {
    const world = await aPool(verifyingEmail)
    await signUp(world, 'ada', { email: 'ada@example.com' })
    await assertRefused(world, request(world, 'ada', { email: 'other@example.com' }), 'UsernameExistsException', exists)
    await assertRefused(world, request(world, 'ada', {}, { Password: 'weak' }), 'InvalidPasswordException', /^Password did not conform/)
    assert.ok((await signUp(world, 'Ada')).UserSub, 'another letter case is another name')
  })

  test('in any letter case where that is ignored (hackerone 1342088)', async () => {
    const world = await aPool({ UsernameConfiguration: { CaseSensitive: false } })
    await signUp(world, 'Ada')
    await assertRefused(world, request(world, 'aDA'), 'UsernameExistsException', exists)
  })

  test('an address that users sign in with, confirmed or not', async () => {
    const world = await aPool({ UsernameAttributes: ['email', 'phone_number'], UsernameConfiguration: { CaseSensitive: false } })
    await signUp(world, 'ada@example.com', { phone_number: '+15550100' })
    await assertRefused(world, request(world, 'ADA@example.com'), 'UsernameExistsException', 'An account with the given email already exists.')
    await assertRefused(world, request(world, 'ａda@example.com'), 'UsernameExistsException', 'An account with the given email already exists.')
    await assertRefused(world, request(world, '+15550100'), 'UsernameExistsException', 'An account with the given phone_number already exists.')
    await assertRefused(
      world,
      request(world, 'eve@example.com', { phone_number: '+15550100' }),
      'UsernameExistsException',
      'An account with the given phone_number already exists.',
    )
    assert.ok((await signUp(world, 'eve@example.com')).UserSub, 'the refusal took no name')
  })

  test('an alias that nobody has proved may be shared', async () => {
    const world = await aPool({ ...verifyingEmail, AliasAttributes: ['email'] })
    await signUp(world, 'ada', { email: 'ada@example.com' })
    assert.ok((await signUp(world, 'eve', { email: 'ada@example.com' })).UserSub)
  })

  test('a name that hides somebody: their sub, in any spelling that would find them, or their preferred username', async () => {
    const world = await aPool({ AliasAttributes: ['preferred_username'], UsernameConfiguration: { CaseSensitive: false } })
    const { User } = await harness.call('AdminCreateUser', {
      UserPoolId: world.poolId,
      Username: 'ada',
      UserAttributes: list({ preferred_username: 'countess' }),
      MessageAction: 'SUPPRESS',
    })
    const sub = User?.Attributes?.[0]?.Value ?? ''
    await assertRefused(world, request(world, sub), 'UsernameExistsException', exists)
    await assertRefused(world, request(world, sub.toUpperCase()), 'UsernameExistsException', exists)
    await assertRefused(world, request(world, 'Countess'), 'UsernameExistsException', exists)
  })

  test('of another pool’s names nothing is known', async () => {
    const [one, other] = [await aPool(), await aPool()]
    const { UserSub } = await signUp(one, 'ada')
    assert.ok((await signUp(other, 'ada')).UserSub)
    assert.ok((await signUp(other, UserSub ?? '')).UserSub)
  })

  test('a name is free again once its user is gone', async () => {
    const world = await aPool({ UsernameAttributes: ['email'] })
    const first = await signUp(world, 'ada@example.com')
    await harness.call('AdminDeleteUser', { UserPoolId: world.poolId, Username: 'ada@example.com' })
    assert.notEqual((await signUp(world, 'ada@example.com')).UserSub, first.UserSub)
  })

  for (const [why, pool, username] of [
    ['a username', verifyingEmail, 'ada'],
    ['an e-mail address', { ...verifyingEmail, UsernameAttributes: ['email'] as const }, 'ada@example.com'],
  ] as const)
    test(`to one of 50 at the same time: ${why}`, async () => {
      const world = await aPool({ ...pool } as PoolOptions)
      const attempts = Array.from({ length: 50 }, () => signUp(world, username, { email: 'ada@example.com' }))
      const results = await Promise.allSettled(attempts)
      const refusals = results.flatMap((result) => (result.status === 'rejected' ? [result.reason.code] : []))
      assert.equal(results.length - refusals.length, 1)
      assert.deepEqual(new Set(refusals), new Set(['UsernameExistsException']))
      assert.equal(await harness.store.users.estimate(world.poolId), 1)
      assert.equal((await harness.messages(world.poolId)).length, 1)
    })
})

test('the password is worked on for a name that is taken, too, and never inside the transaction', async () => {
  const world = await aPool()
  await signUp(world, 'ada')
  const { passwords, store } = harness.services
  let worked = 0
  let inTransaction = false
  const counting = {
    ...harness.services,
    passwords: {
      ...passwords,
      protect: (...given: Parameters<typeof passwords.protect>) => {
        worked += 1
        assert.equal(inTransaction, false)
        return passwords.protect(...given)
      },
    },
    store: {
      ...store,
      transaction: async <T>(work: Parameters<typeof store.transaction<T>>[0]) => {
        inTransaction = true
        return store.transaction(work).finally(() => {
          inTransaction = false
        })
      },
    },
  }
  const { SignUp } = await import('./sign-up.ts')
  const invocation = { requestId: 'r', sourceIp: '127.0.0.1' }
  await assert.rejects(SignUp.run(counting, request(world, 'ada'), invocation), { code: 'UsernameExistsException' })
  await SignUp.run(counting, request(world, 'eve'), invocation)
  assert.equal(worked, 2)
})

test('with a mail server, e-mail waits to be sent and the mailroom is woken after the commit', async () => {
  let woken = 0
  const sending = await createHarness({ mail: 'send' })
  try {
    const world = await createWorld(sending, { pool: verifyingEmail })
    const services = { ...sending.services, mailroom: { mode: 'send', wake: () => void (woken += 1) } as const }
    const { SignUp } = await import('./sign-up.ts')
    const invocation = { requestId: 'r', sourceIp: '127.0.0.1' }
    await SignUp.run(services, request(world, 'ada', { email: 'ada@example.com' }), invocation)
    assert.equal(woken, 1)
    assert.deepEqual((await sending.messages(world.poolId)).map(({ state }) => state), ['pending'])
    await assert.rejects(SignUp.run(services, request(world, 'ada', { email: 'ada@example.com' }), invocation))
    assert.equal(woken, 1)
  } finally {
    await sending.close()
  }
})
