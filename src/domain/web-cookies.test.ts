import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { WebSite } from './web.ts'
import { cookieLine } from './web-cookies.ts'

const pool: WebSite['pool'] = { id: 'p_1', name: 'p', settings: {}, createdAt: new Date(0), modifiedAt: new Date(0) }
const onHost: WebSite = { pool, base: 'https://login.example.com', basePath: '', secure: true }
const underPath: WebSite = { pool, base: 'http://localhost:9750/p_1', basePath: '/p_1', secure: false }

test('a cookie is bound to its site, out of reach for scripts, and Secure over https', () => {
  assert.equal(cookieLine(onHost, 'cognito', 'abc'), 'cognito=abc; Path=/; HttpOnly; Secure; SameSite=Lax')
  assert.equal(cookieLine(underPath, 'cognito', 'abc'), 'cognito=abc; Path=/p_1; HttpOnly; SameSite=Lax')
})

test('an age of 0 takes a cookie away; one for scripts says so', () => {
  assert.match(cookieLine(onHost, 'cognito', '', { maxAgeSeconds: 0 }), /^cognito=; Path=\/; Max-Age=0; HttpOnly;/)
  const forScripts = cookieLine(onHost, 'lang', 'de', { maxAgeSeconds: 60, httpOnly: false })
  assert.equal(forScripts, 'lang=de; Path=/; Max-Age=60; Secure; SameSite=Lax')
})

test('a value can add no attribute and no header line', () => {
  for (const value of ['a; Domain=example.com', 'a\r\nset-cookie: b=c', 'a b', 'a,b', 'a"', 'ä', '\\'])
    assert.throws(() => cookieLine(onHost, 'cognito', value), RangeError)
})
