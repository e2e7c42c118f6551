import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { brotliCompressSync, brotliDecompressSync, gzipSync } from 'node:zlib'
import { exchange, fakeApiServer } from './api-fixture.ts'
import { addConsoleRoutes } from './console.ts'
import { createServer } from './server.ts'

const folder = mkdtempSync(join(tmpdir(), 'lifeguard-console-'))
const dist = join(folder, 'dist')
after(() => rmSync(folder, { recursive: true, force: true }))

const page = '<!doctype html><title>Lifeguard</title>'
const script = 'globalThis.started = true\n'.repeat(100)
mkdirSync(join(dist, 'assets'), { recursive: true })
writeFileSync(join(dist, 'index.html'), page)
writeFileSync(join(dist, 'mark.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>')
writeFileSync(join(dist, 'assets', 'main-abc123.js'), script)
writeFileSync(join(dist, 'assets', 'main-abc123.js.br'), brotliCompressSync(script))
writeFileSync(join(dist, 'assets', 'main-abc123.js.gz'), gzipSync(script))
writeFileSync(join(dist, 'assets', 'main-abc123.css'), 'body {}')
writeFileSync(join(dist, '.built-from'), '{}')
writeFileSync(join(folder, 'secret.json'), '{}')
symlinkSync(join(folder, 'secret.json'), join(dist, 'assets', 'linked.json'))

function consoleServer(of = dist) {
  const server = createServer({ logLevel: 'silent', requestId: () => 'request-1' })
  addConsoleRoutes(server, { folder: of, region: 'eu-north-1' })
  return server
}

const pages = [
  '/console',
  '/console/',
  '/console?theme=dark',
  '/console/sign-in',
  '/console/user-pools/us-east-1_abc/users/main.js',
  '/console/user-pools/us-east-1_abc/users/ada%40example.com',
  '/console/user-pools/us-east-1_abc/users/a%2Fb%5Cc',
  `/console/user-pools/us-east-1_abc/users/${'%E6%BC%A2'.repeat(128)}`,
]

for (const url of pages) {
  test(`${url.slice(0, 60)} is the page`, async () => {
    const answer = await consoleServer().inject({ url })
    assert.equal(answer.statusCode, 200)
    assert.equal(answer.body, page)
    assert.equal(answer.headers['content-type'], 'text/html; charset=utf-8')
    assert.equal(answer.headers['cache-control'], 'no-cache')
  })
}

test('the page carries a policy that lets in nothing from elsewhere and nothing out', async () => {
  const { headers } = await consoleServer().inject({ url: '/console' })
  const policy = new Map(
    String(headers['content-security-policy'])
      .split('; ')
      .map((directive): [string, string] => {
        const [name = '', ...sources] = directive.split(' ')
        return [name, sources.join(' ')]
      }),
  )
  assert.deepEqual(Object.fromEntries(policy), {
    'default-src': "'none'",
    'script-src': "'self'",
    'style-src': "'self' 'unsafe-inline'",
    'font-src': "'self' data:",
    'img-src': "'self' data:",
    'connect-src': "'self'",
    'frame-ancestors': "'none'",
    'base-uri': "'none'",
    'form-action': "'none'",
  })
  assert.equal(headers['x-content-type-options'], 'nosniff')
  assert.equal(headers['referrer-policy'], 'no-referrer')
  assert.equal(headers['cross-origin-opener-policy'], 'same-origin')
  assert.equal(headers['access-control-allow-origin'], undefined)
})

test('a browser that has the page is told that it still holds', async () => {
  const server = consoleServer()
  const { etag } = (await server.inject({ url: '/console' })).headers
  for (const match of [etag, `W/${etag}`, `"other", ${etag}`]) {
    const again = await server.inject({ url: '/console/user-pools', headers: { 'if-none-match': String(match) } })
    assert.deepEqual([again.statusCode, again.body, again.headers.etag], [304, '', etag])
    assert.ok(again.headers['content-security-policy'])
  }
  const other = await server.inject({ url: '/console', headers: { 'if-none-match': '"other"' } })
  assert.equal(other.statusCode, 200)
})

test('a hashed file is kept for good, any other is asked for again', async () => {
  const server = consoleServer()
  const asset = await server.inject({ url: '/console/assets/main-abc123.js' })
  assert.deepEqual([asset.statusCode, asset.body], [200, script])
  assert.equal(asset.headers['content-type'], 'text/javascript; charset=utf-8')
  assert.equal(asset.headers['cache-control'], 'public, max-age=31536000, immutable')
  assert.equal(asset.headers['x-content-type-options'], 'nosniff')
  const style = await server.inject({ url: '/console/assets/main-abc123.css' })
  assert.equal(style.headers['content-type'], 'text/css; charset=utf-8')
  const mark = await server.inject({ url: '/console/mark.svg' })
  assert.deepEqual([mark.headers['content-type'], mark.headers['cache-control']], ['image/svg+xml', 'no-cache'])
})

test('a file goes out compressed as the client takes it, and caches are told so', async () => {
  const server = consoleServer()
  const get = (accept: string) =>
    server.inject({ url: '/console/assets/main-abc123.js', headers: { 'accept-encoding': accept } })
  const best = await get('gzip, deflate, br')
  assert.deepEqual([best.headers['content-encoding'], best.headers.vary], ['br', 'accept-encoding'])
  assert.equal(brotliDecompressSync(best.rawPayload).toString(), script)
  assert.equal((await get('gzip')).headers['content-encoding'], 'gzip')
  const plain = await get('identity')
  assert.deepEqual([plain.headers['content-encoding'], plain.headers.vary], [undefined, 'accept-encoding'])
  assert.notEqual(best.headers.etag, plain.headers.etag)
})

test('HEAD says what GET would', async () => {
  for (const url of ['/console', '/console/user-pools', '/console/assets/main-abc123.js']) {
    const server = consoleServer()
    const [get, head] = [await server.inject({ url }), await server.inject({ method: 'HEAD', url })]
    assert.deepEqual([head.statusCode, head.body], [200, ''])
    assert.equal(head.headers['content-length'], String(get.rawPayload.length))
    assert.equal(head.headers.etag, get.headers.etag)
  }
})

const missing = [
  '/console/assets/',
  '/console/assets/main-abc124.js',
  '/console/assets/main-abc123.js.map',
  '/console/assets/linked.json',
  '/console/assets/../index.html',
  '/console/assets/..%2f..%2fsecret.json',
  '/console/assets/%2e%2e/%2e%2e/secret.json',
  '/console/..%2fsecret.json',
  '/console/%2e%2e/secret.json',
  '/console/..%5csecret.json',
  '/console/..\\secret.json',
  '/console/a/../../secret.json',
  '/console/%00',
  '/console/index.html%00.js',
  '/console/assets/main-abc123.js%00',
  '/console/.built-from',
  '/console/favicon.ico',
  '/consoles',
  '/Console',
  '/console/%E0%A4%A',
]

for (const url of missing) {
  test(`${url} is not found`, async (context) => {
    const server = consoleServer()
    context.after(() => server.close())
    await server.listen({ host: '127.0.0.1', port: 0 })
    const { port } = server.server.address() as AddressInfo
    // Over a bare socket: every client resolves the dots before it sends an address.
    const answer = await exchange(port, `GET ${url} HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n`)
    assert.match(answer, /^HTTP\/1\.1 40[04] /)
    assert.doesNotMatch(answer, /<title>|content-security-policy|content-type: (?!application\/json)/)
  })
}

for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS'] as const) {
  test(`${method} /console is nothing`, async () => {
    const answer = await consoleServer().inject({ method, url: '/console/user-pools' })
    assert.equal(answer.statusCode, 404)
  })
}

test('the Region can be read before anybody is signed in', async () => {
  for (const server of [consoleServer(), consoleServer(join(folder, 'nowhere'))]) {
    const answer = await server.inject({ url: '/console/settings.json' })
    assert.deepEqual([answer.statusCode, answer.json()], [200, { region: 'eu-north-1' }])
    assert.equal(answer.headers['cache-control'], 'no-cache')
  }
})

test('a console that is not built says so, and how to build it', async () => {
  const server = consoleServer(join(folder, 'nowhere'))
  for (const url of ['/console', '/console/user-pools']) {
    const answer = await server.inject({ url })
    assert.equal(answer.statusCode, 503)
    assert.match(answer.body, /The console is not built[\s\S]*node tools\/build-console\.ts/)
    assert.equal(answer.headers['cache-control'], 'no-store')
    assert.ok(answer.headers['content-security-policy'])
  }
  assert.equal((await server.inject({ url: '/console/assets/main-abc123.js' })).statusCode, 404)
})

test('a browser that opens the bare address is sent to the console, a program is not', async () => {
  const { server } = fakeApiServer({ homePage: '/console' })
  const accept = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8'
  const answer = await server.inject({ url: '/', headers: { accept } })
  assert.deepEqual([answer.statusCode, answer.headers.location], [302, '/console'])
  for (const headers of [{}, { accept: '*/*' }, { accept: 'application/json' }, { accept: 'text/htmlx' }]) {
    assert.equal((await server.inject({ url: '/', headers })).statusCode, 405)
  }
  assert.equal((await server.inject({ method: 'HEAD', url: '/', headers: { accept } })).statusCode, 405)
  const { server: without } = fakeApiServer()
  assert.equal((await without.inject({ url: '/', headers: { accept } })).statusCode, 405)
})
