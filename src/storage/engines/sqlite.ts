import { closeSync, mkdirSync, openSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { borrowed, builderOver, type Database, once, type Survival } from '#storage/database.ts'
import type { Db } from '#storage/tables.ts'
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
  const writer = new DatabaseSync(file, { timeout: busyTimeoutMs, enableForeignKeyConstraints: true })
  // Temporary data includes what a savepoint may have to take back: as a file it trebles what a sign-up writes to the disk.
  writer.exec(`
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = FULL;
    PRAGMA temp_store = MEMORY;
    PRAGMA wal_autocheckpoint = ${checkpointPages};
    PRAGMA journal_size_limit = ${logBytesKept};
  `)
  return sqliteDatabase(writer, new DatabaseSync(file, { timeout: busyTimeoutMs, readOnly: true }))
}

/** Gone when closed: for tests and for trying things out. */
export function openSqliteMemory(): Database {
  return sqliteDatabase(new DatabaseSync(':memory:', { enableForeignKeyConstraints: true }), undefined)
}

/** A second connection for reading sees committed data only. Where there is none, reads wait for the group to end. */
function sqliteDatabase(writer: DatabaseSync, reader: DatabaseSync | undefined): Database {
  const statements = new Statements(writer)
  const writing = connectionOver(statements)
  const groups = new GroupCommit(writer, statements)
  const reading =
    reader === undefined ? connectionOver(statements, () => groups.quiet()) : connectionOver(new Statements(reader))
  const read = builderOver('sqlite', reading)

  const transaction = <T>(work: (db: Db) => Promise<T>, survives: Survival = 'power loss'): Promise<T> =>
    groups.run(async () => {
      const { connection, takeBack } = borrowed(writing)
      try {
        return await work(builderOver('sqlite', connection))
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
      ;(reader ?? writer).prepare('SELECT 1').get()
    },
    close: once(async () => {
      await groups.drained()
      reader?.close()
      writer.close()
    }),
  }
}
