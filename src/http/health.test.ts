import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addHealthRoutes, databaseReadiness } from './health.ts'
import { createServer } from './server.ts'

function serverWith(readiness: Parameters<typeof addHealthRoutes>[1]) {
  const server = createServer({ logLevel: 'silent', requestId: () => 'r' })
  addHealthRoutes(server, readiness)
  return server
}

const answers = {
  'a database that answers': [async () => undefined, 200, { status: 'ready' }],
  'a database that fails': [
    async () => {
      throw new Error('connect ECONNREFUSED postgres://u:p@db')
    },
    503,
    { status: 'not ready', reason: 'The database does not answer.' },
  ],
  'a database that hangs': [
    () => new Promise<void>(() => undefined),
    503,
    { status: 'not ready', reason: 'The database does not answer in time.' },
  ],
} as const

for (const [what, [ping, status, body]] of Object.entries(answers)) {
  test(`readiness with ${what}`, async () => {
    const server = serverWith(databaseReadiness(ping, 5))
    const answer = await server.inject('/health/ready')
    assert.deepEqual([answer.statusCode, answer.json()], [status, body])
    assert.equal(answer.headers['cache-control'], 'no-store')
    assert.equal(answer.headers['x-amzn-requestid'], 'r')
  })
}

test('the process is live whatever the database does', async () => {
  const server = serverWith(async () => assert.fail('not asked'))
  const answer = await server.inject('/health/live')
  assert.deepEqual([answer.statusCode, answer.json()], [200, { status: 'live' }])
  assert.equal((await server.inject({ method: 'HEAD', url: '/health/live' })).statusCode, 200)
})

test('however many ask at once, the database is asked once, and again the next time', async () => {
  let pings = 0
  const ready = databaseReadiness(async () => void pings++)
  await Promise.all([ready(), ready(), ready()])
  assert.equal(pings, 1)
  await ready()
  assert.equal(pings, 2)
})
