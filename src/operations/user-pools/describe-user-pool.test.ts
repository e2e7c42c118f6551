import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { createHarness, type Harness } from '#test/support/harness.ts'

let harness: Harness
before(async () => {
  harness = await createHarness()
})
after(() => harness.close())

test('DescribeUserPool says which pool it does not know', async () => {
  const refused = await harness.refusal('DescribeUserPool', { UserPoolId: 'us-east-1_unknown00' })
  assert.deepEqual(refused, {
    code: 'ResourceNotFoundException',
    message: 'User pool us-east-1_unknown00 does not exist.',
    status: 400,
  })
})

test('DescribeUserPool counts the users of that pool', async () => {
  const { UserPool } = await harness.call('CreateUserPool', { PoolName: 'counted' })
  const { UserPool: other } = await harness.call('CreateUserPool', { PoolName: 'other' })
  const poolId = UserPool?.Id ?? ''
  for (const name of ['jane', 'john']) {
    const at = harness.clock.now()
    const user = {
      poolId,
      id: harness.services.random.uuid(),
      username: name,
      status: 'CONFIRMED',
      enabled: true,
      mfa: { enabled: [], preferred: undefined },
      attributes: {},
      createdAt: at,
      modifiedAt: at,
    } as const
    await harness.store.users.add(user, name, undefined, [])
  }
  const estimate = async (UserPoolId = '') =>
    (await harness.call('DescribeUserPool', { UserPoolId })).UserPool?.EstimatedNumberOfUsers
  assert.equal(await estimate(poolId), 2)
  assert.equal(await estimate(other?.Id), 0)
})
