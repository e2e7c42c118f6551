import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client'

/** From a cached read to a request that waits for a slow database. */
const latencyBucketsSeconds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

export type Metrics = {
  /**
   * Names and codes become label values and stay for ever: only names of the contract and codes of its errors may come
   * in. `code` is `OK` or the code of the refusal.
   */
  recordCall(call: { readonly operation: string; readonly code: string; readonly seconds: number }): void
  /** The content type of the text. */
  readonly contentType: string
  /** Everything measured, in the text format of Prometheus. */
  text(): Promise<string>
  close(): void
}

export function createMetrics(): Metrics {
  const registry = new Registry()
  const calls = new Counter({
    name: 'lifeguard_calls_total',
    help: 'Calls of API operations, by operation and result code.',
    labelNames: ['operation', 'code'] as const,
    registers: [registry],
  })
  const latency = new Histogram({
    name: 'lifeguard_call_seconds',
    help: 'Time from the whole request to the answer, by operation.',
    labelNames: ['operation'] as const,
    buckets: latencyBucketsSeconds,
    registers: [registry],
  })
  collectDefaultMetrics({ register: registry })

  return {
    recordCall({ operation, code, seconds }) {
      calls.inc({ operation, code })
      latency.observe({ operation }, seconds)
    },
    contentType: registry.contentType,
    text: () => registry.metrics(),
    close: () => registry.clear(),
  }
}
