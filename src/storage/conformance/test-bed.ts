import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import type { RowSealer } from '#storage/columns.ts'
import type { Database } from '#storage/database.ts'
import { migrate } from '#storage/migrate.ts'
import { storeOver } from '#storage/open.ts'
import type { Store } from '#storage/store.ts'

/** A store under test, with the database beneath it. */
export type TestBed = {
  readonly store: Store
  readonly database: Database
  /** A second node on the same database; undefined where there can be none. */
  readonly other: Store | undefined
  close(): Promise<void>
}

export async function testBed(database: Database, otherDatabase?: Database): Promise<TestBed> {
  const sealer = testSealer()
  await migrate(database)
  const store = storeOver(database, sealer)
  const other = otherDatabase && storeOver(otherDatabase, sealer)
  return {
    store,
    database,
    other,
    async close() {
      await other?.close()
      await store.close()
    },
  }
}

/** AES-256-GCM under a key of its own, bound to the context. */
export function testSealer(key: Buffer = randomBytes(32)): RowSealer {
  return {
    seal(context, plaintext) {
      const nonce = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(context))
      const sealed = Buffer.concat([cipher.update(plaintext), cipher.final()])
      return Buffer.concat([nonce, cipher.getAuthTag(), sealed])
    },
    open(context, sealed) {
      const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12)).setAAD(Buffer.from(context))
      decipher.setAuthTag(sealed.subarray(12, 28))
      return Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()])
    },
  }
}

/** The database as after `migrate`. */
export async function empty({ store }: TestBed): Promise<void> {
  const endOfTime = new Date(8.64e15)
  await store.usedSessions.purge(endOfTime)
  const { items } = await store.pools.list({ limit: 1000 })
  for (const pool of items) await store.pools.remove(pool.id)
}
