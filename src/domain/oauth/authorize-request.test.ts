import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { AppClient, ClientSettings } from '#domain/clients.ts'
import { addressOf, judgeAuthorize } from './authorize-request.ts'

const callback = 'https://app.example.com/callback'
const challenge = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM'

function clientWith(change: ClientSettings = {}): AppClient {
  const settings: ClientSettings = {
    AllowedOAuthFlowsUserPoolClient: true,
    AllowedOAuthFlows: ['code'],
    AllowedOAuthScopes: ['openid', 'email', 'https://api.example.com/read'],
    CallbackURLs: [callback, 'https://app.example.com/other'],
    SupportedIdentityProviders: ['COGNITO'],
    ...change,
  }
  const at = new Date(0)
  return { id: 'client1', poolId: 'p_1', name: 'app', settings, secrets: [], createdAt: at, modifiedAt: at }
}

type Changes = Readonly<Record<string, string | readonly string[] | undefined>>

function queryWith(changes: Changes = {}): URLSearchParams {
  const query = new URLSearchParams()
  const good: Changes = { response_type: 'code', client_id: 'client1', redirect_uri: callback, state: 's 1' }
  for (const [name, value] of Object.entries({ ...good, ...changes }))
    for (const each of typeof value === 'string' ? [value] : (value ?? [])) query.append(name, each)
  return query
}

const judge = (changes: Changes = {}, settings: ClientSettings = {}) =>
  judgeAuthorize(clientWith(settings), queryWith(changes))

test('a sound request, with everything', () => {
  const verdict = judge({
    scope: 'email openid email',
    nonce: 'n',
    code_challenge: challenge,
    code_challenge_method: 'S256',
    resource: 'https://api.example.com',
    prompt: 'login select_account',
    max_age: '60',
    lang: 'de',
    login_hint: 'anna',
    identity_provider: 'COGNITO',
    unheard_of: ['1', '2'],
  })
  assert.ok(verdict.kind === 'sound')
  const { client, ...request } = verdict.request
  assert.equal(client.id, 'client1')
  assert.deepEqual(request, {
    redirectUri: callback,
    responseType: 'code',
    state: 's 1',
    scopes: ['email', 'openid'],
    nonce: 'n',
    codeChallenge: challenge,
    resource: 'https://api.example.com',
    prompts: new Set(['login', 'select_account']),
    maxAgeSeconds: 60,
  })
  assert.equal(addressOf(verdict.request).place, 'query')
})

test('the least that is sound: all scopes of the client, and what has no value counts as left out', () => {
  const empty = {
    scope: '',
    nonce: '',
    state: '',
    code_challenge: '',
    code_challenge_method: '',
    prompt: '',
    resource: '',
  }
  for (const changes of [{ state: undefined }, empty]) {
    const verdict = judge(changes)
    assert.ok(verdict.kind === 'sound')
    const { scopes, state, nonce, codeChallenge, resource, prompts } = verdict.request
    assert.deepEqual(scopes, ['openid', 'email', 'https://api.example.com/read'])
    assert.deepEqual(
      [state, nonce, codeChallenge, resource, prompts.size],
      [undefined, undefined, undefined, undefined, 0],
    )
  }
})

test('tokens are answered in the fragment', () => {
  const verdict = judge({ response_type: 'token' }, { AllowedOAuthFlows: ['code', 'implicit'] })
  assert.ok(verdict.kind === 'sound')
  assert.equal(addressOf(verdict.request).place, 'fragment')
})

describe('never a redirect', () => {
  const cases: [string, Changes, ClientSettings, string][] = [
    ['another client', { client_id: 'client2' }, {}, 'invalid_request'],
    ['no client', { client_id: undefined }, {}, 'invalid_request'],
    ['two clients', { client_id: ['client1', 'client2'] }, {}, 'invalid_request'],
    ['the same client twice', { client_id: ['client1', 'client1'] }, {}, 'invalid_request'],
    ['a client without OAuth', {}, { AllowedOAuthFlowsUserPoolClient: false }, 'unauthorized_client'],
    ['another URL', { redirect_uri: `${callback}/` }, {}, 'redirect_mismatch'],
    ['two URLs', { redirect_uri: [callback, 'https://evil.example'] }, {}, 'redirect_mismatch'],
    ['two URLs, the bad one first', { redirect_uri: ['https://evil.example', callback] }, {}, 'redirect_mismatch'],
    ['no URL, and none that would be meant', { redirect_uri: undefined }, {}, 'redirect_mismatch'],
    [
      'a bad URL and more that is bad',
      { redirect_uri: 'https://evil.example', response_type: 'x' },
      {},
      'redirect_mismatch',
    ],
  ]
  for (const [name, changes, settings, error] of cases) {
    test(name, () => {
      const verdict = judge(changes, settings)
      assert.deepEqual([verdict.kind, 'error' in verdict && verdict.error], ['page', error])
    })
  }
  test('a client that is not there', () => {
    const verdict = judgeAuthorize(undefined, queryWith())
    assert.deepEqual(verdict, { kind: 'page', error: 'invalid_request', clientId: 'client1' })
  })
})

describe('the app is told', () => {
  const bad = 'invalid_request'
  const pkce = { code_challenge: challenge, code_challenge_method: 'S256' }
  const cases: [string, Changes, string, ClientSettings?][] = [
    ['no response type', { response_type: undefined }, bad],
    ['an unknown response type', { response_type: 'id_token' }, bad],
    ['two response types in one', { response_type: 'code token' }, bad],
    ['a response type of every object', { response_type: 'constructor' }, bad],
    ['tokens, where only codes are allowed', { response_type: 'token' }, 'unauthorized_client'],
    ['a code, where only tokens are allowed', {}, 'unauthorized_client', { AllowedOAuthFlows: ['implicit'] }],
    ['a code, for a machine', {}, 'unauthorized_client', { AllowedOAuthFlows: ['client_credentials'] }],
    ["a scope that is not the client's", { scope: 'openid phone' }, bad],
    ['a scope in another case', { scope: 'OpenID' }, bad],
    ['GHSA-9h47-pqcx-hjr4: plain PKCE', { ...pkce, code_challenge_method: 'plain' }, bad],
    ['CVE-2024-23647: a challenge without a method', { code_challenge: challenge }, bad],
    ['a method without a challenge', { code_challenge_method: 'S256' }, bad],
    ['a method in another case', { ...pkce, code_challenge_method: 's256' }, bad],
    ['a short challenge', { ...pkce, code_challenge: challenge.slice(1) }, bad],
    ['a padded challenge', { ...pkce, code_challenge: `${challenge.slice(1)}=` }, bad],
    ['a resource that is no URL', { resource: 'api' }, bad],
    ['a resource with a fragment', { resource: 'https://api.example.com#x' }, bad],
    ['a resource over plain http', { resource: 'http://api.example.com' }, bad],
    ['a resource that looks local', { resource: 'http://localhost@evil.example' }, bad],
    ['two resources', { resource: ['https://a.example', 'https://b.example'] }, bad],
    ['none beside another prompt', { prompt: 'none login' }, bad],
    ['an unknown prompt', { prompt: 'create' }, bad],
    ['an unknown provider', { identity_provider: 'Google' }, bad],
    ['a provider by an identifier', { idp_identifier: 'example.com' }, bad],
    ['a client without providers', {}, bad, { SupportedIdentityProviders: [] }],
    ['two nonces', { nonce: ['a', 'b'] }, bad],
    ['a nonce with a zero character', { nonce: 'a\0' }, bad],
    ['an endless nonce', { nonce: 'a'.repeat(2_049) }, bad],
    ['two prompts', { prompt: ['none', 'login'] }, bad],
    ['an age that is no number', { max_age: '-1' }, bad],
    ['two ages', { max_age: ['1', '2'] }, bad],
    ['a request object', { request: 'eyJhbGciOiJub25lIn0.e30.' }, 'request_not_supported'],
    ['a request object, empty', { request: '' }, 'request_not_supported'],
    ['CVE-2025-67494: a request object elsewhere', { request_uri: 'http://10.0.0.1/' }, 'request_uri_not_supported'],
    ['a registration', { registration: '{}' }, 'registration_not_supported'],
  ]
  for (const [name, changes, error, settings = {}] of cases) {
    test(name, () => {
      const verdict = judge(changes, settings)
      assert.ok(verdict.kind === 'redirect')
      const place = changes.response_type === 'token' ? 'fragment' : 'query'
      assert.deepEqual([verdict.problem.error, verdict.redirectUri, verdict.state], [error, callback, 's 1'])
      assert.equal(verdict.place, place)
    })
  }
  test('two states: neither is given back', () => {
    const verdict = judge({ state: ['a', 'b'] })
    assert.ok(verdict.kind === 'redirect')
    assert.deepEqual([verdict.problem.error, verdict.state], [bad, undefined])
  })
  test('the words for a scope are those that were measured', () => {
    const verdict = judge({ scope: 'phone' })
    assert.ok(verdict.kind === 'redirect')
    assert.deepEqual(verdict.problem, { error: 'invalid_request', description: 'invalid_scope' })
  })
})

test('resources of every allowed kind', () => {
  for (const resource of ['https://api.example.com/v1?x=1', 'http://localhost:8080', 'myapp://api'])
    assert.equal(judge({ resource }).kind, 'sound', resource)
})
