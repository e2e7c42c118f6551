import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite'
import type { CompiledQuery, DatabaseConnection, QueryResult } from 'kysely'
import { noStreams } from '#storage/database.ts'

type Known = { readonly statement: StatementSync; readonly returnsRows: boolean }

/** One SQLite connection with its prepared statements, the least recently used of which are let go. */
export class Statements {
  readonly #database: DatabaseSync
  readonly #limit: number
  readonly #known = new Map<string, Known>()

  constructor(database: DatabaseSync, limit = 200) {
    this.#database = database
    this.#limit = limit
  }

  get size(): number {
    return this.#known.size
  }

  run<R>(sql: string, parameters: readonly unknown[] = []): QueryResult<R> {
    const { statement, returnsRows } = this.#prepare(sql)
    const values = parameters as readonly SQLInputValue[]
    if (returnsRows) return { rows: statement.all(...values) as R[] }
    return { rows: [], numAffectedRows: BigInt(statement.run(...values).changes) }
  }

  #prepare(sql: string): Known {
    const known = this.#known.get(sql)
    if (known !== undefined) {
      if (this.#known.size >= this.#limit) this.#moveToEnd(sql, known)
      return known
    }
    const statement = this.#database.prepare(sql)
    const fresh = { statement, returnsRows: statement.columns().length > 0 }
    this.#known.set(sql, fresh)
    if (this.#known.size > this.#limit) this.#known.delete(this.#known.keys().next().value ?? sql)
    return fresh
  }

  /** A map keeps the order of insertion, so the first key is the one unused for longest. It need not be while there is room. */
  #moveToEnd(sql: string, known: Known): void {
    this.#known.delete(sql)
    this.#known.set(sql, known)
  }
}

/** `ready` is waited for before each statement. */
export function connectionOver(statements: Statements, ready?: () => Promise<void>): DatabaseConnection {
  return {
    async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
      if (ready !== undefined) await ready()
      return statements.run<R>(query.sql, query.parameters)
    },
    streamQuery: noStreams,
  }
}
