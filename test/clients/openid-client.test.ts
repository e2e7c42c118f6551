import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { after, before, describe, test } from 'node:test'
import * as client from 'openid-client'
import type { BrowserContext, Page } from 'playwright-core'
import { arrival, type HostedWorld, startHostedWorld, typePassword } from '#test/browser/hosted-world.ts'
import type { ClientIds, OAuthPool } from './oauth-world.ts'
import { type TokenCheck, tokenCheck } from './token-check.ts'

/** openid-client, as an app uses it, with a person in a real Chromium. */

let world: HostedWorld
before(async () => {
  world = await startHostedWorld()
})
after(() => world?.close())

const scope = 'openid email phone profile photos/read'
const attributes = { email: 'ada@people.example', email_verified: 'true', phone_number: '+12065550100', name: 'Ada' }

type Method = 'none' | 'client_secret_basic' | 'client_secret_post'

const authentication: Readonly<Record<Method, (secret: string) => client.ClientAuth>> = {
  none: () => client.None(),
  client_secret_basic: (secret) => client.ClientSecretBasic(secret),
  client_secret_post: (secret) => client.ClientSecretPost(secret),
}

for (const place of ['on a host of its own', 'below the public URL'] as const) {
  describe(`openid-client, with the pages ${place}`, () => {
    const isBelow = place === 'below the public URL'
    let pool: OAuthPool
    let confidential: ClientIds
    let sub: string
    let check: TokenCheck
    before(async () => {
      pool = await world.createPool(isBelow ? { domain: false } : {})
      confidential = await world.createClient(pool.poolId, { GenerateSecret: true })
      sub = await world.addPerson(pool.poolId, 'ada', attributes)
      check = tokenCheck(world, pool)
    })

    function configurationOf({ clientId, clientSecret }: ClientIds, method: Method) {
      return client.discovery(new URL(pool.issuer), clientId, undefined, authentication[method](clientSecret), {
        execute: [client.allowInsecureRequests],
        [client.customFetch]: world.fetch as client.CustomFetch,
      })
    }

    test('discovery names the endpoints of this place', async () => {
      const metadata = (await configurationOf(pool, 'none')).serverMetadata()
      const base = isBelow ? pool.bases.underPath : pool.bases.ofDomain
      assert.equal(metadata.issuer, pool.issuer)
      assert.equal(metadata.authorization_endpoint, `${base}/oauth2/authorize`)
      assert.equal(metadata.token_endpoint, `${base}/oauth2/token`)
      assert.equal(metadata.end_session_endpoint, `${base}/logout`)
      assert.equal(metadata.supportsPKCE('S256'), true)
    })

    for (const method of ['none', 'client_secret_basic', 'client_secret_post'] as const)
      test(`a whole life of tokens, the client showing itself by ${method}`, async () => {
        const ids = method === 'none' ? pool : confidential
        const config = await configurationOf(ids, method)
        const context = await world.newContext()
        const { tokens, page } = await signIn(config, context)
        const claims = tokens.claims()
        assert.deepEqual([claims?.sub, claims?.email, claims?.email_verified], [sub, attributes.email, true])
        assert.equal(tokens.token_type, 'bearer')
        await check.id(tokens.id_token, ids.clientId)
        const access = await check.access(tokens.access_token, ids.clientId)
        assert.deepEqual([access.scope, access.version], [scope, 2])

        const info = await client.fetchUserInfo(config, tokens.access_token, sub)
        assert.deepEqual(info, { ...attributes, sub, username: 'ada' })
        await assert.rejects(client.fetchUserInfo(config, tokens.access_token, 'another'), client.ClientError)

        const refresh = tokens.refresh_token ?? assert.fail('no refresh token')
        const next = await client.refreshTokenGrant(config, refresh)
        assert.equal(next.refresh_token, undefined)
        assert.equal((await check.id(next.id_token, ids.clientId)).auth_time, claims?.auth_time)
        assert.equal((await check.access(next.access_token, ids.clientId)).scope, scope)

        await client.tokenRevocation(config, refresh)
        await assert.rejects(client.refreshTokenGrant(config, refresh), { error: 'invalid_grant' })
        for (const { access_token } of [tokens, next])
          await assert.rejects(client.fetchUserInfo(config, access_token, sub), client.WWWAuthenticateChallengeError)

        await leavesForGood(config, page)
      })

    test('PKCE, state and nonce are what the app asked with, or it gets nothing', async () => {
      const config = await configurationOf(pool, 'none')
      const context = await world.newContext()
      const asked = await arriveWithCode(config, context)
      const { address, verifier, state, nonce } = asked
      const take = (checks: client.AuthorizationCodeGrantChecks, to = address) =>
        client.authorizationCodeGrant(config, to, checks)
      await assert.rejects(take({ pkceCodeVerifier: verifier, expectedState: 'another', expectedNonce: nonce }))
      const stranger = client.randomPKCECodeVerifier()
      const wrong = { pkceCodeVerifier: stranger, expectedState: state, expectedNonce: nonce }
      await assert.rejects(take(wrong), { error: 'invalid_grant' })
      // Whoever has the code and not the verifier does not burn it for the app.
      const right = { pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce }
      assert.ok(await take(right))
      await assert.rejects(take(right), { error: 'invalid_grant' })

      const again = await arriveWithCode(config, context)
      const otherNonce = { pkceCodeVerifier: again.verifier, expectedState: again.state, expectedNonce: 'another' }
      await assert.rejects(take(otherNonce, again.address), { message: 'unexpected JWT claim value encountered' })
    })

    test('the implicit grant brings tokens in the fragment', async () => {
      const ids = await world.createClient(pool.poolId, { AllowedOAuthFlows: ['implicit'] })
      const config = await configurationOf(ids, 'none')
      const [state, nonce] = [client.randomState(), client.randomNonce()]
      const asked = { response_type: 'token', redirect_uri: world.callback, scope: 'openid photos/read', state, nonce }
      const page = await (await world.newContext()).newPage()
      await page.goto(client.buildAuthorizationUrl(config, asked).href)
      await typePassword(page, 'ada')
      const address = await arrival(page, world)
      assert.equal(address.search, '')
      const given = Object.fromEntries(new URLSearchParams(address.hash.slice(1)))
      assert.deepEqual(Object.keys(given).toSorted(), ['access_token', 'expires_in', 'id_token', 'state', 'token_type'])
      assert.deepEqual([given.state, given.token_type, given.expires_in], [state, 'Bearer', '3600'])
      const id = await check.id(given.id_token, ids.clientId)
      assert.deepEqual([id.nonce, id.sub], [nonce, sub])
      // OpenID Connect Core 1.0, section 3.2.2.9.
      const hash = createHash('sha256')
        .update(given.access_token ?? '')
        .digest()
        .subarray(0, 16)
      assert.equal(id.at_hash, hash.toString('base64url'))
      assert.equal((await check.access(given.access_token, ids.clientId)).scope, 'openid photos/read')
      const info = await client.fetchUserInfo(config, given.access_token ?? '', sub)
      assert.equal(info.username, 'ada')
    })

    async function arriveWithCode(config: client.Configuration, context: BrowserContext) {
      const [verifier, state, nonce] = [client.randomPKCECodeVerifier(), client.randomState(), client.randomNonce()]
      const asked = {
        redirect_uri: world.callback,
        scope,
        state,
        nonce,
        code_challenge: await client.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
      }
      const page = await context.newPage()
      await page.goto(client.buildAuthorizationUrl(config, asked).href)
      if (!page.url().startsWith(world.app.origin)) await typePassword(page, 'ada')
      return { page, address: await arrival(page, world), verifier, state, nonce }
    }

    async function signIn(config: client.Configuration, context: BrowserContext) {
      const { page, address, verifier, state, nonce } = await arriveWithCode(config, context)
      const checks = { pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce, idTokenExpected: true }
      return { page, tokens: await client.authorizationCodeGrant(config, address, checks) }
    }

    /** Signs out: the next request to sign in asks for the password again, and one that may show nothing says so. */
    async function leavesForGood(config: client.Configuration, page: Page): Promise<void> {
      const silent = client.buildAuthorizationUrl(config, { redirect_uri: world.callback, scope, prompt: 'none' })
      await page.goto(silent.href)
      assert.ok((await arrival(page, world)).searchParams.has('code'))
      await page.goto(client.buildEndSessionUrl(config, { logout_uri: world.signedOut }).href)
      assert.equal((await arrival(page, world)).href, world.signedOut)
      await page.goto(silent.href)
      assert.equal((await arrival(page, world)).searchParams.get('error'), 'login_required')
    }
  })
}
