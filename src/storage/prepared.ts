import { type Compilable, type CompiledQuery, type QueryResult, type RawBuilder, sql } from 'kysely'
import { type Engine, handleOf } from './database.ts'
import type { Db } from './tables.ts'

/** Stands for a value that is only known when the statement runs. */
class Blank {
  readonly name: string
  constructor(name: string) {
    this.name = name
  }
}

type Values = object
/** The values by name, to be put where a query takes an expression. */
export type Given<V extends Values> = { readonly [Name in keyof V]: RawBuilder<V[Name]> }

/**
 * A statement that is built and compiled once per engine and then only filled in: building one costs more than SQLite
 * needs to run it. For the statements of a sign-in and a refresh; everything else is built where it is used.
 */
export function prepared<V extends Values, Row>(
  build: (db: Db, given: Given<V>, engine: Engine) => Compilable<Row>,
): (db: Db, values: V) => Promise<QueryResult<Row>> {
  const compiled = new Map<Engine, Compiled<Row>>()
  return (db, values) => {
    const { engine, connection } = handleOf(db)
    let known = compiled.get(engine)
    if (known === undefined) {
      known = compiledOf(build(db, placeholders<V>(), engine).compile())
      compiled.set(engine, known)
    }
    const { names, query } = known
    const filled = values as Record<string, unknown>
    const parameters = names.map((name, index) => (name === undefined ? query.parameters[index] : filled[name]))
    return connection.executeQuery<Row>({ query: query.query, queryId: query.queryId, sql: query.sql, parameters })
  }
}

type Compiled<Row> = { readonly query: CompiledQuery<Row>; readonly names: readonly (string | undefined)[] }

/** Which of the parameters are filled in, and by which value. */
function compiledOf<Row>(query: CompiledQuery<Row>): Compiled<Row> {
  return { query, names: query.parameters.map((value) => (value instanceof Blank ? value.name : undefined)) }
}

function placeholders<V extends Values>(): Given<V> {
  return new Proxy({} as Given<V>, { get: (_target, name) => sql`${new Blank(String(name))}` })
}
