import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { createHarness, secretHash } from '../../../test/support/harness.ts'
import { createClient, createWorld, type World } from '../../../test/support/people.ts'
import { SignUp } from './sign-up.ts'
import { attributeList, openSignUpDesk, type SignUpDesk, signUpRequest, verifyingEmail } from './sign-up-fixture.ts'

let desk: SignUpDesk
before(async () => {
  desk = await openSignUpDesk()
})
after(() => desk.close())

async function attributesOf({ poolId }: World, username: string): Promise<Record<string, string | undefined>> {
  const { UserAttributes = [] } = await desk.call('AdminGetUser', { UserPoolId: poolId, Username: username })
  return Object.fromEntries(UserAttributes.map(({ Name, Value }) => [Name, Value]))
}

describe('SignUp makes a user', () => {
  test('who is unconfirmed and has been sent nothing, where the pool verifies nothing', async () => {
    const world = await desk.aPool()
    const answer = await desk.signUp(world, 'Ada', { email: 'ada@example.com', name: 'Ada' })
    assert.deepEqual(Object.keys(answer).sort(), ['UserConfirmed', 'UserSub'])
    assert.equal(answer.UserConfirmed, false)
    const user = await desk.call('AdminGetUser', { UserPoolId: world.poolId, Username: 'Ada' })
    assert.deepEqual(user, {
      Username: 'Ada',
      UserAttributes: attributeList({
        sub: answer.UserSub ?? '',
        email: 'ada@example.com',
        name: 'Ada',
        email_verified: 'false',
      }),
      UserCreateDate: desk.clock.now().getTime() / 1_000,
      UserLastModifiedDate: desk.clock.now().getTime() / 1_000,
      Enabled: true,
      UserStatus: 'UNCONFIRMED',
    })
    assert.deepEqual(await desk.messages(world.poolId), [])
  })

  test('and sends a code by e-mail, escaped, kept in the outbox, hashed at rest', async () => {
    const world = await desk.aPool({
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
    const answer = await desk.signUp(world, '<ada>', { email: 'ada@example.com' })
    assert.deepEqual(answer.CodeDeliveryDetails, {
      Destination: 'a***@e***',
      DeliveryMedium: 'EMAIL',
      AttributeName: 'email',
    })

    const [entry, ...others] = await desk.messages(world.poolId)
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
    const stored = await desk.store.transaction((tx) =>
      tx.codes.lock(world.poolId, answer.UserSub ?? '', 'confirm_sign_up'),
    )
    assert.ok(stored)
    assert.equal(stored.hash.length, 32)
    assert.ok(!stored.hash.includes(code))
    assert.equal(stored.expiresAt.getTime() - stored.createdAt.getTime(), 24 * 3_600_000)
  })

  test('by SMS first where both are verified; SMS stays in the outbox', async () => {
    const SmsConfiguration = { SnsCallerArn: 'arn:aws:iam::000000000000:role/sms' }
    const world = await desk.aPool({ AutoVerifiedAttributes: ['email', 'phone_number'], SmsConfiguration })
    const answer = await desk.signUp(world, 'ada', { email: 'ada@example.com', phone_number: '+15550123456' })
    assert.deepEqual(answer.CodeDeliveryDetails, {
      Destination: '+*******3456',
      DeliveryMedium: 'SMS',
      AttributeName: 'phone_number',
    })
    const messages = await desk.messages(world.poolId)
    assert.deepEqual(
      messages.map(({ channel, recipient, state }) => [channel, recipient, state]),
      [['sms', '+15550123456', 'kept']],
    )
  })

  test('whose name is the address, where users sign in with it: the username is the sub', async () => {
    const world = await desk.aPool({
      ...verifyingEmail,
      UsernameAttributes: ['email'],
      UsernameConfiguration: { CaseSensitive: false },
    })
    const { UserSub } = await desk.signUp(world, 'Ada@Example.com')
    const user = await desk.call('AdminGetUser', { UserPoolId: world.poolId, Username: 'ADA@example.com' })
    assert.equal(user.Username, UserSub)
    assert.equal((await attributesOf(world, UserSub ?? '')).email, 'ada@example.com')
    const [entry] = await desk.messages(world.poolId)
    assert.equal(entry?.recipient, 'ada@example.com')
  })

  test('without a password, where the pool does without', async () => {
    const world = await desk.aPool({
      Policies: { SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD', 'EMAIL_OTP'] } },
    })
    const { Password: _, ...input } = signUpRequest(world, 'ada', { email: 'ada@example.com' })
    assert.equal((await desk.call('SignUp', input)).UserConfirmed, false)
  })

  test('with the hash of the secret, where the client has one', async () => {
    const world = await desk.aPool()
    const client = await createClient(desk, world.poolId, { GenerateSecret: true })
    const secret = { ...world, ...client }
    await desk.assertRefused(
      secret,
      signUpRequest(secret, 'ada'),
      'NotAuthorizedException',
      `Client ${client.clientId} is configured with secret but SECRET_HASH was not received`,
    )
    const SecretHash = secretHash(client.clientSecret, 'ada', client.clientId)
    await desk.assertRefused(
      secret,
      signUpRequest(secret, 'eve', {}, { SecretHash }),
      'NotAuthorizedException',
      `Unable to verify secret hash for client ${client.clientId}`,
    )
    assert.ok((await desk.signUp(secret, 'ada', {}, { SecretHash })).UserSub)
  })

  test('and ignores what is for triggers', async () => {
    const world = await desk.aPool()
    const more = {
      ValidationData: attributeList({ anything: 'x' }),
      ClientMetadata: { a: 'b' },
      UserContextData: { EncodedData: 'x' },
    }
    assert.equal((await desk.signUp(world, 'ada', {}, more)).UserConfirmed, false)
  })
})

test('the password is worked on for a name that is taken, too, and never inside the transaction', async () => {
  const world = await desk.aPool()
  await desk.signUp(world, 'ada')
  const { passwords, store } = desk.services
  let worked = 0
  let inTransaction = false
  const counting = {
    ...desk.services,
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
  const invocation = { requestId: 'r', sourceIp: '127.0.0.1' }
  await assert.rejects(SignUp.run(counting, signUpRequest(world, 'ada'), invocation), {
    code: 'UsernameExistsException',
  })
  await SignUp.run(counting, signUpRequest(world, 'eve'), invocation)
  assert.equal(worked, 2)
})

test('with a mail server, e-mail waits to be sent and the mailroom is woken after the commit', async () => {
  let woken = 0
  const sending = await createHarness({ mail: 'send' })
  try {
    const world = await createWorld(sending, { pool: verifyingEmail })
    const services = {
      ...sending.services,
      mailroom: {
        delivers: () => true,
        wake: () => {
          woken += 1
        },
      },
    }
    const invocation = { requestId: 'r', sourceIp: '127.0.0.1' }
    await SignUp.run(services, signUpRequest(world, 'ada', { email: 'ada@example.com' }), invocation)
    assert.equal(woken, 1)
    assert.deepEqual(
      (await sending.messages(world.poolId)).map(({ state }) => state),
      ['pending'],
    )
    await assert.rejects(SignUp.run(services, signUpRequest(world, 'ada', { email: 'ada@example.com' }), invocation))
    assert.equal(woken, 1)
  } finally {
    await sending.close()
  }
})
