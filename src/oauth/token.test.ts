import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { WebRequest } from '#domain/web.ts'
import { createHarness, type Harness } from '#test/support/harness.ts'
import { createClient } from '#test/support/people.ts'
import { tokenEndpoint } from './token.ts'
import {
  askTokens,
  basic,
  bodyOf,
  createOAuthClient,
  createOAuthWorld,
  type Form,
  machineClient,
  newCode,
  type OAuthWorld,
  post,
  redeeming,
  refusedTokens,
  tokens,
} from './token-fixture.ts'

let harness: Harness
let world: OAuthWorld
/** A client with a secret that acts for itself. */
let machine: { clientId: string; clientSecret: string }
before(async () => {
  harness = await createHarness()
  world = await createOAuthWorld(harness)
  machine = await createClient(harness, world.poolId, machineClient)
})
after(() => harness.close())

const asMachine = (change: Record<string, string | undefined> = {}): Form => ({
  grant_type: 'client_credentials',
  client_id: machine.clientId,
  client_secret: machine.clientSecret,
  ...change,
})
const noClient = { client_id: undefined, client_secret: undefined }

describe('what is no request for tokens', () => {
  const types = [undefined, 'application/json', "'application/x-www-form-urlencoded'", 'multipart/form-data']
  for (const type of types)
    test(`a body of the type ${type} is answered with 405 and nothing, as Cognito does`, async () => {
      const answer = await askTokens(world, asMachine(), { 'content-type': type })
      assert.deepEqual([answer.status, answer.body, answer.headers.allow], [405, '', 'POST'])
    })

  test('nor is a GET', async () => {
    const request: WebRequest = { ...post(asMachine()), method: 'GET' }
    assert.equal((await tokenEndpoint(harness.services, world.site, request)).status, 405)
  })

  const cases: [name: string, form: () => Form, error: string][] = [
    ['no grant type', () => asMachine({ grant_type: undefined }), 'invalid_request'],
    ['an empty grant type', () => asMachine({ grant_type: '' }), 'invalid_request'],
    ['the password grant', () => asMachine({ grant_type: 'password' }), 'unsupported_grant_type'],
    ['a grant type of every object', () => asMachine({ grant_type: 'constructor' }), 'unsupported_grant_type'],
    ['a grant type in capitals', () => asMachine({ grant_type: 'CLIENT_CREDENTIALS' }), 'unsupported_grant_type'],
    [
      'a parameter twice',
      () => [...Object.entries(asMachine()), ['client_id', 'x']] as [string, string][],
      'invalid_request',
    ],
    [
      'an unknown parameter twice',
      () => [...Object.entries(asMachine()), ['x', ''], ['x', '']] as [string, string][],
      'invalid_request',
    ],
    ['metadata that is no JSON', () => asMachine({ aws_client_metadata: '{' }), 'invalid_request'],
  ]
  for (const [name, form, error] of cases)
    test(`${name}: ${error}`, async () => assert.equal(await refusedTokens(world, form()), error))

  test('parameters in the address count for nothing', async () => {
    const request = { ...post({}), query: new URLSearchParams(Object.entries(asMachine())) }
    const answer = await tokenEndpoint(harness.services, world.site, request)
    assert.deepEqual([answer.status, bodyOf(answer)], [400, { error: 'invalid_request' }])
  })
})

describe('who asks', () => {
  test('a secret is good in the header and in the form', async () => {
    await tokens(world, asMachine())
    await tokens(world, asMachine(noClient), basic(machine.clientId, machine.clientSecret))
    await tokens(world, asMachine({ client_secret: undefined }), basic(machine.clientId, machine.clientSecret))
  })

  const refusals: [name: string, form: () => Form, headers: () => WebRequest['headers'], error: string][] = [
    ['both at once', asMachine, () => basic(machine.clientId, machine.clientSecret), 'invalid_request'],
    ['no client', () => asMachine(noClient), () => ({}), 'invalid_request'],
    ['a client that does not exist', () => asMachine({ client_id: 'nobody' }), () => ({}), 'invalid_client'],
    ['no secret', () => asMachine({ client_secret: undefined }), () => ({}), 'invalid_client'],
    ['a wrong secret', () => asMachine({ client_secret: 'x'.repeat(51) }), () => ({}), 'invalid_client'],
    ['a wrong secret in the header', () => asMachine(noClient), () => basic(machine.clientId, 'no'), 'invalid_client'],
  ]
  for (const [name, form, headers, error] of refusals)
    test(`${name}: ${error}`, async () => assert.equal(await refusedTokens(world, form(), headers()), error))

  test('a client without a secret must not show one, in neither way', async () => {
    const code = await newCode(world)
    assert.equal(await refusedTokens(world, redeeming(world, code, { client_secret: 'secret' })), 'invalid_client')
    for (const secret of ['', 'secret'])
      assert.equal(await refusedTokens(world, redeeming(world, code), basic(world.clientId, secret)), 'invalid_client')
    await tokens(world, redeeming(world, code, { client_secret: '' }))
  })

  test('a client of another pool is nobody here', async () => {
    const other = await createOAuthWorld(harness)
    const foreign = await createClient(harness, other.poolId, machineClient)
    const form = asMachine({ client_id: foreign.clientId, client_secret: foreign.clientSecret })
    assert.equal(await refusedTokens(world, form), 'invalid_client')
    await tokens(other, form)
  })

  test('both of two secrets are good, and one that was deleted is not', async () => {
    const ids = { UserPoolId: world.poolId, ClientId: machine.clientId }
    const { ClientSecretDescriptor: second } = await harness.call('AddUserPoolClientSecret', {
      ...ids,
      ClientSecret: 'with+plus+and+twenty+four+letters',
    })
    const secret = second?.ClientSecretValue ?? 'with+plus+and+twenty+four+letters'
    await tokens(world, asMachine({ client_secret: secret }))
    await tokens(world, asMachine(noClient), basic(machine.clientId, secret))
    await tokens(world, asMachine(noClient), basic(machine.clientId, encodeURIComponent(secret)))
    await tokens(world, asMachine())
    await harness.call('DeleteUserPoolClientSecret', { ...ids, ClientSecretId: second?.ClientSecretId ?? '' })
    assert.equal(await refusedTokens(world, asMachine({ client_secret: secret })), 'invalid_client')
  })

  test('a client that was deleted is nobody', async () => {
    const { clientId, clientSecret } = await createClient(harness, world.poolId, machineClient)
    const form = asMachine({ client_id: clientId, client_secret: clientSecret })
    await tokens(world, form)
    await harness.call('DeleteUserPoolClient', { UserPoolId: world.poolId, ClientId: clientId })
    assert.equal(await refusedTokens(world, form), 'invalid_client')
  })
})

describe('who may ask for what', () => {
  const code = { code: 'x', redirect_uri: 'https://app.example.com/back' }

  test('a client for codes gets no tokens for itself, and one for itself neither redeems nor refreshes', async () => {
    assert.equal(
      await refusedTokens(world, { grant_type: 'client_credentials', client_id: world.clientId }),
      'unauthorized_client',
    )
    for (const grant of [
      { grant_type: 'authorization_code', ...code },
      { grant_type: 'refresh_token', refresh_token: 'x' },
    ])
      assert.equal(await refusedTokens(world, asMachine(grant)), 'unauthorized_client')
  })

  test('nor does a client of the implicit grant, nor one whose flows are switched off', async () => {
    for (const options of [{ AllowedOAuthFlows: ['implicit' as const] }, { AllowedOAuthFlowsUserPoolClient: false }]) {
      const { clientId } = await createOAuthClient(harness, world.poolId, options)
      for (const grant of [
        { grant_type: 'authorization_code', ...code },
        { grant_type: 'refresh_token', refresh_token: 'x' },
      ])
        assert.equal(await refusedTokens(world, { ...grant, client_id: clientId }), 'unauthorized_client')
    }
  })
})

test('CVE-2026-53512: of a code nothing is said before the client has proved itself', async () => {
  const { clientId } = await createOAuthClient(harness, world.poolId, { GenerateSecret: true })
  const code = await newCode(world, {
    client: (await harness.store.clients.find(world.poolId, clientId)) ?? assert.fail(),
  })
  for (const presented of [code, 'no code'])
    assert.equal(await refusedTokens(world, redeeming({ ...world, clientId }, presented)), 'invalid_client')
})

test('answers are JSON that nobody keeps and any page may read, refusals too', async () => {
  const good = await askTokens(world, asMachine())
  const bad = await askTokens(world, asMachine({ client_secret: 'no' }))
  for (const { headers } of [good, bad])
    assert.deepEqual(headers, {
      'content-type': 'application/json;charset=UTF-8',
      'cache-control': 'no-store',
      pragma: 'no-cache',
      'access-control-allow-origin': '*',
    })
})

test('each pool takes so many requests of a category a second', async () => {
  const limited = await createHarness({ limits: true })
  try {
    const own = await createOAuthWorld(limited)
    const { clientId, clientSecret } = await createClient(limited, own.poolId, machineClient)
    const RateLimits = { ClientAuthentication: 1, UserAuthentication: 1, UserToken: 1, UserRead: 1 }
    await limited.call('SetUserPoolExtensions', { UserPoolId: own.poolId, RateLimits })
    const pool = (await limited.store.pools.find(own.poolId)) ?? assert.fail()
    const site: OAuthWorld = { ...own, site: { ...own.site, pool } }
    const form = { grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret }
    await tokens(site, form)
    const refused = await askTokens(site, form)
    assert.deepEqual([refused.status, bodyOf(refused)], [429, { error: 'too_many_requests' }])
    assert.equal(refused.headers['retry-after'], '1')
    await tokens(site, redeeming(site, await newCode(site)))
    limited.clock.advance(1)
    await tokens(site, form)
  } finally {
    await limited.close()
  }
})
