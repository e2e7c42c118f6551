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
const byEmail: PoolOptions = { AutoVerifiedAttributes: ['email'] }
const hiding = { PreventUserExistenceErrors: 'ENABLED' } as const

const aWorld = (pool: PoolOptions = byEmail, client: Partial<Input<'CreateUserPoolClient'>> = {}): Promise<World> =>
  createWorld(harness, { pool, client })

async function signUp({ clientId }: World, Username: string, email?: string): Promise<void> {
  const UserAttributes = email === undefined ? [] : [{ Name: 'email', Value: email }]
  await harness.call('SignUp', { ClientId: clientId, Username, Password: goodPassword, UserAttributes })
}

const resend = ({ clientId }: World, Username: string) =>
  harness.call('ResendConfirmationCode', { ClientId: clientId, Username })

/** Refused in these words, and nothing was sent. */
async function assertRefused(
  world: World,
  Username: string,
  expected: readonly [code: string, message: string],
  more: object = {},
): Promise<void> {
  const sentBefore = (await harness.messages(world.poolId)).length
  const { code, message } = await harness.refusal(
    'ResendConfirmationCode',
    { ClientId: world.clientId, Username, ...more },
    { kind: 'unsigned' },
  )
  assert.deepEqual([code, message], expected)
  assert.equal((await harness.messages(world.poolId)).length, sentBefore)
}

async function disable({ poolId }: World, username: string): Promise<void> {
  const found = await harness.store.users.findByName(poolId, { usernameKey: username, aliases: [] })
  assert.ok(found)
  await harness.store.users.put({ ...found.user, enabled: false })
}

const cannotResend = ['InvalidParameterException', 'Cannot resend codes. Auto verification not turned on.'] as const
const confirmed = ['InvalidParameterException', 'User is already confirmed.'] as const
const notFound = ['UserNotFoundException', 'Username/client id combination not found.'] as const
const disabled = ['NotAuthorizedException', 'User is disabled.'] as const
const limit = ['LimitExceededException', 'Attempt limit exceeded, please try after some time.'] as const

describe('ResendConfirmationCode', () => {
  test('sends a new code that lives a day from now', async () => {
    const world = await aWorld()
    await signUp(world, 'ada', 'ada@example.com')
    harness.clock.advance(86_000)
    assert.deepEqual(await resend(world, 'ada'), {
      CodeDeliveryDetails: { Destination: 'a***@e***', DeliveryMedium: 'EMAIL', AttributeName: 'email' },
    })
    const [entry, first, ...others] = await harness.messages(world.poolId)
    assert.deepEqual(others, [])
    assert.deepEqual([entry?.kind, first?.kind], ['resend_code', 'sign_up'])
    harness.clock.advance(86_000)
    await harness.call('ConfirmSignUp', {
      ClientId: world.clientId,
      Username: 'ada',
      ConfirmationCode: entry?.message.code ?? '',
    })
  })

  test('five times an hour', async () => {
    const world = await aWorld()
    await signUp(world, 'ada', 'ada@example.com')
    for (let tries = 0; tries < 5; tries++) await resend(world, 'ada')
    await assertRefused(world, 'ada', limit)
    harness.clock.advance(3_599)
    await assertRefused(world, 'ada', limit)
    harness.clock.advance(1)
    await resend(world, 'ada')
  })

  test('five times of 40 at the same time (CVE-2024-4629)', async () => {
    const world = await aWorld()
    await signUp(world, 'ada', 'ada@example.com')
    const results = await Promise.allSettled(Array.from({ length: 40 }, () => resend(world, 'ada')))
    assert.equal(results.filter(({ status }) => status === 'fulfilled').length, 5)
    assert.equal((await harness.messages(world.poolId)).length, 6)
  })

  test('wants the hash of the secret, where the client has one', async () => {
    const world = await aWorld()
    await signUp(world, 'ada', 'ada@example.com')
    const secret = { ...world, ...(await createClient(harness, world.poolId, { GenerateSecret: true })) }
    await assertRefused(secret, 'ada', [
      'NotAuthorizedException',
      `Client ${secret.clientId} is configured with secret but SECRET_HASH was not received`,
    ])
    const SecretHash = secretHash(secret.clientSecret, 'ada', secret.clientId)
    await harness.call('ResendConfirmationCode', { ClientId: secret.clientId, Username: 'ada', SecretHash })
  })
})

describe('ResendConfirmationCode refuses', () => {
  test('a pool that verifies nothing, whoever is asked for', async () => {
    for (const client of [{}, hiding]) {
      const world = await aWorld({}, client)
      await signUp(world, 'ada', 'ada@example.com')
      await assertRefused(world, 'ada', cannotResend)
      await assertRefused(world, 'nobody', cannotResend)
    }
  })

  test('a user without an address', async () => {
    const world = await aWorld()
    await signUp(world, 'ada')
    await assertRefused(world, 'ada', cannotResend)
  })

  test('a user who is confirmed, or never had to be', async () => {
    const world = await aWorld()
    await signUp(world, 'ada', 'ada@example.com')
    await harness.call('AdminConfirmSignUp', { UserPoolId: world.poolId, Username: 'ada' })
    await assertRefused(world, 'ada', confirmed)
    await harness.call('AdminCreateUser', { UserPoolId: world.poolId, Username: 'made', MessageAction: 'SUPPRESS' })
    await assertRefused(world, 'made', confirmed)
  })

  test('nobody, and the disabled, said plainly by a client that does not hide it', async () => {
    const world = await aWorld()
    await assertRefused(world, 'nobody', notFound)
    await signUp(world, 'ada', 'ada@example.com')
    await disable(world, 'ada')
    await assertRefused(world, 'ada', disabled)
  })
})

describe('a client that hides who exists', () => {
  test('seems to send a code to nobody and to the disabled, the same each time, five times an hour', async () => {
    const world = await aWorld(byEmail, hiding)
    await signUp(world, 'eve', 'eve@example.com')
    await disable(world, 'eve')
    for (const username of ['nobody', 'eve']) {
      const answers = []
      for (let tries = 0; tries < 5; tries++) answers.push(await resend(world, username))
      const [first] = answers
      assert.match(first?.CodeDeliveryDetails?.Destination ?? '', /^[a-z]\*\*\*@[a-z]\*\*\*$/)
      for (const answer of answers) assert.deepEqual(answer, first)
      await assertRefused(world, username, limit)
    }
    assert.equal((await harness.messages(world.poolId)).length, 1, 'the sign-up of eve')
  })

  test('shows the name, masked, where it is an address', async () => {
    const world = await aWorld({ ...byEmail, UsernameAttributes: ['email'] }, hiding)
    assert.deepEqual(await resend(world, 'nobody@somewhere.example'), {
      CodeDeliveryDetails: { Destination: 'n***@s***', DeliveryMedium: 'EMAIL', AttributeName: 'email' },
    })
  })

  test('answers for somebody who is there in the same form', async () => {
    const world = await aWorld({ ...byEmail, UsernameAttributes: ['email'] }, hiding)
    await signUp(world, 'ada@somewhere.example')
    assert.deepEqual(await resend(world, 'ada@somewhere.example'), {
      CodeDeliveryDetails: { Destination: 'a***@s***', DeliveryMedium: 'EMAIL', AttributeName: 'email' },
    })
  })
})
