import { closeSync, mkdirSync, openSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { borrowed, builderOver, type Database, once, type Survival } from '#storage/database.ts'
import type { Db } from '#storage/tables.ts'
import { type Disk, diskOfLog, noDisk } from './disk.ts'
import { GroupCommit } from './group-commit.ts'
import { connectionOver, Statements } from './statements.ts'

const busyTimeoutMs = 5000
/** The write-ahead log is folded into the database at about 2 MB (500 pages): a longer one makes everybody wait longer for that. */
const checkpointPages = 500
const logBytesKept = 16 * 1024 * 1024

/** A database in one file. Its folder is made if need be; what is made can be read by its owner only. */
export function openSqliteFile(file: string): Database {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  closeSync(openSync(file, 'a', 0o600))
  const connection = new DatabaseSync(file, { timeout: busyTimeoutMs, enableForeignKeyConstraints: true })
  // NORMAL: a commit does not wait for the disk, but the log is on the disk before it is folded in, and the database before the log begins anew.
  // Temporary data includes what a savepoint may have to take back: as a file it trebles what a sign-up writes to the disk.
  connection.exec(`
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = NORMAL;
    PRAGMA temp_store = MEMORY;
    PRAGMA wal_autocheckpoint = ${checkpointPages};
    PRAGMA journal_size_limit = ${logBytesKept};
  `)
  return sqliteDatabase(connection, diskOfLog(file))
}

/** Gone when closed: for tests and for trying things out. */
export function openSqliteMemory(): Database {
  return sqliteDatabase(new DatabaseSync(':memory:', { enableForeignKeyConstraints: true }), noDisk)
}

/**
 * One connection for all: with a second one for reading each commit would make the other's cache worthless. Reads see committed data only, for
 * they wait until no group is under way; a group never outlasts a turn of the event loop.
 */
function sqliteDatabase(connection: DatabaseSync, disk: Disk): Database {
  const statements = new Statements(connection)
  const writing = connectionOver(statements)
  const groups = new GroupCommit(connection, statements, { disk })
  const read = builderOver(
    'sqlite',
    connectionOver(statements, () => groups.quiet()),
  )

  const transaction = <T>(work: (db: Db) => Promise<T>, survives: Survival = 'power loss'): Promise<T> =>
    groups.run(async () => {
      const { connection: lent, takeBack } = borrowed(writing)
      try {
        return await work(builderOver('sqlite', lent))
      } finally {
        takeBack()
      }
    }, survives)

  return {
    engine: 'sqlite',
    inTransaction: false,
    read,
    write: transaction,
    transaction,
    async ping() {
      await groups.quiet()
      disk.check()
      connection.prepare('SELECT 1').get()
    },
    close: once(async () => {
      await groups.drained()
      connection.close()
      disk.close()
    }),
  }
}
