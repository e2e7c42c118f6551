import type { StorageLog } from '#storage/engines/postgres.ts'
import { openSqliteFile, openSqliteMemory } from '#storage/engines/sqlite.ts'
import type { RowSealer } from './columns.ts'
import type { Access, Database } from './database.ts'
import { migrate } from './migrate.ts'
import { withoutNesting } from './nesting.ts'
import { repositories, repositoriesOnDemand } from './repositories.ts'
import type { Store } from './store.ts'
import type { Db } from './tables.ts'

export type StoreOptions = {
  /** `postgres://…` or `postgresql://…`; empty for the database in `file`. */
  readonly url: string
  readonly file: string
  readonly sealer: RowSealer
  readonly log?: StorageLog
}

/** Opens the database and brings its tables up to date. */
export async function openStore({ url, file, sealer, log }: StoreOptions): Promise<Store> {
  if (url === '') return await migratedStore(openSqliteFile(file), sealer)
  // Loaded on demand: who runs on SQLite needs no client of another database.
  const { openPostgres } = await import('#storage/engines/postgres.ts')
  return await migratedStore(openPostgres(url, log), sealer)
}

/** An empty store that is gone when closed: for tests and for trying things out. */
export async function openMemoryStore(sealer: RowSealer): Promise<Store> {
  return await migratedStore(openSqliteMemory(), sealer)
}

async function migratedStore(database: Database, sealer: RowSealer): Promise<Store> {
  try {
    await migrate(database)
  } catch (error) {
    await database.close()
    throw error
  }
  return storeOver(database, sealer)
}

export function storeOver(database: Database, sealer: RowSealer): Store {
  const guarded = withoutNesting(database)
  return {
    ...repositories(guarded, sealer),
    transaction: (work, survives) =>
      guarded.transaction((db) => work(repositoriesOnDemand(within(database, db), sealer)), survives),
    ping: () => guarded.ping(),
    close: () => guarded.close(),
  }
}

/** A transaction has begun already: whatever is done in it belongs to it. */
function within(database: Database, db: Db): Access {
  return {
    engine: database.engine,
    inTransaction: true,
    read: db,
    write: (work) => work(db),
    transaction: (work) => work(db),
  }
}
