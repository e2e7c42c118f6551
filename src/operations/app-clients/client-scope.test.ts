import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { createHarness, type Harness } from '#test/support/harness.ts'

let harness: Harness
let pools: readonly [string, string] = ['', '']
before(async () => {
  harness = await createHarness()
  const create = async () => (await harness.call('CreateUserPool', { PoolName: 'pool' })).UserPool?.Id ?? ''
  pools = [await create(), await create()]
})
after(() => harness.close())

const createClient = async (UserPoolId: string, ClientName: string) => {
  const { UserPoolClient } = await harness.call('CreateUserPoolClient', {
    UserPoolId,
    ClientName,
    GenerateSecret: true,
  })
  return UserPoolClient?.ClientId ?? ''
}
const missing = (ClientId: string) => ({
  code: 'ResourceNotFoundException',
  message: `User pool client ${ClientId} does not exist.`,
  status: 400,
})

const ofOneClient = [
  'AddUserPoolClientSecret',
  'DeleteUserPoolClient',
  'DeleteUserPoolClientSecret',
  'DescribeUserPoolClient',
  'GetUserPoolClientSessionConfiguration',
  'ListUserPoolClientSecrets',
  'SetUserPoolClientSessionConfiguration',
  'UpdateUserPoolClient',
] as const
const alsoNeeded = { ClientSecretId: 'secret', SSOSession: { MaxValidityMinutes: 5 } }

describe('CVE-2025-27507 and CVE-2026-4630: a client', () => {
  for (const operation of ofOneClient) {
    test(`of another pool does not exist for ${operation}`, async () => {
      const [own, other] = pools
      const ClientId = await createClient(own, 'mine')
      assert.deepEqual(
        await harness.refusal(operation, { ...alsoNeeded, UserPoolId: other, ClientId }),
        missing(ClientId),
      )
      assert.deepEqual(
        await harness.refusal(operation, { ...alsoNeeded, UserPoolId: other, ClientId: 'unknown' }),
        missing('unknown'),
      )
      const { UserPoolClient } = await harness.call('DescribeUserPoolClient', { UserPoolId: own, ClientId })
      assert.equal(UserPoolClient?.UserPoolId, own)
    })
  }

  test('is gone once it is deleted, and only then', async () => {
    const [UserPoolId] = pools
    const [ClientId, kept] = [await createClient(UserPoolId, 'gone'), await createClient(UserPoolId, 'kept')]
    assert.deepEqual(await harness.call('DeleteUserPoolClient', { UserPoolId, ClientId }), {})
    for (const operation of ofOneClient)
      assert.deepEqual(await harness.refusal(operation, { ...alsoNeeded, UserPoolId, ClientId }), missing(ClientId))
    assert.equal(
      (await harness.call('DescribeUserPoolClient', { UserPoolId, ClientId: kept })).UserPoolClient?.ClientName,
      'kept',
    )
  })

  for (const operation of [...ofOneClient, 'ListUserPoolClients'] as const) {
    test(`is nothing to ask for by ${operation} in a pool that does not exist, or without a signature`, async () => {
      const input = { ...alsoNeeded, UserPoolId: 'us-east-1_unknown00', ClientId: 'client' }
      assert.equal((await harness.refusal(operation, input)).message, 'User pool us-east-1_unknown00 does not exist.')
      assert.equal(
        (await harness.refusal(operation, input, { kind: 'unsigned' })).code,
        'MissingAuthenticationTokenException',
      )
    })
  }
})
