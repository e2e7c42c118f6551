import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { UserPoolTierType } from '#contract/cognito-idp-types.generated.ts'
import { createHarness, type Harness } from '#test/support/harness.ts'

let harness: Harness
before(async () => {
  harness = await createHarness()
})
after(() => harness.close())

const create = async (UserPoolTier: UserPoolTierType = 'ESSENTIALS') =>
  (await harness.call('CreateUserPool', { PoolName: 'pool', UserPoolTier })).UserPool?.Id ?? ''
const get = (UserPoolId: string) => harness.call('GetUserPoolSessionConfiguration', { UserPoolId })
const tracking = (MaxPerUser: number, UserSessionTracking: 'ENABLED' | 'DISABLED' = 'ENABLED') => ({
  UserSessionTracking,
  TokenSession: { MaxPerUser },
})

describe('GetUserPoolSessionConfiguration and SetUserPoolSessionConfiguration', () => {
  test('say DISABLED and 20 where nothing was set', async () => {
    const UserPoolId = await create('LITE')
    assert.deepEqual(await get(UserPoolId), { UserPoolId, ...tracking(20, 'DISABLED') })
  })

  test('answer what was set, in that pool only', async () => {
    const [UserPoolId, other] = [await create(), await create()]
    for (const settings of [tracking(1), tracking(100), tracking(5, 'DISABLED')]) {
      const answer = await harness.call('SetUserPoolSessionConfiguration', { UserPoolId, ...settings })
      assert.deepEqual(answer, { UserPoolId, ...settings })
      assert.deepEqual(await get(UserPoolId), answer)
    }
    assert.deepEqual(await get(other), { UserPoolId: other, ...tracking(20, 'DISABLED') })
  })

  test('refuse what is out of bounds, and change nothing then', async () => {
    const UserPoolId = await create()
    const refused = (value: string, path: string, constraint: string) => ({
      code: 'InvalidParameterException',
      message: `1 validation error detected: Value '${value}' at '${path}' failed to satisfy constraint: ${constraint}`,
      status: 400,
    })
    const refusal = (settings: object) =>
      harness.refusal('SetUserPoolSessionConfiguration', { UserPoolId, ...settings })
    const path = 'tokenSession.maxPerUser'
    assert.deepEqual(
      await refusal(tracking(0)),
      refused('0', path, 'Member must have value greater than or equal to 1'),
    )
    assert.deepEqual(
      await refusal(tracking(101)),
      refused('101', path, 'Member must have value less than or equal to 100'),
    )
    assert.deepEqual(
      await refusal({ ...tracking(5), UserSessionTracking: 'MAYBE' }),
      refused('MAYBE', 'userSessionTracking', 'Member must satisfy enum value set: [DISABLED, ENABLED]'),
    )
    for (const missing of [{ UserSessionTracking: 'ENABLED' }, { TokenSession: { MaxPerUser: 1 } }])
      assert.equal((await refusal(missing)).code, 'InvalidParameterException')
    assert.deepEqual(await get(UserPoolId), { UserPoolId, ...tracking(20, 'DISABLED') })
  })

  test('refuse a pool of the Lite plan, and to go there with tracking on', async () => {
    const lacking = {
      code: 'FeatureUnavailableInTierException',
      message: 'The following features need to be disabled for the LITE pricing tier configured: Session Tracking',
      status: 400,
    }
    const lite = { UserPoolId: await create('LITE'), ...tracking(5) }
    assert.deepEqual(await harness.refusal('SetUserPoolSessionConfiguration', lite), lacking)
    const UserPoolId = await create()
    await harness.call('SetUserPoolSessionConfiguration', { UserPoolId, ...tracking(5) })
    const downgrade = { UserPoolId, UserPoolTier: 'LITE' } as const
    assert.deepEqual(await harness.refusal('UpdateUserPool', downgrade), lacking)
    await harness.call('SetUserPoolSessionConfiguration', { UserPoolId, ...tracking(5, 'DISABLED') })
    assert.deepEqual(await harness.call('UpdateUserPool', downgrade), {})
  })

  for (const operation of ['GetUserPoolSessionConfiguration', 'SetUserPoolSessionConfiguration'] as const) {
    test(`${operation} refuses a pool that does not exist, and callers without a signature`, async () => {
      const input = { UserPoolId: 'us-east-1_unknown00', ...tracking(5) }
      assert.equal((await harness.refusal(operation, input)).code, 'ResourceNotFoundException')
      assert.equal(
        (await harness.refusal(operation, input, { kind: 'unsigned' })).code,
        'MissingAuthenticationTokenException',
      )
    })
  }
})
