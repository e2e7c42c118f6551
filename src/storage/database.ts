import {
  type DatabaseConnection,
  type DialectAdapter,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryCompiler,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely'
import type { Survival } from './survival.ts'
import type { Db, Tables } from './tables.ts'

export type { Survival }

export type Engine = 'sqlite' | 'postgres'

/** What a repository works through: a whole database, or one transaction of it. */
export type Access = {
  readonly engine: Engine
  /** True when row locks last until a commit that is still to come. */
  readonly inTransaction: boolean
  /** For statements that change nothing. */
  readonly read: Db
  /** For one statement that changes something: committed when this resolves, or with the transaction around it. */
  write<T>(work: (db: Db) => Promise<T>, survives?: Survival): Promise<T>
  /** For several statements that belong together. `work` may run again after a lost race. */
  transaction<T>(work: (db: Db) => Promise<T>, survives?: Survival): Promise<T>
}

export type Database = Access & {
  /** Throws when the database does not answer. */
  ping(): Promise<void>
  /** Closing again changes nothing. */
  close(): Promise<void>
}

type Language = {
  readonly adapter: DialectAdapter
  readonly compiler: QueryCompiler
  readonly introspector: (db: Kysely<unknown>) => SqliteIntrospector | PostgresIntrospector
}

/** One adapter per engine: `prepared` tells the engines apart by it. */
const languages: Record<Engine, Language> = {
  sqlite: {
    adapter: new SqliteAdapter(),
    compiler: new SqliteQueryCompiler(),
    introspector: (db) => new SqliteIntrospector(db),
  },
  postgres: {
    adapter: new PostgresAdapter(),
    compiler: new PostgresQueryCompiler(),
    introspector: (db) => new PostgresIntrospector(db),
  },
}

const nothing = async (): Promise<void> => undefined

/** Query builders that run on this connection only. Transactions are the engine's business, not Kysely's. */
function kyselyOver(engine: Engine, connection: DatabaseConnection): Db {
  const { adapter, compiler, introspector } = languages[engine]
  const driver = {
    init: nothing,
    acquireConnection: async () => connection,
    releaseConnection: nothing,
    beginTransaction: refuseTransaction,
    commitTransaction: refuseTransaction,
    rollbackTransaction: refuseTransaction,
    destroy: nothing,
  }
  return new Kysely<Tables>({
    dialect: {
      createAdapter: () => adapter,
      createDriver: () => driver,
      createQueryCompiler: () => compiler,
      createIntrospector: introspector,
    },
  })
}

/** What lies under a query builder. */
export type Handle = { readonly engine: Engine; readonly connection: DatabaseConnection }

const handleName = Symbol('handle')

type Target = { readonly handle: Handle; made: Db | undefined }

const onDemand: ProxyHandler<Target> = {
  get(target, name) {
    if (name === handleName) return target.handle
    target.made ??= kyselyOver(target.handle.engine, target.handle.connection)
    const member: unknown = Reflect.get(target.made, name)
    return typeof member === 'function' ? member.bind(target.made) : member
  },
}

/** A query builder that is made only when a query is built on it: a transaction of prepared statements never needs it. */
export function builderOver(engine: Engine, connection: DatabaseConnection): Db {
  const target: Target = { handle: { engine, connection }, made: undefined }
  return new Proxy(target, onDemand) as unknown as Db
}

/** For statements that were compiled before. Throws for a builder that is not of `builderOver`. */
export function handleOf(db: Db): Handle {
  const handle = (db as { readonly [handleName]?: Handle })[handleName]
  if (handle === undefined) throw new Error('This query builder has no connection of its own.')
  return handle
}

async function refuseTransaction(): Promise<void> {
  throw new Error('Transactions are opened by the storage engine.')
}

/**
 * A connection that can be taken back. Without it, a statement that a failed transaction left behind (the slower half
 * of a Promise.all) would run inside whatever transaction comes next.
 */
export function borrowed(connection: DatabaseConnection): { connection: DatabaseConnection; takeBack(): void } {
  let mine = true
  return {
    connection: {
      async executeQuery(query) {
        if (!mine) throw new Error('This transaction has ended.')
        return await connection.executeQuery(query)
      },
      streamQuery: noStreams,
    },
    takeBack() {
      mine = false
    },
  }
}

/** Whoever asks again gets the first answer. */
export function once<T>(work: () => Promise<T>): () => Promise<T> {
  let answer: Promise<T> | undefined
  return () => {
    answer ??= work()
    return answer
  }
}

export function noStreams(): never {
  throw new Error('Results are read whole.')
}
