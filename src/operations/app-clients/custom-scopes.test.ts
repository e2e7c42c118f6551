import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Input } from '#operations/operation.ts'
import { createHarness, type Harness } from '#test/support/harness.ts'

let harness: Harness
let poolId: string
before(async () => {
  harness = await createHarness()
  poolId = await newPool()
  await createServer(poolId, 'photos', 'read', 'write')
  await createServer(poolId, 'https://films.example.com', 'read')
})
after(() => harness.close())

const newPool = async () => (await harness.call('CreateUserPool', { PoolName: 'pool' })).UserPool?.Id ?? ''
const scopes = (names: readonly string[]) => names.map((ScopeName) => ({ ScopeName, ScopeDescription: 'may do it' }))
const createServer = (UserPoolId: string, Identifier: string, ...names: string[]) =>
  harness.call('CreateResourceServer', { UserPoolId, Identifier, Name: 'API', Scopes: scopes(names) })
const machine = (...AllowedOAuthScopes: string[]) =>
  ({
    GenerateSecret: true,
    AllowedOAuthFlowsUserPoolClient: true,
    AllowedOAuthFlows: ['client_credentials'],
    AllowedOAuthScopes,
  }) satisfies Partial<Input<'CreateUserPoolClient'>>
const create = async (settings: Partial<Input<'CreateUserPoolClient'>>) =>
  (await harness.call('CreateUserPoolClient', { UserPoolId: poolId, ClientName: 'app', ...settings })).UserPoolClient
const scopesOf = async (ClientId = '') =>
  (await harness.call('DescribeUserPoolClient', { UserPoolId: poolId, ClientId })).UserPoolClient?.AllowedOAuthScopes
const unknown = (scope: string) => ['ScopeDoesNotExistException', `Invalid scope requested: ${scope}`]

describe('the custom scopes of an app client', () => {
  test('are those of the pool`s resource servers, beside the scopes of users or without', async () => {
    const all = ['photos/read', 'photos/write', 'https://films.example.com/read']
    assert.deepEqual((await create(machine(...all)))?.AllowedOAuthScopes, all)
    const site = {
      AllowedOAuthFlowsUserPoolClient: true,
      AllowedOAuthFlows: ['code' as const],
      CallbackURLs: ['https://app.example/callback'],
    }
    const mixed = ['openid', 'photos/read']
    const made = await create({ ...site, AllowedOAuthScopes: mixed })
    assert.deepEqual(await scopesOf(made?.ClientId), mixed)
    await harness.call('UpdateUserPoolClient', {
      UserPoolId: poolId,
      ClientId: made?.ClientId ?? '',
      ...site,
      AllowedOAuthScopes: ['openid', 'photos/write'],
    })
    assert.deepEqual(await scopesOf(made?.ClientId), ['openid', 'photos/write'])
  })

  for (const scope of ['photos/delete', 'Photos/read', 'films/read', 'photos', 'photos/', '/read', 'photos/read/'])
    test(`do not hold ${scope}, when a client is made or changed`, async () => {
      const made = await create(machine('photos/read'))
      const input = { UserPoolId: poolId, ...machine('photos/read', scope), GenerateSecret: undefined }
      const { code, message } = await harness.refusal('CreateUserPoolClient', { ...input, ClientName: 'app' })
      assert.deepEqual([code, message], unknown(scope))
      const changed = await harness.refusal('UpdateUserPoolClient', { ...input, ClientId: made?.ClientId })
      assert.deepEqual([changed.code, changed.message], unknown(scope))
      assert.deepEqual(await scopesOf(made?.ClientId), ['photos/read'])
    })

  test('CVE-2025-27507: do not hold the scopes of another pool', async () => {
    const other = await newPool()
    await createServer(other, 'secrets', 'read')
    const input = { UserPoolId: poolId, ClientName: 'app', ...machine('secrets/read') }
    assert.equal((await harness.refusal('CreateUserPoolClient', input)).code, 'ScopeDoesNotExistException')
  })

  test('are fifty at most', async () => {
    const names = Array.from({ length: 51 }, (_, index) => `s${index}`)
    await createServer(poolId, 'many', ...names)
    const asked = names.map((name) => `many/${name}`)
    assert.equal((await create(machine(...asked.slice(1))))?.AllowedOAuthScopes?.length, 50)
    const input = { UserPoolId: poolId, ClientName: 'app', ...machine(...asked) }
    assert.match((await harness.refusal('CreateUserPoolClient', input)).message, /'allowedOAuthScopes' .* 50/)
  })

  test('stay when they or their server are gone, but can not be asked for anew', async () => {
    await createServer(poolId, 'mail', 'read', 'send')
    const { ClientId = '' } = (await create(machine('mail/read', 'mail/send'))) ?? {}
    const mail = { UserPoolId: poolId, Identifier: 'mail' }
    await harness.call('UpdateResourceServer', { ...mail, Name: 'API', Scopes: scopes(['read']) })
    assert.deepEqual(await scopesOf(ClientId), ['mail/read', 'mail/send'])
    const update = { UserPoolId: poolId, ClientId, ...machine('mail/read', 'mail/send'), GenerateSecret: undefined }
    const refused = await harness.refusal('UpdateUserPoolClient', update)
    assert.deepEqual([refused.code, refused.message], unknown('mail/send'))
    await harness.call('DeleteResourceServer', mail)
    assert.deepEqual(await scopesOf(ClientId), ['mail/read', 'mail/send'])
  })
})
