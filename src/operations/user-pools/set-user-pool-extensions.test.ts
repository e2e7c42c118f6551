import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { createHarness, type Harness } from '#test/support/harness.ts'

let harness: Harness
before(async () => {
  harness = await createHarness()
})
after(() => harness.close())

const create = async () => (await harness.call('CreateUserPool', { PoolName: 'pool' })).UserPool?.Id ?? ''
const get = (UserPoolId: string) => harness.call('GetUserPoolExtensions', { UserPoolId })
const off = { PasswordStorage: 'SRP_VERIFIER', RateLimits: {} } as const

describe('GetUserPoolExtensions and SetUserPoolExtensions', () => {
  test('show everything off where nothing was set, and DescribeUserPool nothing of it', async () => {
    const UserPoolId = await create()
    assert.deepEqual(await get(UserPoolId), { UserPoolId, ...off })
    const before = await harness.call('DescribeUserPool', { UserPoolId })
    await harness.call('SetUserPoolExtensions', { UserPoolId, PasswordStorage: 'ARGON2ID' })
    assert.deepEqual(await harness.call('DescribeUserPool', { UserPoolId }), before)
  })

  test('change what is named, the rate limits as a whole, in that pool only', async () => {
    const [UserPoolId, other] = [await create(), await create()]
    const set = (input: object) => harness.call('SetUserPoolExtensions', { UserPoolId, ...input })
    const limits = { RateLimits: { UserAuthentication: 5, UserRead: 0 } }
    assert.deepEqual(await set(limits), { UserPoolId, ...off, ...limits })
    const argon2 = { PasswordStorage: 'ARGON2ID' }
    assert.deepEqual(await set(argon2), { UserPoolId, ...argon2, ...limits })
    assert.deepEqual(await set({}), { UserPoolId, ...argon2, ...limits })
    assert.deepEqual(await set({ RateLimits: { UserCreation: 1_000_000 } }), {
      UserPoolId,
      ...argon2,
      RateLimits: { UserCreation: 1_000_000 },
    })
    assert.deepEqual(await set({ PasswordStorage: 'SRP_VERIFIER', RateLimits: {} }), { UserPoolId, ...off })
    assert.deepEqual(await get(UserPoolId), { UserPoolId, ...off })
    assert.deepEqual(await get(other), { UserPoolId: other, ...off })
  })

  test('refuse unknown categories and rates out of bounds, and change nothing then', async () => {
    const UserPoolId = await create()
    const refusal = async (input: object) => {
      const { code, message } = await harness.refusal('SetUserPoolExtensions', { UserPoolId, ...input })
      assert.equal(code, 'InvalidParameterException')
      return message
    }
    assert.match(await refusal({ RateLimits: { Everything: 1 } }), /^There is no rate category Everything\. .*UserRead/)
    assert.match(await refusal({ RateLimits: { constructor: 1 } }), /^There is no rate category constructor\./)
    assert.match(await refusal({ RateLimits: { UserRead: -1 } }), /greater than or equal to 0/)
    assert.match(await refusal({ RateLimits: { UserRead: 1_000_001 } }), /less than or equal to 1000000/)
    assert.match(await refusal({ PasswordStorage: 'PLAIN' }), /\[SRP_VERIFIER, ARGON2ID\]/)
    assert.deepEqual(await get(UserPoolId), { UserPoolId, ...off })
  })

  for (const operation of ['GetUserPoolExtensions', 'SetUserPoolExtensions'] as const) {
    test(`${operation} refuses a pool that does not exist, and callers without a signature`, async () => {
      const input = { UserPoolId: 'us-east-1_unknown00' }
      assert.equal((await harness.refusal(operation, input)).code, 'ResourceNotFoundException')
      assert.equal(
        (await harness.refusal(operation, input, { kind: 'unsigned' })).code,
        'MissingAuthenticationTokenException',
      )
    })
  }
})
