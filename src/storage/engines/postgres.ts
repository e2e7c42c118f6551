import type { CompiledQuery, DatabaseConnection, QueryResult } from 'kysely'
import { type ClientBase, Pool, type PoolClient, types } from 'pg'
import { borrowed, builderOver, type Database, noStreams, once } from '#storage/database.ts'
import type { Db } from '#storage/tables.ts'
import { retryingLostRaces } from './retrying.ts'

export type StorageLog = { warn(fields: object, message: string): void }

const connections = 10
const connectTimeoutMs = 5000
const int8 = types.builtins.INT8

/** Counts and moments fit a number exactly; pg would hand out text. */
const typeParsers: typeof types = {
  ...types,
  getTypeParser: ((oid, format) =>
    oid === int8 ? Number : types.getTypeParser(oid, format)) as typeof types.getTypeParser,
}

/** PostgreSQL, or a database that speaks its language: no advisory locks, no LISTEN, no sequences. */
export function openPostgres(url: string, log?: StorageLog): Database {
  const pool = new Pool({
    connectionString: url,
    max: connections,
    connectionTimeoutMillis: connectTimeoutMs,
    application_name: 'lifeguard',
    keepAlive: true,
    types: typeParsers,
  })
  // A connection that breaks says so here too; unheard, that would end the process.
  const onProblem = (error: Error): void => log?.warn({ problem: error.message }, 'A database connection was lost.')
  pool.on('error', onProblem)
  pool.on('connect', (client) => client.on('error', () => undefined))

  const direct = builderOver('postgres', connectionOver(pool))
  return {
    engine: 'postgres',
    inTransaction: false,
    read: direct,
    write: (work) => retryingLostRaces(() => work(direct)),
    transaction: (work) => retryingLostRaces(() => runTransaction(pool, work)),
    async ping() {
      await pool.query('SELECT 1')
    },
    close: once(() => pool.end()),
  }
}

async function runTransaction<T>(pool: Pool, work: (db: Db) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  const { connection, takeBack } = borrowed(connectionOver(client))
  let broken: Error | undefined
  try {
    await client.query('BEGIN ISOLATION LEVEL READ COMMITTED')
    const value = await work(builderOver('postgres', connection)).finally(takeBack)
    await commit(client)
    return value
  } catch (error) {
    broken = await rollBack(client)
    throw error
  } finally {
    client.release(broken)
  }
}

/** A transaction in which a statement failed ends in a rollback that is not reported as an error. */
async function commit(client: PoolClient): Promise<void> {
  const { command } = await client.query('COMMIT')
  if (command !== 'COMMIT') throw new Error('The transaction was rolled back: one of its statements had failed.')
}

/** What went wrong, if the connection is of no more use. */
async function rollBack(client: PoolClient): Promise<Error | undefined> {
  try {
    await client.query('ROLLBACK')
    return undefined
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error))
  }
}

function connectionOver(queryable: Pool | ClientBase): DatabaseConnection {
  return {
    async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
      const { rows, rowCount, command } = await queryable.query(query.sql, [...query.parameters])
      return command === 'SELECT' ? { rows } : { rows, numAffectedRows: BigInt(rowCount ?? 0) }
    },
    streamQuery: noStreams,
  }
}
