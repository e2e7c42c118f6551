import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { createLocalJWKSet, type JSONWebKeySet, type JWTPayload, jwtVerify } from 'jose'
import { type Answered, authorizeAddress, basic, type Parameters, postForm } from '#test/clients/oauth-requests.ts'
import { callback, type OAuthPool, type OAuthServer, startOAuthServer } from '#test/clients/oauth-world.ts'
import { type Arrived, PlainBrowser } from '#test/clients/plain-browser.ts'
import { password } from '#test/clients/sdk-world.ts'
import { createTestClock, type TestClock } from '#test/support/harness.ts'

/** What a user of the tests has, all of it by the names of OpenID Connect Core 1.0, section 5.1. */
export const profile = {
  name: 'Ada Lovelace',
  given_name: 'Ada',
  family_name: 'Lovelace',
  middle_name: 'King',
  nickname: 'Countess',
  preferred_username: 'ada.l',
  profile: 'https://people.example/ada',
  picture: 'https://people.example/ada.png',
  website: 'https://ada.example/',
  gender: 'female',
  birthdate: '1815-12-10',
  zoneinfo: 'Europe/London',
  locale: 'en-GB',
  updated_at: '1700000000',
}
export const email = { email: 'ada@people.example', email_verified: 'true' }
export const phone = { phone_number: '+12065550100', phone_number_verified: 'true' }
export const address = '12 St James Square, London'
export const scopes = ['openid', 'email', 'phone', 'profile']

export type ConformanceWorld = {
  readonly server: OAuthServer
  readonly clock: TestClock
  /** Of a client with a secret that may have codes. */
  readonly pool: OAuthPool
  readonly sub: string
  /** From an authorize request to the address of the app, through the pages where they stand in the way. */
  authorize(change?: Parameters, browser?: PlainBrowser): Promise<URL>
  /** Where an authorize request leads by itself: a page of the site, or the app with status 0. */
  open(change?: Parameters, browser?: PlainBrowser): Promise<Arrived>
  redeem(at: URL, change?: Parameters): Promise<Answered>
  userInfo(accessToken: unknown, init?: UserInfoRequest): Promise<Answered>
  /** The checks of OpenID Connect Core 1.0, section 3.1.3.7, on an ID token, whose claims come back. */
  checkIdToken(idToken: unknown, expected?: IdTokenExpected): Promise<JWTPayload>
}

type UserInfoRequest = { readonly method: 'GET' | 'POST'; readonly form?: Parameters }
export type IdTokenExpected = { readonly nonce?: string; readonly accessToken?: unknown; readonly clientId?: string }

/** The clock starts in the past, so that it can be moved without leaving the present of whoever signs requests. */
export async function startConformanceWorld(): Promise<ConformanceWorld & { close(): Promise<void> }> {
  const clock = createTestClock(Date.now() - 120_000)
  const server = await startOAuthServer({ clock, settings: { LIFEGUARD_RATE_LIMITS: 'off' } })
  try {
    return { ...(await worldOn(server, clock)), close: () => server.close() }
  } catch (error) {
    await server.close()
    throw error
  }
}

async function worldOn(server: OAuthServer, clock: TestClock): Promise<ConformanceWorld> {
  const pool = await server.createPool({ client: { GenerateSecret: true, AllowedOAuthScopes: scopes } })
  const sub = await server.addPerson(pool.poolId, 'ada', { ...profile, ...email, ...phone, address })
  const { keys } = (await (await server.fetch(`${pool.issuer}/.well-known/jwks.json`)).json()) as JSONWebKeySet
  const keySet = createLocalJWKSet({ keys })

  const open: ConformanceWorld['open'] = (change, browser = new PlainBrowser(server)) =>
    browser.open(authorizeAddress(pool, { scope: scopes.join(' '), ...change }))
  return {
    server,
    clock,
    pool,
    sub,
    open,
    async authorize(change, browser = new PlainBrowser(server)) {
      const arrived = await open(change, browser)
      if (arrived.status === 0) return arrived.address
      const left = await browser.submit(arrived, '/login', { username: 'ada', password })
      assert.equal(left.status, 0, left.text)
      return left.address
    },
    redeem(at, change = {}) {
      const code = at.searchParams.get('code') ?? assert.fail(`There is no code in ${at}`)
      const form = { grant_type: 'authorization_code', redirect_uri: callback, code }
      const { client_id, ...more } = change
      const shown = client_id === undefined ? basic(pool) : {}
      return postForm(server, `${pool.bases.ofDomain}/oauth2/token`, { ...form, ...change, ...more }, shown)
    },
    async userInfo(accessToken, { method, form } = { method: 'GET' }) {
      const headers: Record<string, string> =
        accessToken === undefined ? {} : { authorization: `Bearer ${accessToken}` }
      const body = form && new URLSearchParams(form as Record<string, string>)
      const url = `${pool.bases.ofDomain}/oauth2/userInfo`
      const answer = await server.fetch(url, { method, headers, ...(body && { body }) })
      const text = await answer.text()
      return { status: answer.status, headers: answer.headers, body: text === '' ? {} : JSON.parse(text) }
    },
    async checkIdToken(idToken, { nonce, accessToken, clientId = pool.clientId } = {}) {
      const now = clock.now()
      const expected = { issuer: pool.issuer, audience: clientId, algorithms: ['RS256'], currentDate: now }
      const { payload } = await jwtVerify(String(idToken), keySet, expected)
      const seconds = now.getTime() / 1_000
      assert.equal(payload.aud, clientId)
      assert.equal(payload.sub, sub)
      assert.ok(Number(payload.iat) <= seconds && Number(payload.iat) > seconds - 60)
      assert.ok(Number(payload.exp) > Number(payload.iat))
      assert.ok(Number.isInteger(payload.auth_time) && Number(payload.auth_time) <= seconds)
      assert.equal(payload.nonce, nonce)
      if (accessToken !== undefined) assert.equal(payload.at_hash, halfHash(String(accessToken)))
      return payload
    },
  }
}

/** OpenID Connect Core 1.0, section 3.1.3.6. */
function halfHash(token: string): string {
  return createHash('sha256').update(token).digest().subarray(0, 16).toString('base64url')
}
