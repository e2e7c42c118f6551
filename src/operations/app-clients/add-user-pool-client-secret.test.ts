import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { createHarness, type Harness, secretHash } from '#test/support/harness.ts'
import { addUser, createWorld, goodPassword, type World } from '#test/support/people.ts'

let harness: Harness
before(async () => {
  harness = await createHarness()
})
after(() => harness.close())

const confidential = () => createWorld(harness, { client: { GenerateSecret: true } })
const names = ({ poolId, clientId }: World) => ({ UserPoolId: poolId, ClientId: clientId })
const add = async (world: World, ClientSecret?: string) =>
  (await harness.call('AddUserPoolClientSecret', { ...names(world), ...(ClientSecret && { ClientSecret }) }))
    .ClientSecretDescriptor ?? {}
const list = async (world: World) => (await harness.call('ListUserPoolClientSecrets', names(world))).ClientSecrets ?? []
const seconds = () => harness.clock.now().getTime() / 1_000
const signIn = (world: World, secret: string) => ({
  ClientId: world.clientId,
  AuthFlow: 'USER_PASSWORD_AUTH' as const,
  AuthParameters: {
    USERNAME: 'jane',
    PASSWORD: goodPassword,
    SECRET_HASH: secretHash(secret, 'jane', world.clientId),
  },
})
const given = 'a_secret_of_at_least_24+'

describe('AddUserPoolClientSecret, ListUserPoolClientSecrets and DeleteUserPoolClientSecret', () => {
  test('show a made secret once, by the id that Cognito would give it', async () => {
    const world = await confidential()
    const [first] = await list(world)
    harness.clock.advance(60)
    const { ClientSecretId, ClientSecretValue, ClientSecretCreateDate } = await add(world)
    assert.equal(ClientSecretId, `${world.clientId}--${harness.clock.now().getTime()}`)
    assert.match(ClientSecretValue ?? '', /^[0-9a-z]{51}$/)
    assert.notEqual(ClientSecretValue, world.clientSecret)
    assert.equal(ClientSecretCreateDate, seconds())
    assert.deepEqual(await list(world), [
      { ClientSecretId: first?.ClientSecretId, ClientSecretCreateDate: seconds() - 60 },
      { ClientSecretId, ClientSecretCreateDate: seconds() },
    ])
  })

  test('never repeat a secret that was brought along', async () => {
    const world = await confidential()
    const descriptor = await add(world, given)
    assert.deepEqual(Object.keys(descriptor).sort(), ['ClientSecretCreateDate', 'ClientSecretId'])
    assert.doesNotMatch(JSON.stringify(await list(world)), new RegExp(`Value|${world.clientSecret}`))
    // Two secrets of one moment have two ids.
    assert.equal(new Set((await list(world)).map(({ ClientSecretId }) => ClientSecretId)).size, 2)
  })

  test('let apps sign in with both secrets, and with one that is deleted no longer', async () => {
    const world = await confidential()
    await addUser(harness, world, 'jane')
    const { ClientSecretValue: second = '' } = await add(world)
    for (const secret of [world.clientSecret, second])
      assert.ok((await harness.call('InitiateAuth', signIn(world, secret))).AuthenticationResult?.AccessToken)
    const [oldest] = await list(world)
    const ClientSecretId = oldest?.ClientSecretId ?? ''
    assert.deepEqual(await harness.call('DeleteUserPoolClientSecret', { ...names(world), ClientSecretId }), {})
    assert.ok((await harness.call('InitiateAuth', signIn(world, second))).AuthenticationResult)
    assert.equal(
      (await harness.refusal('InitiateAuth', signIn(world, world.clientSecret))).message,
      `Unable to verify secret hash for client ${world.clientId}`,
    )
    const { UserPoolClient } = await harness.call('DescribeUserPoolClient', names(world))
    assert.equal(UserPoolClient?.ClientSecret, second)
  })

  test('stop at two secrets, also when they are added at once', async () => {
    const world = await confidential()
    const added = await Promise.allSettled(Array.from({ length: 10 }, () => add(world)))
    assert.equal(added.filter(({ status }) => status === 'fulfilled').length, 1)
    assert.deepEqual(await harness.refusal('AddUserPoolClientSecret', names(world)), {
      code: 'LimitExceededException',
      message: 'The limit of 2 client secrets is reached.',
      status: 400,
    })
    assert.equal((await list(world)).length, 2)
  })

  test('leave a client its last secret, also when both are deleted at once', async () => {
    const world = await confidential()
    await add(world)
    const deleted = await Promise.allSettled(
      (await list(world)).map(({ ClientSecretId = '' }) =>
        harness.call('DeleteUserPoolClientSecret', { ...names(world), ClientSecretId }),
      ),
    )
    assert.equal(deleted.filter(({ status }) => status === 'fulfilled').length, 1)
    const [last, ...others] = await list(world)
    assert.deepEqual(others, [])
    assert.deepEqual(
      await harness.refusal('DeleteUserPoolClientSecret', {
        ...names(world),
        ClientSecretId: last?.ClientSecretId,
      }),
      {
        code: 'InvalidParameterException',
        message: 'The last secret of an app client can not be deleted.',
        status: 400,
      },
    )
  })

  test('give a client without a secret none', async () => {
    const world = await createWorld(harness)
    assert.deepEqual(await list(world), [])
    assert.deepEqual(await harness.refusal('AddUserPoolClientSecret', names(world)), {
      code: 'InvalidParameterException',
      message: `User pool client ${world.clientId} does not have a client secret.`,
      status: 400,
    })
    assert.deepEqual(await list(world), [])
  })

  test('refuse a secret twice, one of a wrong length, and never repeat one', async () => {
    const world = await confidential()
    for (const ClientSecret of [world.clientSecret, 'q'.repeat(23), 'q'.repeat(65), 'q'.repeat(30).concat('!')]) {
      const refused = await harness.refusal('AddUserPoolClientSecret', { ...names(world), ClientSecret })
      assert.equal(refused.code, 'InvalidParameterException')
      assert.doesNotMatch(refused.message, new RegExp(`qqq|${world.clientSecret}`))
    }
    assert.equal((await list(world)).length, 1)
  })

  test('know the secrets of that client only', async () => {
    const [world, other] = [await confidential(), await confidential()]
    await add(world)
    const [foreign] = await list(other)
    for (const ClientSecretId of [foreign?.ClientSecretId, 'unknown'])
      assert.deepEqual(await harness.refusal('DeleteUserPoolClientSecret', { ...names(world), ClientSecretId }), {
        code: 'ResourceNotFoundException',
        message: `Client secret ${ClientSecretId} does not exist.`,
        status: 400,
      })
    assert.deepEqual([(await list(world)).length, (await list(other)).length], [2, 1])
  })

  test('have no second page', async () => {
    const refused = await harness.refusal('ListUserPoolClientSecrets', {
      ...names(await confidential()),
      NextToken: 'next',
    })
    assert.deepEqual([refused.code, refused.message], ['InvalidParameterException', 'Invalid pagination token'])
  })
})
