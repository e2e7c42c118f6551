import assert from 'node:assert/strict'
import { test } from 'node:test'
import { redirectUrlProblem } from './redirect-url.ts'

const accepted = [
  'https://app.example',
  'https://app.example/callback?from=pool',
  'https://app.example:8443/a@b',
  'https://app.example/?mail=a@b.example',
  'http://localhost',
  'http://localhost:3000/callback',
  'http://127.0.0.1:8080/',
  'http://[::1]:8080/',
  'myapp://',
  'myapp://callback',
  'com.example.app:/oauth',
  'exp://192.168.0.2:19000',
]
for (const url of accepted) {
  test(`${url} is accepted`, () => assert.equal(redirectUrlProblem(url), undefined))
}

const refused: readonly [url: string, problem: string][] = [
  ['/callback', '/callback is not an absolute URL.'],
  ['app.example/callback', 'app.example/callback is not an absolute URL.'],
  ['//app.example', '//app.example is not an absolute URL.'],
  ['https:', 'https: is not an absolute URL.'],
  ['https://', 'https:// is not an absolute URL.'],
  ['https:app.example', 'https:app.example is not an absolute URL.'],
  ['https:/app.example', 'https:/app.example is not an absolute URL.'],
  ['https:\\\\app.example', 'https:\\\\app.example is not an absolute URL.'],
  ['https://app.example\\@evil.example', 'https://app.example\\@evil.example is not an absolute URL.'],
  ['1app://callback', '1app://callback is not an absolute URL.'],
  ['https://app.example/#done', 'https://app.example/#done cannot use fragment'],
  ['myapp://callback#', 'myapp://callback# cannot use fragment'],
  ['http://app.example/callback', 'http://app.example/callback cannot use the HTTP protocol.'],
  ['HTTP://app.example', 'HTTP://app.example cannot use the HTTP protocol.'],
  ['http://localhost.evil.example', 'http://localhost.evil.example cannot use the HTTP protocol.'],
  ['http://192.168.0.2:3000', 'http://192.168.0.2:3000 cannot use the HTTP protocol.'],
]
for (const [url, problem] of refused) {
  test(`${url} is refused`, () => assert.equal(redirectUrlProblem(url), problem))
}

test('CVE-2024-8883: what looks like a host before an @ is refused', () => {
  for (const url of [
    'http://127.0.0.1:1@evil.example/',
    'https://app.example@evil.example',
    'https://@evil.example',
    'http://localhost:@evil.example',
  ])
    assert.equal(redirectUrlProblem(url), `${url} cannot contain user information.`)
})

test('CVE-2025-67495 and CVE-2026-29192: schemes that a browser runs are refused, in any spelling', () => {
  for (const url of [
    'javascript:alert(1)',
    'JavaScript:alert(1)//https://app.example',
    'data:text/html,x',
    'vbscript:x',
    'blob:https://app.example/1',
    'file:///etc/passwd',
  ])
    assert.match(redirectUrlProblem(url) ?? '', / cannot use the [A-Z]+ protocol\.$/)
})
