import assert from 'node:assert/strict'
import type { AddressInfo } from 'node:net'
import { test } from 'node:test'
import { exchange } from './api-fixture.ts'
import { fakeWebServer, hostSite, pathSite, poolId } from './web-fixture.ts'

const onHost = { host: 'login.example.com' }
const form = { 'content-type': 'application/x-www-form-urlencoded' }

test('a site answers on its host and below its pool, and nowhere else', async () => {
  const { server, seen } = fakeWebServer()
  assert.equal((await server.inject({ url: '/login?a=1', headers: onHost })).body, 'seen')
  assert.equal((await server.inject({ url: `/${poolId}/login?a=1` })).body, 'seen')
  assert.deepEqual(
    seen.map(({ site, request }) => [site, request.path, request.query.toString()]),
    [
      [hostSite, '/login', 'a=1'],
      [pathSite, '/login', 'a=1'],
    ],
  )
  assert.equal((await server.inject({ url: '/login' })).statusCode, 404)
  assert.equal((await server.inject({ url: '/us-east-1_bbbbbbbbb/login' })).statusCode, 404)
  assert.equal((await server.inject({ url: '/login', headers: { host: 'other.example.com' } })).statusCode, 404)
})

test('a host of a site has neither the API nor health nor other pools nor keys', async () => {
  const { server } = fakeWebServer()
  const found = (url: string, method: 'GET' | 'POST' = 'GET') => server.inject({ url, method, headers: onHost })
  for (const url of [
    '/',
    '/health/live',
    `/${poolId}/login`,
    `/${poolId}/.well-known/jwks.json`,
    '/.well-known/jwks.json',
  ])
    assert.equal((await found(url)).statusCode, 404, url)
  assert.equal((await found('/', 'POST')).statusCode, 404)
  for (const host of ['localhost', '127.0.0.1:9750', 'api.example.com'])
    assert.equal((await server.inject({ url: '/', method: 'POST', headers: { host } })).body, 'the API')
  assert.equal((await server.inject({ url: `/${poolId}/.well-known/jwks.json` })).body, 'keys')
})

test('CVE-2023-49097: a host in another header picks no site', async () => {
  const { server } = fakeWebServer()
  const headers = { host: 'localhost', 'x-forwarded-host': 'login.example.com', forwarded: 'host=login.example.com' }
  assert.equal((await server.inject({ url: '/', method: 'POST', headers })).body, 'the API')
})

test('a host that was no site is asked for again after five seconds', async () => {
  const { server, looks, advance } = fakeWebServer()
  const call = () => server.inject({ url: '/', method: 'POST', headers: { host: 'api.example.com' } })
  for (const milliseconds of [0, 4_999, 1]) {
    advance(milliseconds)
    await call()
  }
  assert.deepEqual(looks, ['api.example.com', 'api.example.com'])
  await server.inject({ url: '/', method: 'POST', headers: { host: 'localhost' } })
  assert.equal(looks.length, 2)
})

test('without a database nobody is let through to the API by a host that may be a site', async () => {
  const { server, breakDatabase, lines } = fakeWebServer()
  breakDatabase()
  const answer = await server.inject({ url: '/', method: 'POST', headers: onHost })
  assert.equal(answer.statusCode, 500)
  assert.doesNotMatch(answer.body, /database/)
  assert.match(lines.join(), /The database is gone/)
})

test('GHSA-x732-6j76-qmhm: no other spelling of a path is taken for it, and all are counted', async () => {
  let counted = 0
  const { server } = fakeWebServer({
    limit: () => {
      counted += 1
      return false
    },
  })
  const spellings = ['//login', '/login/', '/%6cogin', '/LOGIN', '/login;a=1', '/login%00']
  for (const url of spellings) assert.equal((await server.inject({ url, headers: onHost })).statusCode, 404, url)
  assert.equal(counted, spellings.length)
  for (const url of [`//${poolId}/login`, `/${poolId}//login`, `/${poolId}%2flogin`, `/${poolId}/login/`])
    assert.equal((await server.inject({ url })).statusCode, 404, url)
})

test('dots are not resolved, and a target that is a whole address is refused on a site', async (context) => {
  const { server } = fakeWebServer()
  context.after(() => server.close())
  await server.listen({ host: '127.0.0.1', port: 0 })
  const { port } = server.server.address() as AddressInfo
  const statusOf = async (target: string, host = 'login.example.com') => {
    const bytes = `GET ${target} HTTP/1.1\r\nhost: ${host}\r\nconnection: close\r\n\r\n`
    return Number((await exchange(port, bytes)).split(' ')[1])
  }
  assert.equal(await statusOf('/login'), 200)
  for (const target of ['/./login', '/x/../login', '/login/.', '/login#a'])
    assert.equal(await statusOf(target), 404, target)
  assert.equal(await statusOf('http://localhost/login'), 400)
  for (const target of [`/./${poolId}/login`, `/x/../${poolId}/login`, `/${poolId}/x/../login`])
    assert.equal(await statusOf(target, 'localhost'), 404, target)
})

test('too many requests are refused before anything is done, to a program in JSON', async () => {
  const { server, seen } = fakeWebServer({ limit: ({ basePath }) => basePath === '' })
  const page = await server.inject({ url: '/login', headers: onHost })
  assert.deepEqual([page.statusCode, page.headers['retry-after']], [429, '1'])
  const token = await server.inject({ url: '/oauth2/token', method: 'POST', headers: { ...onHost, ...form } })
  assert.deepEqual([token.statusCode, token.json()], [429, { error: 'too_many_requests' }])
  assert.deepEqual(seen, [])
})

test('methods: HEAD is a GET without a body, OPTIONS says what there is, the rest is refused', async () => {
  const { server, seen } = fakeWebServer()
  const ask = (method: 'HEAD' | 'OPTIONS' | 'PUT' | 'DELETE' | 'GET', url: string) =>
    server.inject({ method, url, headers: onHost })
  const head = await ask('HEAD', '/login')
  assert.deepEqual([head.statusCode, head.body, seen[0]?.request.method], [200, '', 'GET'])
  const options = await ask('OPTIONS', '/login')
  assert.deepEqual([options.statusCode, options.headers.allow], [204, 'GET, HEAD, POST, OPTIONS'])
  for (const method of ['PUT', 'DELETE'] as const) {
    const answer = await ask(method, '/login')
    assert.deepEqual([answer.statusCode, answer.headers.allow], [405, 'GET, HEAD, POST, OPTIONS'])
  }
  const token = await ask('GET', '/oauth2/token')
  assert.deepEqual([token.statusCode, token.body, token.headers.allow], [405, '', 'POST, OPTIONS'])
  assert.equal(seen.length, 1)
})

test('a HEAD, with which programs look at links before people do, does nothing where a GET does something', async () => {
  const { server } = fakeWebServer()
  for (const [url, headers] of [
    ['/logout', onHost],
    [`/${poolId}/logout`, {}],
  ] as const) {
    const answer = await server.inject({ method: 'HEAD', url, headers })
    assert.deepEqual([answer.statusCode, answer.headers.allow], [405, 'GET, OPTIONS'])
    assert.equal(answer.headers['set-cookie'], undefined)
  }
})

test('a program on any page may call and read what is for programs, and nothing else', async () => {
  const { server } = fakeWebServer()
  const origin = { ...onHost, origin: 'https://app.example', 'access-control-request-headers': 'authorization' }
  const asked = await server.inject({ method: 'OPTIONS', url: '/oauth2/token', headers: origin })
  assert.equal(asked.statusCode, 200)
  assert.equal(asked.headers['access-control-allow-origin'], '*')
  assert.equal(asked.headers['access-control-allow-headers'], 'authorization')
  const called = await server.inject({
    method: 'POST',
    url: '/oauth2/token',
    headers: { ...origin, ...form },
    payload: 'a=1',
  })
  assert.equal(called.headers['access-control-allow-origin'], '*')
  for (const method of ['GET', 'OPTIONS'] as const) {
    const page = await server.inject({ method, url: '/login', headers: origin })
    assert.equal(page.headers['access-control-allow-origin'], undefined)
  }
})

test('forms: their fields, 64 KB and 100 fields at most, and no other type on a page', async () => {
  const { server, seen } = fakeWebServer()
  const post = (url: string, payload: string, type = `${form['content-type']}; charset=UTF-8`) =>
    server.inject({ method: 'POST', url, headers: { ...onHost, 'content-type': type }, payload })
  await post('/login', 'name=%C3%A4+b&name=c')
  assert.deepEqual(seen[0]?.request.form.getAll('name'), ['ä b', 'c'])
  const cases: [string, string, string | undefined, number, object | undefined][] = [
    ['/login', `a=${'x'.repeat(65_534)}`, undefined, 200, undefined],
    ['/login', `a=${'x'.repeat(65_535)}`, undefined, 413, undefined],
    ['/login', Array.from({ length: 100 }, (_, index) => `f${index}=1`).join('&'), undefined, 200, undefined],
    ['/login', Array.from({ length: 101 }, (_, index) => `f${index}=1`).join('&'), undefined, 400, undefined],
    ['/login', '{}', 'application/json', 415, undefined],
    ['/oauth2/token', `a=${'x'.repeat(65_535)}`, undefined, 413, { error: 'invalid_request' }],
    ['/oauth2/token', Array.from({ length: 101 }, () => 'f=1').join('&'), undefined, 400, { error: 'invalid_request' }],
  ]
  for (const [url, payload, type, status, body] of cases) {
    const answer = await post(url, payload, type)
    assert.equal(answer.statusCode, status, `${url} ${payload.slice(0, 20)}`)
    if (body) assert.deepEqual([answer.json(), answer.headers['access-control-allow-origin']], [body, '*'])
  }
  const before = seen.length
  await post('/oauth2/token', '{"grant_type":"x"}', 'application/json')
  assert.equal(seen[before]?.request.form.size, 0)
})

test('101 parameters in the address are too many', async () => {
  const { server } = fakeWebServer()
  const query = (count: number) => Array.from({ length: count }, () => 'a=1').join('&')
  assert.equal((await server.inject({ url: `/login?${query(100)}`, headers: onHost })).statusCode, 200)
  assert.equal((await server.inject({ url: `/login?${query(101)}`, headers: onHost })).statusCode, 400)
})

test('every page is shut to frames and sniffing; its own policy stands; https stays https', async () => {
  const { server } = fakeWebServer()
  const page = await server.inject({ url: '/login', headers: onHost })
  assert.equal(page.headers['content-security-policy'], "default-src 'self'")
  const missing = await server.inject({ url: '/nothing', headers: onHost })
  assert.equal(missing.headers['content-security-policy'], "default-src 'none'; frame-ancestors 'none'")
  for (const { headers } of [page, missing]) {
    assert.equal(headers['x-frame-options'], 'DENY')
    assert.equal(headers['x-content-type-options'], 'nosniff')
    assert.equal(headers['referrer-policy'], 'same-origin')
    assert.equal(headers['cache-control'], 'no-store')
    assert.equal(headers['strict-transport-security'], 'max-age=31536000')
  }
  const plain = await server.inject({ url: `/${poolId}/login` })
  assert.equal(plain.headers['strict-transport-security'], undefined)
})

test('several cookies are several lines', async () => {
  const { server } = fakeWebServer()
  const answer = await server.inject({ url: '/logout', headers: onHost })
  assert.deepEqual(answer.headers['set-cookie'], ['a=1', 'b=2'])
  assert.equal(answer.headers.location, 'https://a.example')
})

test('a bug is logged with the id of the request and shows nothing; what it is answered with stands', async () => {
  const { server, lines } = fakeWebServer()
  const page = await server.inject({ url: '/broken', headers: onHost })
  assert.deepEqual([page.statusCode, page.headers['content-type']], [500, 'text/html; charset=utf-8'])
  const machine = await server.inject({ method: 'POST', url: '/oauth2/broken', headers: { ...onHost, ...form } })
  assert.deepEqual([machine.statusCode, machine.json()], [500, { error: 'server_error' }])
  const half = await server.inject({ url: '/half-broken', headers: onHost })
  assert.deepEqual([half.statusCode, half.headers.location], [302, 'https://app.example'])
  assert.equal(lines.filter((line) => /"requestId":"id"/.test(line) && /a bug/.test(line)).length, 3)
  assert.doesNotMatch(lines.join() + page.body + machine.body, /p4ssw0rd/)
})

test('a request knows its address, its id, its cookies and its headers', async () => {
  const { server, seen } = fakeWebServer()
  const headers = { ...onHost, cookie: 'a=1; b=2', 'x-forwarded-for': '203.0.113.9', 'accept-language': 'de' }
  await server.inject({ url: '/login', headers, remoteAddress: '192.0.2.7' })
  const { sourceIp, requestId, cookies, headers: got } = seen[0]?.request ?? assert.fail()
  assert.deepEqual(
    [sourceIp, requestId, [...cookies]],
    [
      '192.0.2.7',
      'id',
      [
        ['a', '1'],
        ['b', '2'],
      ],
    ],
  )
  assert.equal(got['accept-language'], 'de')
})
