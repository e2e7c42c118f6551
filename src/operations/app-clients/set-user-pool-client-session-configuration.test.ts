import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { createHarness, type Harness } from '#test/support/harness.ts'

let harness: Harness
before(async () => {
  harness = await createHarness()
})
after(() => harness.close())

const create = async (track = true) => {
  const { UserPool } = await harness.call('CreateUserPool', { PoolName: 'pool' })
  const UserPoolId = UserPool?.Id ?? ''
  if (track) await setTracking(UserPoolId, 'ENABLED')
  return { UserPoolId, ClientId: await createClient(UserPoolId) }
}
const createClient = async (UserPoolId: string) =>
  (await harness.call('CreateUserPoolClient', { UserPoolId, ClientName: 'app' })).UserPoolClient?.ClientId ?? ''
const setTracking = (UserPoolId: string, UserSessionTracking: 'ENABLED' | 'DISABLED') =>
  harness.call('SetUserPoolSessionConfiguration', { UserPoolId, UserSessionTracking, TokenSession: { MaxPerUser: 5 } })
const minutes = (MaxValidityMinutes: number) => ({ SSOSession: { MaxValidityMinutes } })

describe('GetUserPoolClientSessionConfiguration and SetUserPoolClientSessionConfiguration', () => {
  test('say 60 minutes where nothing was set', async () => {
    const client = await create(false)
    assert.deepEqual(await harness.call('GetUserPoolClientSessionConfiguration', client), { ...client, ...minutes(60) })
  })

  test('answer what was set, for that client only', async () => {
    const client = await create()
    const other = { UserPoolId: client.UserPoolId, ClientId: await createClient(client.UserPoolId) }
    for (const value of [0, 1, 129_600]) {
      const answer = await harness.call('SetUserPoolClientSessionConfiguration', { ...client, ...minutes(value) })
      assert.deepEqual(answer, { ...client, ...minutes(value) })
      assert.deepEqual(await harness.call('GetUserPoolClientSessionConfiguration', client), answer)
    }
    assert.deepEqual(await harness.call('GetUserPoolClientSessionConfiguration', other), { ...other, ...minutes(60) })
  })

  test('keep it through UpdateUserPoolClient and while the pool tracks no sessions', async () => {
    const client = await create()
    await harness.call('SetUserPoolClientSessionConfiguration', { ...client, ...minutes(5) })
    await harness.call('UpdateUserPoolClient', { ...client, ClientName: 'renamed' })
    await setTracking(client.UserPoolId, 'DISABLED')
    assert.deepEqual(await harness.call('GetUserPoolClientSessionConfiguration', client), { ...client, ...minutes(5) })
  })

  test('refuse what is out of bounds', async () => {
    const client = await create()
    const refusal = async (value: number) =>
      (await harness.refusal('SetUserPoolClientSessionConfiguration', { ...client, ...minutes(value) })).message
    const violation = (value: number, constraint: string) =>
      `1 validation error detected: Value '${value}' at 'sSOSession.maxValidityMinutes' failed to satisfy constraint: Member must have value ${constraint}`
    assert.equal(await refusal(-1), violation(-1, 'greater than or equal to 0'))
    assert.equal(await refusal(129_601), violation(129_601, 'less than or equal to 129600'))
  })

  test('refuse a pool that tracks no sessions, or can not by its plan', async () => {
    const client = await create(false)
    assert.deepEqual(await harness.refusal('SetUserPoolClientSessionConfiguration', { ...client, ...minutes(5) }), {
      code: 'OperationNotEnabledException',
      message: `Session tracking is not enabled for user pool ${client.UserPoolId}.`,
      status: 400,
    })
    await harness.call('UpdateUserPool', { UserPoolId: client.UserPoolId, UserPoolTier: 'LITE' })
    const refused = await harness.refusal('SetUserPoolClientSessionConfiguration', { ...client, ...minutes(5) })
    assert.equal(refused.code, 'FeatureUnavailableInTierException')
  })
})
