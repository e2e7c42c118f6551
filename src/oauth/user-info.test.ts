import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { createHarness, type Harness } from '#test/support/harness.ts'
import { signInByPassword } from '#test/support/people.ts'
import {
  askUserInfo,
  bodyOf,
  clientOf,
  createOAuthClient,
  createOAuthWorld,
  newCode,
  type OAuthWorld,
  post,
  redeeming,
  revoke,
  signedIn,
  tokens,
  userInfoWith,
} from './token-fixture.ts'
import { userInfoEndpoint } from './user-info.ts'

let harness: Harness
let world: OAuthWorld
before(async () => {
  harness = await createHarness()
  world = await createOAuthWorld(harness)
})
after(() => harness.close())

const description = 'Access token is expired, disabled, or deleted, or the user has globally signed out.'

async function assertBadToken(accessToken: string, at: OAuthWorld = world, words = description): Promise<void> {
  const { status, headers, body } = await askUserInfo(at, accessToken)
  assert.equal(status, 401)
  assert.equal(headers['www-authenticate'], `Bearer error="invalid_token", error_description="${words}"`)
  assert.deepEqual(JSON.parse(String(body)), { error: 'invalid_token', error_description: words })
  assert.equal(headers['access-control-allow-origin'], '*')
}

test('what openid alone shows: all, flags as strings', async () => {
  const answer = await askUserInfo(world, (await signedIn(world)).access_token)
  assert.equal(answer.status, 200)
  assert.deepEqual(bodyOf(answer), {
    sub: world.sub,
    username: world.username,
    email: `${world.username}@example.com`,
    email_verified: 'true',
    phone_number: '+12065550100',
    name: 'Ada',
    address: { formatted: 'Here 1' },
    'custom:level': '7',
  })
  assert.deepEqual(answer.headers, {
    'content-type': 'application/json;charset=UTF-8',
    'cache-control': 'no-store',
    pragma: 'no-cache',
    'access-control-allow-origin': '*',
  })
})

test('what scopes and the client’s readable attributes leave', async () => {
  const email = await askUserInfo(world, (await signedIn(world, ['openid', 'email'])).access_token)
  assert.deepEqual(Object.keys(bodyOf<object>(email)).sort(), ['email', 'email_verified', 'sub', 'username'])
  const { clientId } = await createOAuthClient(harness, world.poolId, { ReadAttributes: ['name'] })
  const own = { ...world, clientId }
  const code = await newCode(world, { client: await clientOf(world, clientId) })
  const narrow = await askUserInfo(world, (await tokens(own, redeeming(own, code))).access_token)
  assert.deepEqual(Object.keys(bodyOf<object>(narrow)).sort(), ['name', 'sub', 'username'])
})

test('it shows what is so now, not what was so at the sign-in', async () => {
  const { access_token } = await signedIn(world)
  const UserAttributes = [{ Name: 'name', Value: 'Augusta' }]
  await harness.call('AdminUpdateUserAttributes', {
    UserPoolId: world.poolId,
    Username: world.username,
    UserAttributes,
  })
  assert.equal(bodyOf<{ name: string }>(await askUserInfo(world, access_token)).name, 'Augusta')
})

test('a POST with the token in its header is answered too (OpenID Connect Core, section 5.3.1)', async () => {
  const { access_token } = await signedIn(world)
  const request = post({}, { authorization: `bearer ${access_token}` })
  assert.equal((await userInfoEndpoint(harness.services, world.site, request)).status, 200)
})

test('without a token in the header the request is bad', async () => {
  const { access_token } = await signedIn(world)
  const wrong = [undefined, '', 'Bearer', 'Bearer ', access_token, `Basic ${access_token}`, `Bearer ${access_token} x`]
  for (const authorization of wrong) {
    const { status, headers } = await userInfoWith(world, { authorization })
    assert.equal(status, 400, authorization)
    assert.equal(
      headers['www-authenticate'],
      'Bearer error="invalid_request", error_description="Bad OAuth2 request at UserInfo Endpoint"',
    )
  }
  const inForm = post({ access_token })
  assert.equal((await userInfoEndpoint(harness.services, world.site, inForm)).status, 400)
})

test('a token without openid, such as one of the API, is refused', async () => {
  const words = 'Access token does not contain openid scope'
  await assertBadToken((await signedIn(world, ['email', 'photos/read'])).access_token, world, words)
  const { poolId, clientId, username } = world
  const { AuthenticationResult } = await signInByPassword(harness, { poolId, clientId, clientSecret: '' }, username)
  await assertBadToken(AuthenticationResult?.AccessToken ?? '', world, words)
})

test('CVE-2015-9235: what is no access token, whole and of this server, is refused', async () => {
  const { access_token, id_token, refresh_token } = await signedIn(world)
  const [header = '', payload = '', signature = ''] = access_token.split('.')
  const unsigned = Buffer.from('{"alg":"none"}').toString('base64url')
  const forged = [
    `${unsigned}.${payload}.`,
    `${header}.${payload}.`,
    `${header}.${payload}.${signature.slice(0, -4)}AAAA`,
  ]
  for (const token of [id_token, refresh_token, 'x', 'a.b.c', ...forged]) await assertBadToken(token)
})

test('a token ends with its life', async () => {
  const { access_token } = await signedIn(world)
  harness.clock.advance(3_599)
  assert.equal((await askUserInfo(world, access_token)).status, 200)
  harness.clock.advance(1)
  await assertBadToken(access_token)
})

test('a token is good at the site of its own pool alone', async () => {
  const other = await createOAuthWorld(harness)
  await assertBadToken((await signedIn(world)).access_token, other)
})

test('a revoked token is refused', async () => {
  const { access_token, refresh_token } = await signedIn(world)
  assert.equal((await revoke(world, { token: refresh_token, client_id: world.clientId })).status, 200)
  await assertBadToken(access_token)
})

type End = 'AdminDisableUser' | 'AdminUserGlobalSignOut' | 'AdminDeleteUser' | 'AdminResetUserPassword'
const ends: readonly End[] = ['AdminDisableUser', 'AdminUserGlobalSignOut', 'AdminResetUserPassword', 'AdminDeleteUser']
for (const end of ends)
  test(`CVE-2023-22492: after ${end} the tokens of the user are refused`, async () => {
    const own = await createOAuthWorld(harness)
    const { access_token } = await signedIn(own)
    await harness.call(end, { UserPoolId: own.poolId, Username: own.username })
    await assertBadToken(access_token, own)
  })

test('a token of a client that was deleted is refused', async () => {
  const { clientId } = await createOAuthClient(harness, world.poolId)
  const own = { ...world, clientId }
  const code = await newCode(world, { client: await clientOf(world, clientId) })
  const { access_token } = await tokens(own, redeeming(own, code))
  await harness.call('DeleteUserPoolClient', { UserPoolId: world.poolId, ClientId: clientId })
  await assertBadToken(access_token)
})
