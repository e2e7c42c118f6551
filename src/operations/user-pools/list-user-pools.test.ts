import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { createHarness, type Harness } from '#test/support/harness.ts'

let harness: Harness
const arn = 'arn:aws:lambda:us-east-1:123456789012:function:pre-sign-up'
before(async () => {
  harness = await createHarness()
  for (const PoolName of ['a', 'b', 'c', 'd', 'e'])
    await harness.call('CreateUserPool', { PoolName, LambdaConfig: { PreSignUp: arn } })
})
after(() => harness.close())

test('ListUserPools shows id, name, triggers and times, and nothing else of a pool', async () => {
  const { UserPools = [], NextToken } = await harness.call('ListUserPools', { MaxResults: 60 })
  const seconds = harness.clock.now().getTime() / 1_000
  assert.equal(NextToken, undefined)
  assert.deepEqual(UserPools.map(({ Name }) => Name).sort(), ['a', 'b', 'c', 'd', 'e'])
  for (const { Id, Name, ...rest } of UserPools) {
    assert.match(Id ?? '', /^us-east-1_/)
    assert.deepEqual(rest, { LambdaConfig: { PreSignUp: arn }, LastModifiedDate: seconds, CreationDate: seconds })
  }
})

test('ListUserPools gives every pool once, page by page', async () => {
  const sizes: number[] = []
  const names: (string | undefined)[] = []
  let token: string | undefined
  do {
    const page = await harness.call('ListUserPools', { MaxResults: 2, ...(token && { NextToken: token }) })
    sizes.push(page.UserPools?.length ?? 0)
    names.push(...(page.UserPools ?? []).map(({ Name }) => Name))
    token = page.NextToken
  } while (token)
  assert.deepEqual(sizes, [2, 2, 1])
  assert.deepEqual(names.sort(), ['a', 'b', 'c', 'd', 'e'])
})

test('ListUserPools goes on behind a pool that was deleted meanwhile', async () => {
  const first = await harness.call('ListUserPools', { MaxResults: 1 })
  const { UserPool } = await harness.call('DescribeUserPool', { UserPoolId: first.UserPools?.[0]?.Id ?? '' })
  await harness.call('DeleteUserPool', { UserPoolId: UserPool?.Id ?? '' })
  const rest = await harness.call('ListUserPools', { MaxResults: 60, NextToken: first.NextToken })
  assert.equal(rest.UserPools?.length, 4)
  await harness.call('CreateUserPool', { PoolName: UserPool?.Name ?? '' })
})

test('ListUserPools refuses tokens that it did not give and pages out of bounds', async () => {
  const { UserPoolClients: _clients, NextToken: other } = await withTwoClients()
  for (const NextToken of ['next', 'us-east-1_abc', other])
    assert.deepEqual(await harness.refusal('ListUserPools', { MaxResults: 1, NextToken }), {
      code: 'InvalidParameterException',
      message: 'Invalid pagination token',
      status: 400,
    })
  for (const MaxResults of [undefined, 0, 61])
    assert.equal((await harness.refusal('ListUserPools', { MaxResults })).code, 'InvalidParameterException')
})

async function withTwoClients() {
  const { UserPool } = await harness.call('CreateUserPool', { PoolName: 'clients' })
  const UserPoolId = UserPool?.Id ?? ''
  for (const ClientName of ['one', 'two']) await harness.call('CreateUserPoolClient', { UserPoolId, ClientName })
  return harness.call('ListUserPoolClients', { UserPoolId, MaxResults: 1 })
}
