import type { FastifyInstance } from 'fastify'

export type MetricsText = { readonly contentType: string; text(): Promise<string> }

export function addMetricsRoute(server: FastifyInstance, metrics: MetricsText): void {
  server.get('/metrics', async (_request, reply) =>
    reply
      .header('cache-control', 'no-store')
      .type(metrics.contentType)
      .send(await metrics.text()),
  )
}
