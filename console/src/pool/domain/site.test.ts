import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { UserPoolClientType } from '@aws-sdk/client-cognito-identity-provider'
import { loginPageUrl, siteOf } from './site.ts'

const named = { PublicUrl: 'http://localhost:9750', DomainSuffix: '.auth.us-east-1.localhost:9750' }
const secure = { PublicUrl: 'https://id.example.com', DomainSuffix: '.auth.eu-west-1.id.example.com' }
const address = { PublicUrl: 'http://127.0.0.1:9750' }
const Id = 'us-east-1_abc'

const sites = [
  [named, { Id, Domain: 'shop', CustomDomain: 'login.example.com' }, 'http://login.example.com:9750'],
  [secure, { Id, CustomDomain: 'login.example.com' }, 'https://login.example.com'],
  [named, { Id, Domain: 'shop' }, 'http://shop.auth.us-east-1.localhost:9750'],
  [secure, { Id, Domain: 'shop' }, 'https://shop.auth.eu-west-1.id.example.com'],
  [named, { Id }, 'http://localhost:9750/us-east-1_abc'],
  [address, { Id, Domain: 'shop' }, 'http://127.0.0.1:9750/us-east-1_abc'],
] as const
for (const [server, pool, site] of sites)
  test(`the site of ${JSON.stringify(pool)} at ${server.PublicUrl}`, () => assert.equal(siteOf(server, pool), site))

const client: UserPoolClientType = {
  ClientId: 'c1',
  CallbackURLs: ['https://example.com/?a=1&b=2', 'https://example.com/other'],
  AllowedOAuthFlows: ['code', 'implicit'],
  AllowedOAuthScopes: ['email', 'openid'],
  AllowedOAuthFlowsUserPoolClient: true,
}
const queryOf = (patch: UserPoolClientType) => {
  const url = loginPageUrl('https://id.example.com/p', { ...client, ...patch })
  return url && Object.fromEntries(new URL(url).searchParams)
}

test('the login page gets what the app would send', () => {
  assert.deepEqual(queryOf({}), {
    client_id: 'c1',
    response_type: 'code',
    scope: 'email openid',
    redirect_uri: 'https://example.com/?a=1&b=2',
  })
  assert.equal(loginPageUrl('https://id.example.com/p', client)?.split('?')[0], 'https://id.example.com/p/login')
})

test('the default redirect URI comes before the first callback URL; the implicit grant asks for a token', () => {
  const query = queryOf({ DefaultRedirectURI: 'https://example.com/other', AllowedOAuthFlows: ['implicit'] })
  assert.deepEqual(query && [query.redirect_uri, query.response_type], ['https://example.com/other', 'token'])
})

const without = [
  { AllowedOAuthFlowsUserPoolClient: false },
  { CallbackURLs: [] },
  { AllowedOAuthFlows: ['client_credentials' as const] },
]
for (const patch of without)
  test(`there is no login page with ${JSON.stringify(patch)}`, () => assert.equal(queryOf(patch), undefined))
