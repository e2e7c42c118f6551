import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Input } from '#operations/operation.ts'
import { createHarness, type Harness } from '#test/support/harness.ts'
import { claimsOf, createClient, createWorld } from '#test/support/people.ts'

type ClientOptions = Partial<Input<'CreateUserPoolClient'>>

let harness: Harness
let poolId: string
let machine: { clientId: string; clientSecret: string }
before(async () => {
  harness = await createHarness()
  poolId = (await createWorld(harness)).poolId
  const Scopes = ['read', 'write'].map((ScopeName) => ({ ScopeName, ScopeDescription: ScopeName }))
  await harness.call('CreateResourceServer', { UserPoolId: poolId, Identifier: 'photos', Name: 'Photos', Scopes })
  machine = await createClient(harness, poolId, tokenClient)
})
after(() => harness.close())

/** As in the guide: no OAuth flow, and no domain. */
const tokenClient: ClientOptions = {
  GenerateSecret: true,
  ExplicitAuthFlows: ['ALLOW_CLIENT_TOKEN_AUTH'],
  AllowedOAuthScopes: ['photos/read', 'photos/write'],
}

const asking = (change: object = {}) => ({ ClientId: machine.clientId, Secret: machine.clientSecret, ...change })
const scopeOf = async (change: object = {}) => {
  const { ClientAuthenticationResult } = await harness.call('GetClientToken', asking(change))
  return claimsOf(ClientAuthenticationResult?.AccessToken).scope
}

test('an access token about the client alone', async () => {
  const { ClientAuthenticationResult } = await harness.call('GetClientToken', asking())
  const { AccessToken, ...rest } = ClientAuthenticationResult ?? {}
  assert.deepEqual(rest, { ExpiresIn: 3_600, TokenType: 'Bearer' })
  const { sub, client_id, version, token_use, event_id } = claimsOf(AccessToken)
  assert.deepEqual([sub, client_id, version, token_use], [machine.clientId, machine.clientId, 2, 'access'])
  assert.equal(event_id, undefined)
})

test('without a signature', async () => {
  const refusal = await harness.refusal('GetClientToken', asking({ Secret: 'x'.repeat(30) }), { kind: 'unsigned' })
  assert.equal(refusal.code, 'NotAuthorizedException')
})

test('the scopes asked for, or all', async () => {
  assert.equal(await scopeOf(), 'photos/read photos/write')
  assert.equal(await scopeOf({ Scopes: [] }), 'photos/read photos/write')
  assert.equal(await scopeOf({ Scopes: ['photos/write', 'photos/write'] }), 'photos/write')
})

const foreign = (scope: string) => ['InvalidParameterException', `Invalid scope requested: ${scope}`]
const refusals: [name: string, change: object, refusal: (id: string) => string[]][] = [
  [
    'a wrong secret',
    { Secret: 'x'.repeat(51) },
    (id) => ['NotAuthorizedException', `Unable to verify client secret for client ${id}`],
  ],
  ['a scope that there is not', { Scopes: ['photos/read', 'photos/other'] }, () => foreign('photos/other')],
  ['a scope about users', { Scopes: ['openid'] }, () => foreign('openid')],
  [
    'a client that does not exist',
    { ClientId: 'nobody' },
    () => ['ResourceNotFoundException', 'User pool client nobody does not exist.'],
  ],
]
for (const [name, change, expected] of refusals)
  test(`refused: ${name}`, async () => {
    const { code, message } = await harness.refusal('GetClientToken', asking(change))
    assert.deepEqual([code, message], expected(machine.clientId))
  })

test('a client without the flow, without a secret or without scopes gets none', async () => {
  const refused = async (options: ClientOptions, Secret?: string) => {
    const { clientId, clientSecret } = await createClient(harness, poolId, options)
    const input = { ClientId: clientId, Secret: Secret ?? clientSecret }
    return (await harness.refusal('GetClientToken', input)).code
  }
  const flows: ClientOptions = { ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH'] }
  assert.equal(await refused({ ...tokenClient, ...flows }), 'InvalidParameterException')
  assert.equal(await refused(flows, 'x'.repeat(30)), 'NotAuthorizedException')
  assert.equal(await refused({ ...tokenClient, AllowedOAuthScopes: [] }), 'InvalidParameterException')
})

test('the flow stands alone, and needs a secret', async () => {
  const client = { UserPoolId: poolId, ClientName: 'app', ...tokenClient }
  const both = { ...client, ExplicitAuthFlows: ['ALLOW_CLIENT_TOKEN_AUTH', 'ALLOW_USER_SRP_AUTH'] }
  const bare = { ...client, GenerateSecret: false }
  for (const [input, message] of [
    [both, 'ALLOW_CLIENT_TOKEN_AUTH can not be used along with other authentication flows.'],
    [bare, 'ALLOW_CLIENT_TOKEN_AUTH can not be used if client does not have a client secret.'],
  ] as const)
    assert.deepEqual(await harness.refusal('CreateUserPoolClient', input), {
      code: 'InvalidParameterException',
      message,
      status: 400,
    })
})
