import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addDiscoveryRoutes } from './discovery.ts'
import { createServer } from './server.ts'

const poolId = 'us-east-1_AbCdEf123'
const configuration = `/${poolId}/.well-known/openid-configuration`
const keys = `/${poolId}/.well-known/jwks.json`

function discoveryServer(asked: string[] = []) {
  const lines: string[] = []
  const stream = { write: (line: string) => void lines.push(line) }
  const server = createServer({ logLevel: 'info', requestId: () => 'r', logStream: stream })
  const find = (document: object) => async (id: string) => {
    asked.push(id)
    if (id === 'us-east-1_broken') throw new Error('database')
    return id === poolId ? document : undefined
  }
  const documents = { openidConfiguration: find({ issuer: 'x' }), jsonWebKeySet: find({ keys: [] }) }
  addDiscoveryRoutes(server, documents)
  return { server, lines }
}

for (const [url, body] of [
  [configuration, '{"issuer":"x"}'],
  [keys, '{"keys":[]}'],
] as const) {
  test(`GET ${url}`, async () => {
    const { server } = discoveryServer()
    const answer = await server.inject(url)
    assert.deepEqual([answer.statusCode, answer.body], [200, body])
    assert.equal(answer.headers['content-type'], 'application/json')
    assert.equal(answer.headers['cache-control'], 'public, max-age=3600')
    assert.equal(answer.headers['access-control-allow-origin'], '*')

    const head = await server.inject({ method: 'HEAD', url })
    assert.deepEqual([head.statusCode, head.body, head.headers.etag], [200, '', answer.headers.etag])
    const again = await server.inject({ url, headers: { 'if-none-match': String(answer.headers.etag) } })
    assert.deepEqual([again.statusCode, again.body], [304, ''])
    const changed = await server.inject({ url, headers: { 'if-none-match': '"other"' } })
    assert.equal(changed.statusCode, 200)
    const preflight = await server.inject({ method: 'OPTIONS', url })
    assert.equal(preflight.headers['access-control-allow-methods'], 'GET')
  })
}

const unknown = [
  'us-east-1_Unknown',
  'x',
  'us-east-1_%2e%2e',
  "us-east-1_'--",
  '__proto__',
  `us-east-1_${'a'.repeat(80)}`,
]

for (const id of unknown) {
  test(`${id.slice(0, 20)} is no user pool`, async () => {
    const asked: string[] = []
    const { server } = discoveryServer(asked)
    const answer = await server.inject(`/${id}/.well-known/jwks.json`)
    assert.equal(answer.statusCode, 404)
    assert.equal(answer.json().message, 'There is no such user pool.')
    assert.equal(answer.headers['cache-control'], undefined)
    assert.equal(answer.headers['access-control-allow-origin'], '*')
    assert.deepEqual(asked, id === 'us-east-1_Unknown' ? [id] : [])
  })
}

test('a failure is logged and not shown', async () => {
  const { server, lines } = discoveryServer()
  const answer = await server.inject('/us-east-1_broken/.well-known/jwks.json')
  assert.deepEqual([answer.statusCode, answer.json()], [500, { message: 'Internal server error.' }])
  assert.match(lines.join(), /"requestId":"r".*database/)
})
