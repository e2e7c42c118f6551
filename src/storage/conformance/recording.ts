import type { CompiledQuery } from 'kysely'
import { type Access, builderOver, type Database, noStreams } from '#storage/database.ts'
import type { Db } from '#storage/tables.ts'

/** Access to a database that notes every statement before it runs. */
export function recording(database: Database): { access: Access; statements: CompiledQuery[] } {
  const statements: CompiledQuery[] = []
  const recorded = (db: Db): Db =>
    builderOver(database.engine, {
      async executeQuery<R>(query: CompiledQuery) {
        statements.push(query)
        return await db.executeQuery<R>(query as CompiledQuery<R>)
      },
      streamQuery: noStreams,
    })
  const access: Access = {
    engine: database.engine,
    inTransaction: false,
    read: recorded(database.read),
    write: (work) => database.write((db) => work(recorded(db))),
    transaction: (work) => database.transaction((db) => work(recorded(db))),
  }
  return { access, statements }
}
