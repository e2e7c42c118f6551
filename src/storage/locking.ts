import type { Access, Engine } from './database.ts'

/** Holds the rows until the transaction ends. On SQLite a transaction is alone with the database anyway. */
export function locked<Query extends { forUpdate(): Query }>(engine: Engine, query: Query): Query {
  return engine === 'postgres' ? query.forUpdate() : query
}

/** As `locked`, for rows that others refer to: rows that refer to them can still be added. */
export function lockedForChange<Query extends { forNoKeyUpdate(): Query }>(engine: Engine, query: Query): Query {
  return engine === 'postgres' ? query.forNoKeyUpdate() : query
}

/** A lock that is gone before the caller sees the row would protect nothing. */
export function requireTransaction(access: Access): void {
  if (!access.inTransaction) throw new Error('A row can be locked in a transaction only.')
}
