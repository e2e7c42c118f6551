import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { createHarness, type Harness } from '#test/support/harness.ts'

let harness: Harness
let UserPoolId = ''
let other = ''
const names = ['a', 'b', 'c']
before(async () => {
  harness = await createHarness()
  const create = async () => (await harness.call('CreateUserPool', { PoolName: 'pool' })).UserPool?.Id ?? ''
  ;[UserPoolId, other] = [await create(), await create()]
  for (const ClientName of names) {
    await harness.call('CreateUserPoolClient', { UserPoolId, ClientName, GenerateSecret: true })
    await harness.call('CreateUserPoolClient', { UserPoolId: other, ClientName: `other ${ClientName}` })
  }
})
after(() => harness.close())

test('CVE-2026-40166: ListUserPoolClients shows id, pool and name, never a secret or any other setting', async () => {
  const { UserPoolClients = [], NextToken } = await harness.call('ListUserPoolClients', { UserPoolId })
  assert.equal(NextToken, undefined)
  assert.deepEqual(UserPoolClients.map(({ ClientName }) => ClientName).sort(), names)
  for (const client of UserPoolClients) {
    assert.deepEqual(Object.keys(client).sort(), ['ClientId', 'ClientName', 'UserPoolId'])
    assert.equal(client.UserPoolId, UserPoolId)
  }
})

test('ListUserPoolClients gives every client of the pool once, page by page', async () => {
  const first = await harness.call('ListUserPoolClients', { UserPoolId, MaxResults: 2 })
  const second = await harness.call('ListUserPoolClients', { UserPoolId, MaxResults: 2, NextToken: first.NextToken })
  assert.deepEqual([first.UserPoolClients?.length, second.UserPoolClients?.length, second.NextToken], [2, 1, undefined])
  const seen = [...(first.UserPoolClients ?? []), ...(second.UserPoolClients ?? [])].map(({ ClientName }) => ClientName)
  assert.deepEqual(seen.sort(), names)
})

test('ListUserPoolClients refuses tokens that were not given for this pool', async () => {
  const { NextToken: foreign } = await harness.call('ListUserPoolClients', { UserPoolId: other, MaxResults: 1 })
  for (const NextToken of ['next', foreign])
    assert.deepEqual(await harness.refusal('ListUserPoolClients', { UserPoolId, NextToken }), {
      code: 'InvalidParameterException',
      message: 'Invalid pagination token',
      status: 400,
    })
})

test('ListUserPoolClients knows no client that registered itself', async () => {
  assert.deepEqual(await harness.call('ListUserPoolClients', { UserPoolId, ClientType: 'DCR' }), {
    UserPoolClients: [],
  })
  assert.equal(
    (await harness.call('ListUserPoolClients', { UserPoolId, ClientType: 'REGULAR' })).UserPoolClients?.length,
    3,
  )
})
