import { sql } from 'kysely'
import { sqlState } from '#storage/engines/retrying.ts'
import type { Database, Engine } from './database.ts'
import { locked } from './locking.ts'
import { type Migration, migrations } from './migrations/index.ts'
import type { Db } from './tables.ts'

/** The row that whoever migrates holds: a second starter waits here, then finds nothing left to do. */
const guardVersion = 0

/** PostgreSQL looks for a table and creates it in two steps: of two that create it at once, one fails in one of these ways. */
const createdMeanwhile = new Set(['23505', '42P07', '42710', 'XX000'])
const mostTries = 5

/** Brings the tables to the version this program knows. Throws when they are newer. */
export async function migrate(database: Database, steps: readonly Migration[] = migrations): Promise<void> {
  await createGuard(database)
  await database.transaction(async (db) => {
    const applied = await appliedVersions(db, database.engine)
    refuseNewer(applied, steps)
    for (const step of steps) {
      if (!applied.has(step.version)) await apply(db, database.engine, step)
    }
  })
}

async function createGuard(database: Database): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      return await database.write((db) => insertGuard(db))
    } catch (error) {
      if (tries === mostTries || !createdMeanwhile.has(sqlState(error))) throw error
    }
  }
}

async function insertGuard(db: Db): Promise<void> {
  await sql`create table if not exists schema_migrations (version integer primary key not null, name text not null)`.execute(
    db,
  )
  await db
    .insertInto('schema_migrations')
    .values({ version: guardVersion, name: 'guard' })
    .onConflict((conflict) => conflict.column('version').doNothing())
    .execute()
}

async function appliedVersions(db: Db, engine: Engine): Promise<Set<number>> {
  const guard = db.selectFrom('schema_migrations').select('version').where('version', '=', guardVersion)
  await locked(engine, guard).execute()
  const rows = await db.selectFrom('schema_migrations').select('version').execute()
  return new Set(rows.map((row) => row.version))
}

function refuseNewer(applied: ReadonlySet<number>, steps: readonly Migration[]): void {
  const found = Math.max(...applied)
  const known = Math.max(guardVersion, ...steps.map((step) => step.version))
  if (found <= known) return
  throw new Error(
    `The database is of version ${found}, but this program knows only versions up to ${known}: ` +
      'start the newer program that wrote it, or restore a backup made before the upgrade.',
  )
}

async function apply(db: Db, engine: Engine, step: Migration): Promise<void> {
  for (const statement of step.statements(engine)) await sql.raw(statement).execute(db)
  await db.insertInto('schema_migrations').values({ version: step.version, name: step.name }).execute()
}
