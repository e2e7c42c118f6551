import type { FastifyInstance } from 'fastify'

export type Readiness = { readonly ready: true } | { readonly ready: false; readonly reason: string }

const pingLimitMilliseconds = 2000

/**
 * `/health/live` says that the process answers; `/health/ready` that it can serve. Neither says anything that an
 * outsider could use.
 */
export function addHealthRoutes(server: FastifyInstance, readiness: () => Promise<Readiness>): void {
  server.get('/health/live', (_request, reply) => reply.header('cache-control', 'no-store').send({ status: 'live' }))
  server.get('/health/ready', async (_request, reply) => {
    const state = await readiness()
    reply.header('cache-control', 'no-store').code(state.ready ? 200 : 503)
    return reply.send(state.ready ? { status: 'ready' } : { status: 'not ready', reason: state.reason })
  })
}

/** Says whether the database answers in time. However many ask at once, one question is on its way. */
export function databaseReadiness(
  ping: () => Promise<void>,
  limitMilliseconds = pingLimitMilliseconds,
): () => Promise<Readiness> {
  let asking: Promise<Readiness> | undefined
  return () => {
    asking ??= answerInTime(ping, limitMilliseconds).finally(() => {
      asking = undefined
    })
    return asking
  }
}

async function answerInTime(ping: () => Promise<void>, limitMilliseconds: number): Promise<Readiness> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<Readiness>((resolve) => {
    timer = setTimeout(resolve, limitMilliseconds, { ready: false, reason: 'The database does not answer in time.' })
  })
  const answered = ping().then(
    (): Readiness => ({ ready: true }),
    (): Readiness => ({ ready: false, reason: 'The database does not answer.' }),
  )
  const result = await Promise.race([answered, late])
  clearTimeout(timer)
  return result
}
