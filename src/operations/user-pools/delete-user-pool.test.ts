import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { CreateUserPoolRequest } from '#contract/cognito-idp-types.generated.ts'
import { createHarness, type Harness } from '#test/support/harness.ts'

let harness: Harness
before(async () => {
  harness = await createHarness()
})
after(() => harness.close())

const createPool = async (input: Partial<CreateUserPoolRequest> = {}) =>
  (await harness.call('CreateUserPool', { PoolName: 'pool', ...input })).UserPool?.Id ?? ''

test('DeleteUserPool deletes the pool with its clients and keys, and no other pool', async () => {
  const [UserPoolId, other] = [await createPool(), await createPool()]
  const { UserPoolClient } = await harness.call('CreateUserPoolClient', { UserPoolId, ClientName: 'client' })
  assert.deepEqual(await harness.call('DeleteUserPool', { UserPoolId }), {})

  const message = `User pool ${UserPoolId} does not exist.`
  for (const again of ['DescribeUserPool', 'DeleteUserPool'] as const)
    assert.deepEqual(await harness.refusal(again, { UserPoolId }), {
      code: 'ResourceNotFoundException',
      message,
      status: 400,
    })
  assert.equal(await harness.store.clients.findWithPool(UserPoolClient?.ClientId ?? ''), undefined)
  assert.deepEqual(await harness.store.signingKeys.list(UserPoolId), [])
  assert.equal((await harness.call('DescribeUserPool', { UserPoolId: other })).UserPool?.Id, other)
})

test('DeleteUserPool leaves a protected pool alone', async () => {
  const UserPoolId = await createPool({ DeletionProtection: 'ACTIVE' })
  assert.deepEqual(await harness.refusal('DeleteUserPool', { UserPoolId }), {
    code: 'InvalidParameterException',
    message:
      'The user pool cannot be deleted because deletion protection is activated. Deletion protection must be inactivated first.',
    status: 400,
  })
  assert.equal((await harness.call('DescribeUserPool', { UserPoolId })).UserPool?.DeletionProtection, 'ACTIVE')
})
