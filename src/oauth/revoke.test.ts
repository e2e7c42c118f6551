import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Services } from '#flows/services.ts'
import { createHarness, type Harness } from '#test/support/harness.ts'
import { revokeEndpoint } from './revoke.ts'
import {
  askUserInfo,
  basic,
  bodyOf,
  clientOf,
  createOAuthClient,
  createOAuthWorld,
  newCode,
  type OAuthWorld,
  post,
  redeeming,
  refreshing,
  refusedTokens,
  revoke,
  signedIn,
  tokens,
} from './token-fixture.ts'

let harness: Harness
let world: OAuthWorld
before(async () => {
  harness = await createHarness()
  world = await createOAuthWorld(harness)
})
after(() => harness.close())

const revoking = (token: string | undefined, change: Record<string, string | undefined> = {}) => ({
  token,
  client_id: world.clientId,
  ...change,
})

test('a refresh token, its access tokens and what came of it end; other sign-ins go on', async () => {
  const [ended, other] = [await signedIn(world), await signedIn(world)]
  const next = await tokens(world, refreshing(world, ended.refresh_token))
  const answer = await revoke(world, revoking(ended.refresh_token))
  assert.deepEqual([answer.status, answer.body], [200, ''])
  assert.deepEqual(answer.headers, {
    'cache-control': 'no-store',
    pragma: 'no-cache',
    'access-control-allow-origin': '*',
  })
  assert.equal(await refusedTokens(world, refreshing(world, ended.refresh_token)), 'invalid_grant')
  for (const token of [ended.access_token, next.access_token])
    assert.equal((await askUserInfo(world, token)).status, 401)
  assert.equal((await askUserInfo(world, other.access_token)).status, 200)
})

test('what is not good any more, or never was, is answered with 200 again and again', async () => {
  const { refresh_token } = await signedIn(world)
  const foreign = await createOAuthWorld(harness)
  for (const token of [
    refresh_token,
    refresh_token,
    'nothing',
    `${refresh_token}x`,
    (await signedIn(foreign)).refresh_token,
  ])
    assert.equal((await revoke(world, revoking(token))).status, 200)
})

describe('refused', () => {
  const cases: [
    name: string,
    form: () => Promise<Record<string, string | undefined>>,
    status: number,
    error: string,
  ][] = [
    ['no token', async () => revoking(undefined), 400, 'invalid_request'],
    ['an empty token', async () => revoking(''), 400, 'invalid_request'],
    ['an access token', async () => revoking((await signedIn(world)).access_token), 400, 'unsupported_token_type'],
    ['an ID token', async () => revoking((await signedIn(world)).id_token), 400, 'unsupported_token_type'],
    ['no client', async () => revoking('x', { client_id: undefined }), 400, 'invalid_request'],
    ['an unknown client', async () => revoking('x', { client_id: 'nobody' }), 401, 'invalid_client'],
    ['a secret where there is none', async () => revoking('x', { client_secret: 's' }), 401, 'invalid_client'],
  ]
  for (const [name, form, status, error] of cases)
    test(`${name}: ${error}`, async () => {
      const answer = await revoke(world, await form())
      assert.deepEqual([answer.status, bodyOf(answer)], [status, { error }])
      assert.equal(answer.headers['www-authenticate'], undefined)
    })

  test('a parameter twice, another type of body', async () => {
    assert.deepEqual(
      bodyOf(
        await revoke(world, [
          ['token', 'x'],
          ['token', 'x'],
          ['client_id', world.clientId],
        ]),
      ),
      {
        error: 'invalid_request',
      },
    )
    assert.equal((await revoke(world, revoking('x'), { 'content-type': 'application/json' })).status, 405)
  })

  test('the token of another client, which stays good', async () => {
    const { clientId } = await createOAuthClient(harness, world.poolId)
    const { refresh_token } = await signedIn(world)
    const answer = await revoke(world, revoking(refresh_token, { client_id: clientId }))
    assert.deepEqual([answer.status, bodyOf(answer)], [400, { error: 'invalid_request' }])
    await tokens(world, refreshing(world, refresh_token))
  })

  test('a client whose tokens can’t be revoked', async () => {
    const { clientId } = await createOAuthClient(harness, world.poolId, { EnableTokenRevocation: false })
    const answer = await revoke(world, revoking('x', { client_id: clientId }))
    assert.deepEqual([answer.status, bodyOf(answer)], [400, { error: 'invalid_request' }])
  })
})

test('a client with a secret shows it, in the header or in the form', async () => {
  const { clientId, clientSecret } = await createOAuthClient(harness, world.poolId, { GenerateSecret: true })
  const own = { ...world, clientId }
  const secret = { client_secret: clientSecret }
  const newToken = async () => {
    const code = await newCode(world, { client: await clientOf(world, clientId) })
    return (await tokens(own, redeeming(own, code, secret))).refresh_token
  }
  const token = await newToken()
  const wrong = await revoke(world, { token }, basic(clientId, 'no'))
  assert.deepEqual([wrong.status, bodyOf(wrong)], [401, { error: 'invalid_client' }])
  assert.equal(wrong.headers['www-authenticate'], 'Basic realm="oauth2"')
  assert.equal((await revoke(world, { token, client_id: clientId })).status, 401)
  await tokens(own, refreshing(own, token, secret))
  assert.equal((await revoke(world, { token }, basic(clientId, clientSecret))).status, 200)
  assert.equal(await refusedTokens(own, refreshing(own, token, secret)), 'invalid_grant')
  assert.equal((await revoke(world, { token: await newToken(), client_id: clientId, ...secret })).status, 200)
})

test('CVE-2020-15223: where storage fails nothing is said to be revoked', async () => {
  const { refresh_token } = await signedIn(world)
  const broken = async () => {
    throw new Error('disk full')
  }
  const { store } = harness.services
  const services: Services = {
    ...harness.services,
    store: { ...store, tokenSessions: { ...store.tokenSessions, revoke: broken } },
  }
  await assert.rejects(revokeEndpoint(services, world.site, post(revoking(refresh_token))), /disk full/)
})
