import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import {
  AddUserPoolClientSecretCommand,
  DeleteUserPoolClientSecretCommand,
  GetUserCommand,
  ListUserPoolClientSecretsCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { answered, basic, type Parameters, postForm, userInfo } from './oauth-requests.ts'
import { type ClientIds, machineClient, type OAuthPool, type OAuthServer, startOAuthServer } from './oauth-world.ts'
import { present } from './sdk-world.ts'
import { type TokenCheck, tokenCheck } from './token-check.ts'

/** A back end that gets itself a token, with nothing but a form. */

let server: OAuthServer
let pool: OAuthPool
let machine: ClientIds
let check: TokenCheck
before(async () => {
  server = await startOAuthServer()
  pool = await server.createPool()
  machine = await server.createClient(pool.poolId, machineClient)
  check = tokenCheck(server, pool)
})
after(() => server?.close())

const endpoint = () => `${pool.bases.ofDomain}/oauth2/token`
const asking = (change: Parameters = {}, { clientId, clientSecret } = machine) => ({
  grant_type: 'client_credentials',
  client_id: clientId,
  client_secret: clientSecret,
  ...change,
})
const byHeader = { grant_type: 'client_credentials' }

test('a form brings an access token and nothing else, at both addresses of the pool', async () => {
  for (const base of Object.values(pool.bases))
    for (const [form, headers] of [
      [asking(), {}],
      [byHeader, basic(machine)],
    ] as const) {
      const { status, body, headers: answer } = await postForm(server, `${base}/oauth2/token`, form, headers)
      assert.deepEqual([status, Object.keys(body)], [200, ['access_token', 'expires_in', 'token_type']])
      assert.deepEqual([body.expires_in, body.token_type], [3_600, 'Bearer'])
      assert.match(answer.get('content-type') ?? '', /^application\/json\b/)
      assert.deepEqual([answer.get('cache-control'), answer.get('access-control-allow-origin')], ['no-store', '*'])
      const claims = await check.access(String(body.access_token), machine.clientId)
      assert.deepEqual([claims.sub, claims.scope], [machine.clientId, 'photos/read photos/write'])
    }
})

test('it has the scopes that were asked for, of those that the client has', async () => {
  const { body } = await postForm(server, endpoint(), asking({ scope: 'photos/write photos/none' }))
  assert.equal((await check.access(String(body.access_token), machine.clientId)).scope, 'photos/write')
})

const refusals: readonly { what: string; form: () => Parameters; error: string }[] = [
  { what: 'a wrong secret', form: () => asking({ client_secret: 'x'.repeat(52) }), error: 'invalid_client' },
  { what: 'no secret', form: () => asking({ client_secret: undefined }), error: 'invalid_client' },
  { what: 'an unknown client', form: () => asking({ client_id: 'nobody' }), error: 'invalid_client' },
  { what: 'a scope about users', form: () => asking({ scope: 'openid' }), error: 'invalid_scope' },
  { what: 'a scope of nobody', form: () => asking({ scope: 'photos/none' }), error: 'invalid_scope' },
  { what: 'no grant', form: () => asking({ grant_type: undefined }), error: 'invalid_request' },
  { what: 'an unknown grant', form: () => asking({ grant_type: 'password' }), error: 'unsupported_grant_type' },
  { what: 'metadata that is no object', form: () => asking({ aws_client_metadata: '[]' }), error: 'invalid_request' },
  {
    what: 'a client of users',
    form: () => asking({ client_id: pool.clientId, client_secret: undefined }),
    error: 'unauthorized_client',
  },
]

for (const { what, form, error } of refusals)
  test(`${what} brings ${error} and nothing else`, async () => {
    const { status, body, headers } = await postForm(server, endpoint(), form())
    assert.deepEqual([status, body, headers.get('cache-control')], [400, { error }, 'no-store'])
  })

test('only a form that is posted is answered', async () => {
  const get = await server.fetch(`${endpoint()}?${new URLSearchParams(asking() as Record<string, string>)}`)
  assert.deepEqual([get.status, get.headers.get('allow')], [405, 'POST, OPTIONS'])
  const json = { method: 'POST', body: JSON.stringify(asking()), headers: { 'content-type': 'application/json' } }
  assert.equal((await server.fetch(endpoint(), json)).status, 405)
  const twice = new URLSearchParams([
    ...new URLSearchParams(asking() as Record<string, string>),
    ['scope', 'a'],
    ['scope', 'b'],
  ])
  const repeated = await answered(await server.fetch(endpoint(), { method: 'POST', body: twice }))
  assert.deepEqual([repeated.status, repeated.body], [400, { error: 'invalid_request' }])
})

test('both live secrets are good, and a deleted one is not', async () => {
  const own = await server.createClient(pool.poolId, machineClient)
  const named = { UserPoolId: pool.poolId, ClientId: own.clientId }
  const added = await server.sdk.send(new AddUserPoolClientSecretCommand(named))
  const second = present(added.ClientSecretDescriptor?.ClientSecretValue)
  const ids = [own, { ...own, clientSecret: second }]
  const statuses = async () =>
    Promise.all(ids.map(async (shown) => (await postForm(server, endpoint(), byHeader, basic(shown))).status))
  assert.deepEqual(await statuses(), [200, 200])

  const { ClientSecrets } = await server.sdk.send(new ListUserPoolClientSecretsCommand(named))
  const [first] = present(ClientSecrets)
  await server.sdk.send(
    new DeleteUserPoolClientSecretCommand({ ...named, ClientSecretId: present(first?.ClientSecretId) }),
  )
  assert.deepEqual((await statuses()).toSorted(), [200, 400])
})

test('the token is nobody’s: neither userInfo nor the API takes it', async () => {
  const { body } = await postForm(server, endpoint(), asking())
  assert.equal((await userInfo(server, pool, body.access_token)).status, 401)
  await assert.rejects(server.sdk.send(new GetUserCommand({ AccessToken: String(body.access_token) })), {
    name: 'NotAuthorizedException',
  })
})

test('CVE-2026-53512: a token of one pool’s client is asked for at that pool alone', async () => {
  const other = await server.createPool()
  const { status, body } = await postForm(server, `${other.bases.ofDomain}/oauth2/token`, asking())
  assert.deepEqual([status, body], [400, { error: 'invalid_client' }])
})
