import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addMetricsRoute } from './metrics-endpoint.ts'
import { createServer } from './server.ts'

test('GET /metrics answers with what was measured, never from a cache', async () => {
  const server = createServer({ logLevel: 'silent', requestId: () => 'r' })
  addMetricsRoute(server, { contentType: 'text/plain; version=0.0.4', text: async () => 'calls 1\n' })
  const answer = await server.inject('/metrics')
  assert.deepEqual([answer.statusCode, answer.body], [200, 'calls 1\n'])
  assert.match(String(answer.headers['content-type']), /^text\/plain; version=0\.0\.4/)
  assert.equal(answer.headers['cache-control'], 'no-store')
})
