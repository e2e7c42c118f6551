import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createMetrics } from '#adapters/metrics/prometheus.ts'
import { addMetricsRoute } from './metrics-endpoint.ts'
import { createServer } from './server.ts'

test('GET /metrics counts calls by operation and code, and times them by operation', async (context) => {
  const metrics = createMetrics()
  context.after(() => metrics.close())
  const server = createServer({ logLevel: 'silent', requestId: () => 'r' })
  addMetricsRoute(server, metrics)
  metrics.recordCall({ operation: 'SignUp', code: 'OK', seconds: 0.004 })
  metrics.recordCall({ operation: 'SignUp', code: 'OK', seconds: 0.2 })
  metrics.recordCall({ operation: 'SignUp', code: 'UsernameExistsException', seconds: 20 })

  const answer = await server.inject('/metrics')
  assert.equal(answer.statusCode, 200)
  assert.match(String(answer.headers['content-type']), /^text\/plain; version=0\.0\.4/)
  for (const line of [
    'lifeguard_calls_total{operation="SignUp",code="OK"} 2',
    'lifeguard_calls_total{operation="SignUp",code="UsernameExistsException"} 1',
    'lifeguard_call_seconds_bucket{le="0.005",operation="SignUp"} 1',
    'lifeguard_call_seconds_bucket{le="10",operation="SignUp"} 2',
    'lifeguard_call_seconds_count{operation="SignUp"} 3',
  ]) {
    assert.ok(answer.body.split('\n').includes(line), line)
  }
  assert.match(answer.body, /^process_cpu_seconds_total \d/m)
})

test('two servers in one process count apart', async (context) => {
  const [one, other] = [createMetrics(), createMetrics()]
  context.after(() => [one, other].forEach((metrics) => metrics.close()))
  one.recordCall({ operation: 'SignUp', code: 'OK', seconds: 1 })
  assert.doesNotMatch(await other.text(), /SignUp/)
})
