import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { after, before, describe, test } from 'node:test'
import { hashOfCode } from '#domain/oauth/authorization-code.ts'
import { createHarness, type Harness } from '#test/support/harness.ts'
import { claimsOf } from '#test/support/people.ts'
import {
  allScopes,
  challengeOf,
  clientOf,
  createOAuthClient,
  createOAuthWorld,
  newCode,
  type OAuthWorld,
  poolOf,
  redeeming,
  redirectUri,
  refreshing,
  refusedTokens,
  signedIn,
  tokens,
  verifier,
} from '../token-fixture.ts'

let harness: Harness
let world: OAuthWorld
before(async () => {
  harness = await createHarness()
  world = await createOAuthWorld(harness)
})
after(() => harness.close())

const getUser = (AccessToken: string) => harness.call('GetUser', { AccessToken })
const seconds = (date: Date) => Math.floor(date.getTime() / 1_000)

describe('what a code gives', () => {
  test('an ID token, an access token and a refresh token of one sign-in', async () => {
    const authTime = new Date(harness.clock.now().getTime() - 600_000)
    const code = await newCode(world, { scopes: ['openid', 'email', 'photos/read'], nonce: 'n-1', authTime })
    const { id_token, access_token, refresh_token, ...rest } = await tokens(world, redeeming(world, code))
    assert.deepEqual(rest, { expires_in: 3_600, token_type: 'Bearer' })
    assert.match(refresh_token, /^eyJ/)
    const access = claimsOf(access_token)
    const id = claimsOf(id_token)
    assert.deepEqual([access.scope, access.version, access.aud], ['openid email photos/read', 2, undefined])
    assert.deepEqual([access.client_id, access.username, access.sub], [world.clientId, world.username, world.sub])
    for (const claim of ['sub', 'iss', 'origin_jti', 'event_id', 'auth_time', 'iat'])
      assert.equal(id[claim], access[claim], claim)
    assert.equal(access.auth_time, seconds(authTime))
    assert.equal(access.iat, seconds(harness.clock.now()))
    assert.deepEqual([id.aud, id.nonce, id.token_use], [world.clientId, 'n-1', 'id'])
    assert.deepEqual([id.email, id.email_verified, id.name], [`${world.username}@example.com`, true, undefined])
    const half = createHash('sha256').update(access_token).digest().subarray(0, 16)
    assert.equal(id.at_hash, half.toString('base64url'))
  })

  test('no ID token without openid, and no nonce that was not asked for', async () => {
    const without = await signedIn(world, ['aws.cognito.signin.user.admin', 'photos/read'])
    assert.deepEqual(Object.keys(without), ['access_token', 'refresh_token', 'expires_in', 'token_type'])
    assert.ok(!Object.hasOwn(claimsOf((await signedIn(world)).id_token), 'nonce'))
  })

  test('an audience, where the sign-in was bound to a resource', async () => {
    const resource = 'https://photos.example.com'
    const first = await signedIn(world, ['openid', 'photos/read'], { resource })
    assert.equal(claimsOf(first.access_token).aud, resource)
    assert.equal(claimsOf(first.id_token).aud, world.clientId)
    const next = await tokens(world, refreshing(world, first.refresh_token))
    assert.equal(claimsOf(next.access_token).aud, resource)
  })

  test('the API, for those with its scope', async () => {
    const { access_token } = await signedIn(world, ['aws.cognito.signin.user.admin'])
    assert.equal((await getUser(access_token)).Username, world.username)
    const { message } = await harness.refusal('GetUser', { AccessToken: (await signedIn(world)).access_token })
    assert.equal(message, 'Access Token does not have required scopes')
  })

  test('groups', async () => {
    const own = await createOAuthWorld(harness)
    await harness.call('CreateGroup', { UserPoolId: own.poolId, GroupName: 'editors' })
    const member = { UserPoolId: own.poolId, GroupName: 'editors', Username: own.username }
    await harness.call('AdminAddUserToGroup', member)
    const { id_token, access_token } = await signedIn(own)
    for (const token of [id_token, access_token]) assert.deepEqual(claimsOf(token)['cognito:groups'], ['editors'])
  })

  test('a session that counts against the limit of the user', async () => {
    const before = await createOAuthWorld(harness)
    const limit = { UserSessionTracking: 'ENABLED', TokenSession: { MaxPerUser: 1 } } as const
    await harness.call('SetUserPoolSessionConfiguration', { UserPoolId: before.poolId, ...limit })
    const own = { ...before, site: { ...before.site, pool: await poolOf(harness, before.poolId) } }
    const first = await signedIn(own, ['aws.cognito.signin.user.admin'])
    harness.clock.advance(1)
    const second = await signedIn(own, ['aws.cognito.signin.user.admin'])
    await getUser(second.access_token)
    const { message } = await harness.refusal('GetUser', { AccessToken: first.access_token })
    assert.equal(message, 'Access Token has been revoked')
  })
})

describe('who may redeem a code', () => {
  const other = 'https://app.example.com/other'
  const cases: [name: string, change: Record<string, string | undefined>, error: string][] = [
    ['no code', { code: undefined }, 'invalid_request'],
    ['no redirect URI', { redirect_uri: undefined }, 'invalid_request'],
    ['metadata that is no object', { aws_client_metadata: '[]' }, 'invalid_request'],
    ['another code', { code: 'a'.repeat(43) }, 'invalid_grant'],
    ['another redirect URI of the client', { redirect_uri: other }, 'invalid_grant'],
    ['a redirect URI that is none of the client’s', { redirect_uri: `${redirectUri}/` }, 'unauthorized_client'],
    [
      'CVE-2020-15234: a redirect URI in other letters',
      { redirect_uri: redirectUri.toUpperCase() },
      'unauthorized_client',
    ],
    ['CVE-2024-23647: a verifier that nobody asked for', { code_verifier: verifier }, 'invalid_grant'],
  ]
  for (const [name, change, error] of cases)
    test(`${name}: ${error}, and the code is as good as before`, async () => {
      const code = await newCode(world)
      assert.equal(await refusedTokens(world, redeeming(world, code, change)), error)
      await tokens(world, redeeming(world, code))
    })

  test('CVE-2023-48228: with PKCE nobody without the verifier', async () => {
    const code = await newCode(world, { codeChallenge: challengeOf(verifier) })
    for (const code_verifier of [undefined, '', `${verifier}x`, challengeOf(verifier)])
      assert.equal(await refusedTokens(world, redeeming(world, code, { code_verifier })), 'invalid_grant')
    await tokens(world, redeeming(world, code, { code_verifier: verifier }))
  })

  test('no other client of the pool', async () => {
    const { clientId } = await createOAuthClient(harness, world.poolId)
    const code = await newCode(world)
    assert.equal(await refusedTokens({ ...world, clientId }, redeeming({ ...world, clientId }, code)), 'invalid_grant')
    await tokens(world, redeeming(world, code))
  })

  test('no other pool', async () => {
    const foreign = await createOAuthWorld(harness)
    assert.equal(await refusedTokens(world, redeeming(world, await newCode(foreign))), 'invalid_grant')
  })

  test('nobody after five minutes', async () => {
    const [inTime, late] = [await newCode(world), await newCode(world)]
    harness.clock.advance(299)
    await tokens(world, redeeming(world, inTime))
    harness.clock.advance(1)
    assert.equal(await refusedTokens(world, redeeming(world, late)), 'invalid_grant')
  })

  test('no client that may read an address but not whether it is verified', async () => {
    const { clientId } = await createOAuthClient(harness, world.poolId, { ReadAttributes: ['email'] })
    const client = await clientOf(world, clientId)
    const own = { ...world, clientId }
    const refused = await newCode(world, { client, scopes: ['openid', 'email'] })
    assert.equal(await refusedTokens(own, redeeming(own, refused)), 'invalid_grant')
    const { id_token } = await tokens(own, redeeming(own, await newCode(world, { client, scopes: ['openid'] })))
    assert.equal(claimsOf(id_token).email, `${world.username}@example.com`)
  })

  test('CVE-2026-1486: no client that the user’s provider was taken from', async () => {
    const { clientId } = await createOAuthClient(harness, world.poolId)
    const own = { ...world, clientId }
    const code = await newCode(world, { client: await clientOf(world, clientId) })
    const { UserPoolClient } = await harness.call('DescribeUserPoolClient', {
      UserPoolId: world.poolId,
      ClientId: clientId,
    })
    const { ClientId, UserPoolId, ClientName, CreationDate, LastModifiedDate, ...settings } = UserPoolClient ?? {}
    const named = { UserPoolId: world.poolId, ClientId: clientId }
    await harness.call('UpdateUserPoolClient', { ...named, ...settings, SupportedIdentityProviders: [] })
    assert.equal(await refusedTokens(own, redeeming(own, code)), 'invalid_grant')
  })

  test('a client with a secret, which has to show it', async () => {
    const { clientId, clientSecret } = await createOAuthClient(harness, world.poolId, { GenerateSecret: true })
    const own = { ...world, clientId }
    const code = await newCode(world, { client: await clientOf(world, clientId), scopes: allScopes })
    assert.equal(await refusedTokens(own, redeeming(own, code)), 'invalid_client')
    await tokens(own, redeeming(own, code, { client_secret: clientSecret }))
  })
})

describe('a code whose user is not what they were', () => {
  const ends: [name: string, change: (own: OAuthWorld) => Promise<unknown>][] = [
    [
      'disabled',
      ({ poolId, username }) => harness.call('AdminDisableUser', { UserPoolId: poolId, Username: username }),
    ],
    ['deleted', ({ poolId, username }) => harness.call('AdminDeleteUser', { UserPoolId: poolId, Username: username })],
    [
      'signed out everywhere',
      ({ poolId, username }) => harness.call('AdminUserGlobalSignOut', { UserPoolId: poolId, Username: username }),
    ],
    [
      'asked for a new password',
      ({ poolId, username }) => harness.call('AdminResetUserPassword', { UserPoolId: poolId, Username: username }),
    ],
  ]
  for (const [name, change] of ends)
    test(`CVE-2023-22492: ${name}`, async () => {
      const own = await createOAuthWorld(harness)
      const code = await newCode(own)
      await change(own)
      assert.equal(await refusedTokens(own, redeeming(own, code)), 'invalid_grant')
    })

  test('CVE-2023-22492: disabled and enabled again, the code stays dead', async () => {
    const own = await createOAuthWorld(harness)
    const code = await newCode(own)
    const user = { UserPoolId: own.poolId, Username: own.username }
    await harness.call('AdminDisableUser', user)
    await harness.call('AdminEnableUser', user)
    assert.equal(await refusedTokens(own, redeeming(own, code)), 'invalid_grant')
  })
})

describe('a code that comes back', () => {
  test('CVE-2026-53512: ends the sign-in that it was redeemed for, and no other', async () => {
    const scopes = ['openid', 'aws.cognito.signin.user.admin']
    const bystander = await signedIn(world, scopes)
    const code = await newCode(world, { scopes })
    const first = await tokens(world, redeeming(world, code))
    await getUser(first.access_token)
    assert.equal(await refusedTokens(world, redeeming(world, code)), 'invalid_grant')
    const { message } = await harness.refusal('GetUser', { AccessToken: first.access_token })
    assert.equal(message, 'Access Token has been revoked')
    assert.equal(await refusedTokens(world, refreshing(world, first.refresh_token)), 'invalid_grant')
    await getUser(bystander.access_token)
    await tokens(world, refreshing(world, bystander.refresh_token))
  })

  test('ends it after its five minutes too', async () => {
    const code = await newCode(world)
    const first = await tokens(world, redeeming(world, code))
    harness.clock.advance(3_600)
    assert.equal(await refusedTokens(world, redeeming(world, code)), 'invalid_grant')
    assert.equal(await refusedTokens(world, refreshing(world, first.refresh_token)), 'invalid_grant')
  })

  test('ends nothing in the hands of somebody for whom it was not made', async () => {
    const code = await newCode(world, { codeChallenge: challengeOf(verifier) })
    const first = await tokens(world, redeeming(world, code, { code_verifier: verifier }))
    const { clientId } = await createOAuthClient(harness, world.poolId)
    for (const change of [{}, { client_id: clientId, code_verifier: verifier }, { redirect_uri: `${redirectUri}?` }])
      await refusedTokens(world, redeeming(world, code, change))
    await tokens(world, refreshing(world, first.refresh_token))
  })
})

test('a code has 256 random bits, and the store knows only its hash', async () => {
  const codes = await Promise.all(Array.from({ length: 20 }, () => newCode(world)))
  assert.equal(new Set(codes).size, 20)
  for (const code of codes) {
    assert.match(code, /^[A-Za-z0-9_-]{43}$/)
    const stored = await harness.store.authorizationCodes.find(world.poolId, hashOfCode(code))
    assert.ok(stored && !JSON.stringify(stored).includes(code))
  }
})
