import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createMetrics } from './prometheus.ts'

test('calls are counted by operation and code, and timed by operation', async (context) => {
  const metrics = createMetrics()
  context.after(() => metrics.close())
  metrics.recordCall({ operation: 'SignUp', code: 'OK', seconds: 0.004 })
  metrics.recordCall({ operation: 'SignUp', code: 'OK', seconds: 0.2 })
  metrics.recordCall({ operation: 'SignUp', code: 'UsernameExistsException', seconds: 20 })

  assert.match(metrics.contentType, /^text\/plain; version=0\.0\.4/)
  const text = await metrics.text()
  for (const line of [
    'lifeguard_calls_total{operation="SignUp",code="OK"} 2',
    'lifeguard_calls_total{operation="SignUp",code="UsernameExistsException"} 1',
    'lifeguard_call_seconds_bucket{le="0.005",operation="SignUp"} 1',
    'lifeguard_call_seconds_bucket{le="10",operation="SignUp"} 2',
    'lifeguard_call_seconds_count{operation="SignUp"} 3',
  ]) {
    assert.ok(text.split('\n').includes(line), line)
  }
  assert.match(text, /^process_cpu_seconds_total \d/m)
})

test('two servers in one process count apart', async (context) => {
  const [one, other] = [createMetrics(), createMetrics()]
  context.after(() => {
    one.close()
    other.close()
  })
  one.recordCall({ operation: 'SignUp', code: 'OK', seconds: 1 })
  assert.doesNotMatch(await other.text(), /SignUp/)
})
