import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import type { Input } from '#operations/operation.ts'
import { createHarness, type Harness } from '#test/support/harness.ts'
import { claimsOf, goodPassword, signInByPassword } from '#test/support/people.ts'
import { answered, createBrowser, placeOf } from './browser-fixture.ts'
import {
  allScopes,
  askTokens,
  askUserInfo,
  createOAuthClient,
  createOAuthWorld,
  newCode,
  type OAuthWorld,
  redeeming,
  redirectUri,
  refusedTokens,
  signedIn,
  tokens,
} from './token-fixture.ts'

let harness: Harness
let world: OAuthWorld
before(async () => {
  harness = await createHarness()
})
beforeEach(async () => {
  world = await createOAuthWorld(harness)
})
after(() => harness.close())

const named = () => ({ UserPoolId: world.poolId, Username: world.username })
const Password = 'Another1!'

describe('CVE-2023-22492: a new password voids codes that were not redeemed yet, and leaves what apps hold', () => {
  const changes: Record<string, () => Promise<unknown>> = {
    AdminSetUserPassword: () => harness.call('AdminSetUserPassword', { ...named(), Password, Permanent: true }),
    ChangePassword: async () => {
      const client = await createOAuthClient(harness, world.poolId)
      const { AuthenticationResult } = await signInByPassword(harness, { ...world, ...client }, world.username)
      const AccessToken = AuthenticationResult?.AccessToken ?? ''
      await harness.call('ChangePassword', { AccessToken, PreviousPassword: goodPassword, ProposedPassword: Password })
    },
    ConfirmForgotPassword: async () => {
      const who = { ClientId: world.clientId, Username: world.username }
      await harness.call('ForgotPassword', who)
      const [sent] = await harness.messages(world.poolId)
      await harness.call('ConfirmForgotPassword', { ...who, ConfirmationCode: sent?.message.code ?? '', Password })
    },
  }
  for (const [name, change] of Object.entries(changes)) {
    test(name, async () => {
      const held = await newCode(world)
      const { refresh_token } = await tokens(world, redeeming(world, held))
      const waiting = await newCode(world)
      await change()
      assert.equal(await refusedTokens(world, redeeming(world, waiting)), 'invalid_grant')
      const refresh = { grant_type: 'refresh_token', client_id: world.clientId, refresh_token }
      assert.equal((await askTokens(world, refresh)).status, 200)
      // It is still known, so that its coming back ends what it was redeemed for.
      assert.equal(await refusedTokens(world, redeeming(world, held)), 'invalid_grant')
      assert.equal(await refusedTokens(world, refresh), 'invalid_grant')
    })
  }
})

describe('CVE-2026-1486: what was taken from the app client since the sign-in is not in its tokens', () => {
  async function change(more: Partial<Input<'UpdateUserPoolClient'>>): Promise<void> {
    const client = { UserPoolId: world.poolId, ClientId: world.clientId }
    const { UserPoolClient } = await harness.call('DescribeUserPoolClient', client)
    const { CreationDate: _, LastModifiedDate: __, ClientSecret: ___, ClientName, ...settings } = UserPoolClient ?? {}
    await harness.call('UpdateUserPoolClient', { ...settings, ...client, ...more })
  }

  test('a scope', async () => {
    const code = await newCode(world, { scopes: ['openid', 'photos/read', 'aws.cognito.signin.user.admin'] })
    await change({ AllowedOAuthScopes: ['openid', 'photos/read'] })
    const { access_token } = await tokens(world, redeeming(world, code))
    assert.equal(claimsOf(access_token).scope, 'openid photos/read')
  })

  test('a scope of a resource server that is gone', async () => {
    const code = await newCode(world, { scopes: ['openid', 'photos/read'] })
    await harness.call('DeleteResourceServer', { UserPoolId: world.poolId, Identifier: 'photos' })
    const { access_token } = await tokens(world, redeeming(world, code))
    assert.equal(claimsOf(access_token).scope, 'openid')
  })

  test('all of its scopes', async () => {
    const code = await newCode(world, { scopes: ['photos/read'] })
    await change({ AllowedOAuthScopes: ['openid'] })
    assert.equal(await refusedTokens(world, redeeming(world, code)), 'invalid_grant')
  })

  test('the redirect URI', async () => {
    const code = await newCode(world)
    await change({ CallbackURLs: ['https://app.example.com/other'] })
    assert.equal(await refusedTokens(world, redeeming(world, code)), 'invalid_grant')
  })

  const refresh = (refresh_token: string) => ({ grant_type: 'refresh_token', client_id: world.clientId, refresh_token })
  const throughApi = (RefreshToken: string) =>
    harness.call('GetTokensFromRefreshToken', { ClientId: world.clientId, RefreshToken })

  test('a scope, at the next refresh; it comes back if the client gets it back, and none ever comes in addition', async () => {
    const { refresh_token, access_token } = await signedIn(world, ['openid', 'email', 'aws.cognito.signin.user.admin'])
    await change({ AllowedOAuthScopes: ['email', 'photos/read'] })
    const less = await tokens(world, refresh(refresh_token))
    assert.equal(claimsOf(less.access_token).scope, 'email')
    assert.equal(less.id_token, undefined)
    assert.equal((await askUserInfo(world, less.access_token)).status, 401)
    const admin = { AccessToken: less.access_token }
    assert.match((await harness.refusal('GetUser', admin)).message, /required scopes/)
    const { AuthenticationResult } = await throughApi(refresh_token)
    assert.equal(claimsOf(AuthenticationResult?.AccessToken).scope, 'email')
    // What was signed before says what it says until it ends.
    assert.equal((await askUserInfo(world, access_token)).status, 200)
    await change({ AllowedOAuthScopes: allScopes })
    const again = await tokens(world, refresh(refresh_token))
    assert.equal(claimsOf(again.access_token).scope, 'openid email aws.cognito.signin.user.admin')
  })

  test('a scope of a resource server that is gone, at the next refresh', async () => {
    const { refresh_token } = await signedIn(world, ['openid', 'photos/read'])
    await harness.call('DeleteResourceServer', { UserPoolId: world.poolId, Identifier: 'photos' })
    assert.equal(claimsOf((await tokens(world, refresh(refresh_token))).access_token).scope, 'openid')
  })

  const taken: Readonly<Record<string, [Partial<Input<'UpdateUserPoolClient'>>, string]>> = {
    'every scope of the sign-in': [{ AllowedOAuthScopes: ['photos/write'] }, 'invalid_grant'],
    'the provider of identities': [{ SupportedIdentityProviders: [] }, 'invalid_grant'],
    'the flow': [{ AllowedOAuthFlows: ['implicit'] }, 'unauthorized_client'],
    'OAuth as a whole': [{ AllowedOAuthFlowsUserPoolClient: false }, 'unauthorized_client'],
  }
  for (const [what, [settings, error]] of Object.entries(taken))
    test(`${what}: no refresh, at the token endpoint or through the API, until it is given back`, async () => {
      const { refresh_token } = await signedIn(world, ['openid', 'email'])
      await change(settings)
      assert.equal(await refusedTokens(world, refresh(refresh_token)), error)
      const refused = { ClientId: world.clientId, RefreshToken: refresh_token }
      assert.equal((await harness.refusal('GetTokensFromRefreshToken', refused)).code, 'NotAuthorizedException')
      await change({
        AllowedOAuthScopes: allScopes,
        SupportedIdentityProviders: ['COGNITO'],
        AllowedOAuthFlows: ['code'],
        AllowedOAuthFlowsUserPoolClient: true,
      })
      await tokens(world, refresh(refresh_token))
    })

  test('nothing that the sign-ins of the API rest on', async () => {
    const { AuthenticationResult } = await signInByPassword(harness, { ...world, clientSecret: '' }, world.username)
    await change({
      SupportedIdentityProviders: [],
      AllowedOAuthScopes: ['openid'],
      AllowedOAuthFlowsUserPoolClient: false,
    })
    const { AuthenticationResult: next } = await throughApi(AuthenticationResult?.RefreshToken ?? '')
    assert.equal(claimsOf(next?.AccessToken).scope, 'aws.cognito.signin.user.admin')
  })

  test('the flow, or OAuth as a whole', async () => {
    const code = await newCode(world)
    await change({ AllowedOAuthFlows: ['implicit'] })
    assert.equal(await refusedTokens(world, redeeming(world, code)), 'unauthorized_client')
    await change({ AllowedOAuthFlows: ['code'], AllowedOAuthFlowsUserPoolClient: false })
    assert.equal(await refusedTokens(world, redeeming(world, code)), 'unauthorized_client')
    await change({ AllowedOAuthFlows: ['code'], AllowedOAuthFlowsUserPoolClient: true })
    assert.equal((await askTokens(world, redeeming(world, code))).status, 200)
  })
})

describe('CVE-2023-22492: a session with the pages that ends while a code or tokens are made', () => {
  /** The same world, whose user is signed out everywhere after the session was looked at and before the first transaction. */
  function interrupted(end: () => Promise<unknown>): OAuthWorld {
    const { services } = harness
    let ended: Promise<unknown> | undefined
    const store = {
      ...services.store,
      transaction: async (work: Parameters<typeof services.store.transaction>[0]) => {
        ended ??= end()
        await ended
        return services.store.transaction(work)
      },
    }
    return { ...world, harness: { ...harness, services: { ...services, store } } } as unknown as OAuthWorld
  }
  const ends = {
    AdminUserGlobalSignOut: () => harness.call('AdminUserGlobalSignOut', named()),
    AdminDisableUser: () => harness.call('AdminDisableUser', named()),
    AdminDeleteUser: () => harness.call('AdminDeleteUser', named()),
    AdminSetUserPassword: () => harness.call('AdminSetUserPassword', { ...named(), Password, Permanent: true }),
  } as const

  for (const responseType of ['code', 'token'] as const)
    for (const [name, end] of Object.entries(ends))
      test(`${name} during a request for a ${responseType}: back to the sign-in`, async () => {
        const flows = { code: 'code', token: 'implicit' } as const
        const { clientId } = await createOAuthClient(harness, world.poolId, {
          AllowedOAuthFlows: [flows[responseType]],
        })
        const own = { ...world, clientId }
        const browser = createBrowser(own)
        await browser.signIn({ response_type: responseType })
        const late = createBrowser(interrupted(end), world.site, new Map(browser.cookies))
        const query = { client_id: clientId, response_type: responseType }
        const place = await late.authorize(query)
        assert.equal(placeOf(place), `${world.site.base}/login`)
        assert.equal(placeOf(await late.authorize(query)), `${world.site.base}/login`)
        assert.deepEqual(answered(await late.authorize({ ...query, prompt: 'none' })), {
          error: 'login_required',
          state: 's',
        })
      })
})

test('what is one pool’s, client’s or flow’s is no other’s', async () => {
  const other = await createOAuthWorld(harness)
  const { clientId } = await createOAuthClient(harness, world.poolId)
  const code = await newCode(world)
  assert.equal(await refusedTokens(other, redeeming(world, code)), 'invalid_client')
  assert.equal(await refusedTokens(other, redeeming(other, code)), 'invalid_grant')
  assert.equal(await refusedTokens(world, redeeming({ ...world, clientId }, code)), 'invalid_grant')
  const { refresh_token, access_token, id_token } = await signedIn(world, allScopes)
  const refresh = (client_id: string, token = refresh_token) => ({
    grant_type: 'refresh_token',
    client_id,
    refresh_token: token,
  })
  assert.equal(await refusedTokens(other, refresh(other.clientId)), 'invalid_grant')
  assert.equal(await refusedTokens(world, refresh(clientId)), 'invalid_grant')
  for (const token of [access_token, id_token, code])
    assert.equal(await refusedTokens(world, refresh(world.clientId, token)), 'invalid_grant')
  const swapped = { grant_type: 'authorization_code', client_id: world.clientId, redirect_uri: redirectUri }
  assert.equal(await refusedTokens(world, { ...swapped, code: refresh_token }), 'invalid_grant')
  assert.equal((await harness.refusal('GetUser', { AccessToken: id_token }, { kind: 'unsigned' })).status, 400)
})
