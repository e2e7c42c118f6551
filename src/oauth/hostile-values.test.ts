import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { WebRequest } from '#domain/web.ts'
import { brandingEndpoints } from '#flows/branding-files.ts'
import type { WebEndpoint } from '#flows/web-endpoint.ts'
import { pages } from '#pages/pages.ts'
import { openStore } from '#storage/open.ts'
import { createHarness, type Harness } from '#test/support/harness.ts'
import { freshPostgresDatabase } from '#test/support/postgres.ts'
import { browserEndpoints, machineEndpoints } from './endpoints.ts'
import { basic, createOAuthWorld, type OAuthWorld, redirectUri } from './token-fixture.ts'

let harness: Harness
let world: OAuthWorld
before(async () => {
  // The engine that fails on what it can't keep.
  const url = await freshPostgresDatabase()
  harness = await createHarness({ store: async (sealer) => openStore({ url, file: '', sealer }) })
  world = await createOAuthWorld(harness)
})
after(() => harness.close())

const endpoints: Readonly<Record<string, WebEndpoint>> = {
  ...browserEndpoints,
  ...machineEndpoints,
  ...brandingEndpoints,
  ...pages,
}

const hostile = [
  'a\0b',
  '\ufffe\uffff',
  '\u202e\u200f',
  "'; drop table users; --",
  'x'.repeat(60_000),
  '{"a":1}',
  '%00',
]

const names = ['client_id', 'client_secret', 'code', 'code_verifier', 'refresh_token', 'token', 'scope', 'redirect_uri']
const more = ['logout_uri', 'style', 'image', 'username', 'user_name', 'password', 'confirmation_code', 'method']
const steps = ['session', 'secret', 'where', 'address', 'missing', 'state', 'nonce', 'resource', 'login_hint', 'lang']

async function statusOf(name: string, change: Partial<WebRequest>): Promise<number> {
  const endpoint = endpoints[name] ?? assert.fail(name)
  const [method = '', path = ''] = name.split(' ')
  const answer = await endpoint(harness.services, world.site, {
    method: method === 'POST' ? 'POST' : 'GET',
    path,
    query: new URLSearchParams(),
    form: new URLSearchParams(),
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    cookies: new Map(),
    sourceIp: '192.0.2.7',
    requestId: 'request',
    ...change,
  })
  return answer.status
}

/** What a page takes its forms with. */
async function csrfOf(query: URLSearchParams): Promise<string> {
  const answer = await pages['GET /login']?.(harness.services, world.site, {
    method: 'GET',
    path: '/login',
    query,
    form: new URLSearchParams(),
    headers: {},
    cookies: new Map(),
    sourceIp: '192.0.2.7',
    requestId: 'request',
  })
  return /XSRF-TOKEN=([^;]+)/.exec(String(answer?.headers['set-cookie']))?.[1] ?? assert.fail('no token')
}

for (const name of Object.keys(endpoints)) {
  test(`CWE-20: no value of a parameter makes ${name} fail`, async () => {
    const sound = { client_id: world.clientId, response_type: 'code', redirect_uri: redirectUri }
    const csrf = await csrfOf(new URLSearchParams(sound))
    for (const value of hostile) {
      for (const parameter of [...names, ...more, ...steps]) {
        const query = new URLSearchParams(sound)
        const cookies = new Map([['XSRF-TOKEN', csrf]])
        const form = new URLSearchParams({ grant_type: 'refresh_token', client_id: world.clientId, _csrf: csrf })
        if (name.startsWith('POST')) form.set(parameter, value)
        else query.set(parameter, value)
        assert.ok((await statusOf(name, { query, form, cookies })) < 500, `${parameter} ${value.slice(0, 20)}`)
      }
      const headers = { 'content-type': 'application/x-www-form-urlencoded', ...basic(value, value) }
      const cookies = new Map(['cognito', 'XSRF-TOKEN', 'page-data', 'lang'].map((cookie) => [cookie, value]))
      assert.ok((await statusOf(name, { headers, cookies })) < 500)
    }
  })
}
