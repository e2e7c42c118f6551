import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { finishSignIn } from '#flows/oauth/finish-sign-in.ts'
import { createHarness, type Harness } from '#test/support/harness.ts'
import { claimsOf } from '#test/support/people.ts'
import { answered, authorizeQuery, createBrowser, type Query } from './browser-fixture.ts'
import {
  allScopes,
  askTokens,
  askUserInfo,
  basic,
  bodyOf,
  clientOf,
  createOAuthClient,
  createOAuthWorld,
  type OAuthWorld,
  redeeming,
  revoke,
  tokens,
  userInfoWith,
  userOf,
} from './token-fixture.ts'

/** Requests that are allowed and seldom: what comes back is what was asked for, letter by letter. */

let harness: Harness
let world: OAuthWorld
before(async () => {
  harness = await createHarness()
  world = await createOAuthWorld(harness)
})
after(() => harness.close())

const urls: readonly (readonly [url: string, beforeCode: string])[] = [
  ['https://app.example.com/back?a=b', '?a=b&'],
  ['https://app.example.com/back?a=b&', '?a=b&'],
  ['https://app.example.com/back?', '?'],
  ['https://app.example.com/back?code=mine&state=mine', '?code=mine&state=mine&'],
  ['https://app.example.com/%62ack;x=1?a=%20', '?a=%20&'],
  ['https://APP.example.com', '?'],
  ['myapp://', '?'],
  ['myapp://back', '?'],
  ['myapp:/x', '?'],
  ['com.example.app:/x?a=b', '?a=b&'],
  ['http://localhost', '?'],
  ['http://localhost:3000/back', '?'],
  ['http://127.0.0.1:8080/back?a=b', '?a=b&'],
]

describe('the code follows whatever redirect URI is registered', () => {
  for (const [url, start] of urls) {
    test(url, async () => {
      const { clientId } = await createOAuthClient(harness, world.poolId, { CallbackURLs: [url] })
      const own = { ...world, clientId }
      const href = await locationAfter(own, { redirect_uri: url })
      const place = url.split('?', 1)[0] ?? ''
      assert.ok(href.startsWith(`${place}${start}code=`), href)
      assert.match(href.slice(place.length + start.length), /^code=[\w-]{43}&state=s$/)
      const code = new URLSearchParams(href.slice(href.indexOf('?'))).getAll('code').at(-1) ?? ''
      await tokens(own, redeeming(own, code, { redirect_uri: url }))
    })
  }
})

/** Where the browser is sent after the sign-in, not read by a parser, which would tidy it. */
async function locationAfter(own: OAuthWorld, query: Query): Promise<string> {
  const client = await clientOf(own, own.clientId)
  const asked = { client, user: await userOf(own), authorizeQuery: authorizeQuery(own, query) }
  const { services } = harness
  const answer = await finishSignIn(services, own.site, { ...asked, sourceIp: '127.0.0.1', cookies: new Map() })
  assert.equal(answer.status, 302)
  return String(answer.headers.location)
}

const states: Readonly<Record<string, string>> = {
  'of 2 KB': 's'.repeat(2_048),
  'of 6 KB': '~'.repeat(6_000),
  'in many scripts': 'Zoë 日本語 🙂 \u202e\u0001',
  'of markup': '"><script>alert(1)</script>&code=mine#x',
  'of line breaks': 'a\r\nset-cookie: a=b',
  'of JSON': '{"a":["b"]}',
  'of escapes': '%00%0d%252e+ +',
}

describe('the state comes back as it was', () => {
  for (const [what, state] of Object.entries(states)) {
    test(what, async () => {
      const implicit = await createOAuthClient(harness, world.poolId, { AllowedOAuthFlows: ['implicit'] })
      const places = [
        await locationAfter(world, { state }),
        await locationAfter(
          { ...world, ...implicit },
          { ...{ client_id: implicit.clientId, state }, response_type: 'token' },
        ),
        (await createBrowser(world).authorize({ state, prompt: 'none' })).href,
        (await createBrowser(world).authorize({ state, scope: 'nonsense' })).href,
      ]
      for (const place of places) {
        assert.match(place, /^[\x21-\x7e]+$/)
        assert.equal(answered(new URL(place)).state, state)
      }
    })
  }

  test('and one that cannot be sent on is refused', async () => {
    assert.equal(answered(await createBrowser(world).authorize({ state: 'a\0' })).error, 'invalid_request')
  })
})

describe('scopes', () => {
  const granted: readonly (readonly [scope: string | undefined, granted: string])[] = [
    ['  openid   email  ', 'openid email'],
    ['email openid email openid', 'email openid'],
    ['', allScopes.join(' ')],
    ['   ', allScopes.join(' ')],
    [undefined, allScopes.join(' ')],
  ]
  for (const [scope, expected] of granted) {
    test(`${JSON.stringify(scope)} are ${expected}`, async () => {
      const code = new URL(await locationAfter(world, { scope })).searchParams.get('code') ?? ''
      const { access_token } = await tokens(world, redeeming(world, code))
      assert.equal(claimsOf(access_token).scope, expected)
    })
  }

  for (const scope of ['openid\temail', 'openid\u00a0email', 'openid,email', 'OPENID', 'openid\nemail']) {
    test(`${JSON.stringify(scope)} is none that there is`, async () => {
      const { error, error_description } = answered(await createBrowser(world).authorize({ scope }))
      assert.deepEqual([error, error_description], ['invalid_request', 'invalid_scope'])
    })
  }

  for (const scope of ['email', 'phone', 'profile', 'email phone profile']) {
    test(`${scope} without openid: an access token that opens nothing, and no ID token`, async () => {
      const code = new URL(await locationAfter(world, { scope })).searchParams.get('code') ?? ''
      const { access_token, id_token } = await tokens(world, redeeming(world, code))
      assert.equal(id_token, undefined)
      const claims = claimsOf(access_token)
      assert.equal(claims.scope, scope)
      for (const name of ['email', 'phone_number', 'name', 'custom:level']) assert.equal(claims[name], undefined)
      const answer = await askUserInfo(world, access_token)
      assert.equal(answer.status, 401)
      assert.equal(bodyOf<{ error: string }>(answer).error, 'invalid_token')
      const refused = await harness.refusal('GetUser', { AccessToken: access_token })
      assert.equal(refused.code, 'NotAuthorizedException')
    })
  }
})

test('CVE-2022-1274: what programs are told is JSON and repeats nothing of what they sent', async () => {
  const value = '"><script>alert(1)</script>'
  const names = ['grant_type', 'client_id', 'client_secret', 'code', 'redirect_uri', 'refresh_token', 'token', 'scope']
  const sound = { grant_type: 'refresh_token', client_id: world.clientId, refresh_token: 'x', token: 'x' }
  const headers = { authorization: `Bearer ${value}`, origin: value }
  const answers = [await userInfoWith(world, headers), await askUserInfo(world, `${value}`)]
  for (const name of [...names, 'aws_client_metadata', value]) {
    answers.push(await askTokens(world, { ...sound, [name]: value }), await revoke(world, { ...sound, [name]: value }))
    answers.push(await askTokens(world, { ...sound, [name]: value }, basic(value, value)))
  }
  for (const { status, headers, body } of answers) {
    assert.ok(status < 500)
    assert.equal(headers['content-type'], body === '' ? undefined : 'application/json;charset=UTF-8')
    assert.doesNotMatch(`${body}${JSON.stringify(headers)}`, /<|alert/)
  }
})
