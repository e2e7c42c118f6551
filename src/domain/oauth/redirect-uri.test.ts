import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { AppClient, ClientSettings } from '#domain/clients.ts'
import { answeringUrl, headerSafe, logoutUriFor, redirectUriFor } from './redirect-uri.ts'

function clientWith(settings: ClientSettings): AppClient {
  const at = new Date(0)
  return { id: 'c', poolId: 'p_1', name: 'app', settings, secrets: [], createdAt: at, modifiedAt: at }
}

const registered = [
  'https://app.example.com/callback',
  'https://app.example.com/callback?from=login',
  'http://127.0.0.1:8080/callback',
  'http://localhost:3000',
  'myapp://signed-in',
]
const client = clientWith({ CallbackURLs: registered, LogoutURLs: registered })

describe('a registered URL', () => {
  for (const url of registered) {
    test(url, () => {
      assert.equal(redirectUriFor(client, url), url)
      assert.equal(logoutUriFor(client, url), url)
    })
  }
})

const others: Record<string, readonly string[]> = {
  'CVE-2024-8883: what stands before the @ is no host': [
    'http://127.0.0.1:8080@evil.example/callback',
    'http://127.0.0.1:1@evil.example/',
    'https://app.example.com@evil.example/callback',
    'https://evil.example/https://app.example.com/callback',
    'https://app.example.com/callback/../../evil',
    'https://app.example.com/callback/*',
    'https://app.example.com/callback#fragment',
  ],
  'CVE-2024-52289: a dot is a dot': ['https://appXexample.com/callback', 'https://app.example.com/callbackk'],
  'CVE-2026-41569: a beginning is not enough': [
    'https://app.example.com/callback/more',
    'https://app.example.com/callback?other=1',
    'https://app.example.com/callback?from=login&x=1',
    'https://app.example.com.evil.example/callback',
    'https://app.example.com/',
    'https://app.example.com',
  ],
  'CVE-2020-15234: the case matters': [
    'https://app.example.com/Callback',
    'HTTPS://app.example.com/callback',
    'https://APP.example.com/callback',
    'MyApp://signed-in',
  ],
  'CVE-2025-67495: nothing that a browser would run': [
    'javascript:alert(1)',
    'data:text/html,x',
    ' javascript:alert(1)',
    'java\nscript:alert(1)',
  ],
  'another spelling of the same': [
    'https://app.example.com:443/callback',
    'https://app.example.com/callback/',
    'https://app.example.com/%63allback',
    'https://app.example.com/callback?',
    '//app.example.com/callback',
    '/callback',
    'https:/app.example.com/callback',
  ],
  // Measured: Cognito compares the port too, RFC 8252, section 7.3, or not.
  'another port of the same machine': ['http://127.0.0.1:8081/callback', 'http://localhost:3001', 'http://localhost'],
}

for (const [name, urls] of Object.entries(others)) {
  describe(name, () => {
    for (const url of urls) {
      test(JSON.stringify(url), () => {
        assert.equal(redirectUriFor(client, url), undefined)
        assert.equal(logoutUriFor(client, url), undefined)
      })
    }
  })
}

test('CVE-2025-67495: a bad URL does not count though it was registered once', () => {
  const urls = ['javascript:alert(1)', 'http://app.example.com', 'https://user@app.example.com']
  const old = clientWith({ CallbackURLs: urls, LogoutURLs: urls })
  for (const url of urls) {
    assert.equal(redirectUriFor(old, url), undefined)
    assert.equal(logoutUriFor(old, url), undefined)
  }
  assert.equal(redirectUriFor(clientWith({ CallbackURLs: ['javascript:alert(1)'] }), undefined), undefined)
})

test('nothing asked for: the default, else the only one, else none; never for a sign-out', () => {
  const [one = '', two = ''] = registered
  const urls = { CallbackURLs: [one, two] }
  assert.equal(redirectUriFor(clientWith({ ...urls, DefaultRedirectURI: two }), undefined), two)
  assert.equal(redirectUriFor(clientWith({ CallbackURLs: [one] }), undefined), one)
  assert.equal(redirectUriFor(clientWith(urls), undefined), undefined)
  assert.equal(redirectUriFor(clientWith({}), undefined), undefined)
  assert.equal(
    redirectUriFor(clientWith({ ...urls, DefaultRedirectURI: 'https://evil.example' }), undefined),
    undefined,
  )
  assert.equal(logoutUriFor(clientWith({ LogoutURLs: [one] }), ''), undefined)
})

test('the answer stands behind whatever the URL has', () => {
  const parameters = { code: 'a b&c', state: undefined, x: 'ä' }
  const cases: [string, 'query' | 'fragment', string][] = [
    ['https://a.example/cb', 'query', 'https://a.example/cb?code=a+b%26c&x=%C3%A4'],
    ['https://a.example/cb?y=1', 'query', 'https://a.example/cb?y=1&code=a+b%26c&x=%C3%A4'],
    ['https://a.example/cb?', 'query', 'https://a.example/cb?code=a+b%26c&x=%C3%A4'],
    ['https://a.example/cb?y=1', 'fragment', 'https://a.example/cb?y=1#code=a+b%26c&x=%C3%A4'],
    ['myapp://', 'query', 'myapp://?code=a+b%26c&x=%C3%A4'],
  ]
  for (const [url, place, expected] of cases) assert.equal(answeringUrl(url, parameters, place), expected)
})

test('a header line stays one line of ASCII', () => {
  assert.equal(headerSafe('https://ä.example/☂?a=😀'), 'https://%C3%A4.example/%E2%98%82?a=%F0%9F%98%80')
  assert.equal(headerSafe('https://a.example/\r\nset-cookie: a=b'), 'https://a.example/%0D%0Aset-cookie:%20a=b')
  assert.equal(headerSafe('https://a.example/%41?b=c+d'), 'https://a.example/%41?b=c+d')
})
