import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, test } from 'node:test'
import { GetUserCommand } from '@aws-sdk/client-cognito-identity-provider'
import { formsIn } from '#pages/visitor-fixture.ts'
import {
  authorizeAddress,
  newCode,
  parametersOf,
  postForm,
  redeem,
  tokensOf,
  userInfo,
} from '#test/clients/oauth-requests.ts'
import { callback, type OAuthPool, type OAuthServer, signedOut, startOAuthServer } from '#test/clients/oauth-world.ts'
import { type Arrived, PlainBrowser } from '#test/clients/plain-browser.ts'
import { password } from '#test/clients/sdk-world.ts'
import { type MailServer, startMailServer } from '#test/support/mail-server.ts'

/** What went wrong at other identity servers, tried here as an attacker would: over HTTP, against the whole server. */

let mail: MailServer
let server: OAuthServer
let pool: OAuthPool
before(async () => {
  mail = await startMailServer()
  server = await startOAuthServer({ smtpUrl: mail.url })
  pool = await server.createPool()
  await server.addPerson(pool.poolId, 'ada')
})
after(async () => {
  await server?.close()
  await mail?.close()
})

const redirects = [
  ['CVE-2024-8883', 'http://127.0.0.1:1@evil.example/'],
  ['CVE-2024-8883', 'https://app.example:443@evil.example/back'],
  ['CVE-2024-1132', `${callback}/../../evil`],
  ['CVE-2024-1132', `${callback}/%2e%2e/evil`],
  ['CVE-2023-6927', 'https://app.example/back*'],
  ['CVE-2023-6927', 'https://app.example.evil.example/back'],
  ['CVE-2024-52289', 'https://appXexample/back'],
  ['CVE-2026-41569', `${callback}.evil.example`],
  ['CVE-2026-41569', `${callback}?next=https://evil.example`],
  ['CVE-2020-15234', 'https://APP.example/back'],
  ['CVE-2020-15234', 'https://app.example/BACK'],
  ['CVE-2025-67495', 'javascript:alert(1)//https://app.example/back'],
  ['CVE-2026-29192', ' https://app.example/back'],
  ['CVE-2026-29192', 'https:\\\\app.example\\back'],
] as const

for (const [id, redirect] of redirects)
  test(`${id}: nobody is sent to ${redirect}, by signing in or out`, async () => {
    const browser = new PlainBrowser(server)
    await browser.signIn(authorizeAddress(pool), 'ada')
    const logout = parametersOf({ client_id: pool.clientId, logout_uri: redirect.replace('/back', '/bye') })
    for (const address of [
      authorizeAddress(pool, { redirect_uri: redirect }),
      authorizeAddress(pool, { redirect_uri: redirect, prompt: 'none', response_type: 'x' }),
      `${pool.bases.ofDomain}/logout?${logout}`,
    ]) {
      const { address: at, status } = await browser.open(address)
      assert.deepEqual([at.origin, at.pathname, status], [pool.bases.ofDomain, '/error', 400])
    }
    const { bases, clientId } = pool
    const bye = parametersOf({ client_id: clientId, logout_uri: signedOut })
    assert.equal((await browser.open(`${bases.ofDomain}/logout?${bye}`)).address.href, signedOut)
  })

test('CVE-2024-4629: of 40 parallel guesses on the sign-in page at most five are looked at', async () => {
  await server.addPerson(pool.poolId, 'target')
  const browser = new PlainBrowser(server)
  const page = await browser.open(authorizeAddress(pool))
  const guess = (typed: string) => browser.submit(page, '/login', { username: 'target', password: typed })
  const guesses = Array.from({ length: 39 }, (_, n) => guess(`Wrong-horse-${n}`))
  const answers = await Promise.all([...guesses, guess('Wrong-horse-last')])
  const said = answers.map(({ text }) => (text.includes('Too many failed attempts') ? 'locked' : 'wrong'))
  assert.ok(said.filter((word) => word === 'wrong').length <= 5, said.join(' '))
  const late = await guess(password)
  assert.deepEqual([late.status, late.text.includes('Too many failed attempts')], [400, true])
})

test('CVE-2023-49097, CVE-2024-47070: no header of a request comes into a link, a redirect or a cookie', async () => {
  const VerificationMessageTemplate = {
    DefaultEmailOption: 'CONFIRM_WITH_LINK' as const,
    EmailMessageByLink: '{##press##}',
    EmailSubjectByLink: 'Link',
  }
  const own = await server.createPool({ pool: { VerificationMessageTemplate } })
  const browser = new PlainBrowser(server)
  Object.assign(browser.headers, {
    'x-forwarded-host': 'evil.example',
    'x-forwarded-proto': 'https',
    'x-forwarded-for': 'nonsense, <>',
    forwarded: 'host=evil.example;proto=https',
    'x-original-url': 'https://evil.example/',
    'x-forwarded-prefix': '/evil',
  })
  const login = await browser.open(authorizeAddress(own))
  const shown: Arrived[] = [login, await browser.open(login.address.href.replace('/login?', '/signup?'))]
  const values = { username: 'bob', 'requiredAttributes[email]': 'bob@people.example', password }
  shown.push(await browser.submit(shown[1] ?? login, '/signup', values))
  for (const { address, text, headers } of shown) {
    assert.equal(address.origin, own.bases.ofDomain)
    assert.doesNotMatch(text + JSON.stringify([...headers]), /evil/)
  }
  const { parsed } = await mail.nextMessageTo('bob@people.example')
  assert.match(String(parsed.html), new RegExp(`href="${own.bases.ofDomain}/confirmUser\\?`))
})

test('CVE-2025-67494, GHSA-5rr4-8452-hf4v: no address in a request is ever fetched', async () => {
  const asked: string[] = []
  const canary = createServer((request, response) => {
    asked.push(request.url ?? '')
    response.end('{}')
  }).listen(0, '127.0.0.1')
  await once(canary, 'listening')
  const trap = `http://127.0.0.1:${(canary.address() as AddressInfo).port}`
  try {
    const browser = new PlainBrowser(server)
    Object.assign(browser.headers, {
      'x-forwarded-host': new URL(trap).host,
      'x-zitadel-forward-host': new URL(trap).host,
    })
    for (const name of ['request_uri', 'resource', 'claims', 'id_token_hint', 'login_hint', 'registration', 'iss'])
      await browser.open(authorizeAddress(pool, { [name]: `${trap}/${name}` }))
    const encoded = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
    const links = { alg: 'RS256', kid: `${trap}/kid`, jku: `${trap}/jku`, x5u: `${trap}/x5u` }
    const token = `${encoded(links)}.${encoded({ iss: `${trap}/iss`, sub: 'x', token_use: 'access' })}.AAAA`
    assert.equal((await userInfo(server, pool, token)).status, 401)
    const assertion = { client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer' }
    const form = { grant_type: 'refresh_token', refresh_token: token, client_assertion: token, ...assertion }
    assert.equal((await postForm(server, `${pool.bases.ofDomain}/oauth2/token`, form)).status, 400)
    assert.deepEqual(asked, [])
  } finally {
    canary.close()
  }
})

const foreignAddresses = [
  ['GHSA-7rqj-j65f-68wh', 'bob@people.example,evil@evil.example'],
  ['GHSA-7rqj-j65f-68wh', 'bob@people.example evil@evil.example'],
  ['CVE-2025-13033', '"evil@evil.example bob"@people.example'],
  ['CVE-2025-13033', 'evil@evil.example＠people.example'],
  ['CVE-2025-13033', '<evil@evil.example> bob@people.example'],
] as const

for (const [id, address] of foreignAddresses)
  test(`${id}: the sign-up page writes no mail to ${address}`, async () => {
    const before = mail.offers
    const browser = new PlainBrowser(server)
    const login = await browser.open(authorizeAddress(pool))
    const page = await browser.open(login.address.href.replace('/login?', '/signup?'))
    const values = { username: 'mallory', 'requiredAttributes[email]': address, password }
    const shown = await browser.submit(page, '/signup', values)
    assert.equal(shown.status, 400)
    assert.equal(formsIn(shown.text)[0]?.fields.get('requiredAttributes[email]'), address)
    assert.equal(mail.offers, before)
  })

test('CVE-2026-55669: a token counts at its own pool, for what it is, and a code for its own client', async () => {
  const other = await server.createPool()
  const { access_token, id_token } = await tokensOf(server, pool, 'ada', { scope: 'openid' })
  assert.equal((await userInfo(server, pool, access_token)).status, 200)
  assert.equal((await userInfo(server, other, access_token)).status, 401)
  assert.equal((await userInfo(server, pool, id_token)).status, 401)
  await assert.rejects(server.sdk.send(new GetUserCommand({ AccessToken: String(access_token) })), {
    name: 'NotAuthorizedException',
    message: 'Access Token does not have required scopes',
  })
  const { status, body } = await redeem(server, other, await newCode(server, pool, 'ada'))
  assert.deepEqual([status, body], [400, { error: 'invalid_grant' }])
})

test('GHSA-7qjx-gp9h-65qj: there is no other way to tokens than the three grants', async () => {
  const { access_token } = await tokensOf(server, pool, 'ada')
  const token = String(access_token)
  const kinds = ['token-exchange', 'jwt-bearer', 'device_code', 'saml2-bearer', 'ciba']
  for (const grant_type of [
    'password',
    'implicit',
    '__proto__',
    ...kinds.map((kind) => `urn:ietf:params:oauth:grant-type:${kind}`),
  ]) {
    const form = {
      grant_type,
      client_id: pool.clientId,
      subject_token: token,
      assertion: token,
      username: 'ada',
      password,
    }
    const { status, body } = await postForm(server, `${pool.bases.ofDomain}/oauth2/token`, form)
    assert.deepEqual([status, body], [400, { error: 'unsupported_grant_type' }], grant_type)
  }
})
