import { randomBytes } from 'node:crypto'
import type { CompiledQuery } from 'kysely'
import { createArgon2 } from '#adapters/crypto/argon2.ts'
import { createModularPowerPool } from '#adapters/crypto/modular-power-pool.ts'
import { createPasswords } from '#adapters/crypto/passwords.ts'
import type { Services, Store } from '#flows/services.ts'
import { builderOver, type Database, noStreams, type Survival } from '#storage/database.ts'
import { openSqliteMemory } from '#storage/engines/sqlite.ts'
import { migrate } from '#storage/migrate.ts'
import { storeOver } from '#storage/open.ts'
import type { Db } from '#storage/tables.ts'
import { createHarness, type Harness } from '#test/support/harness.ts'

/**
 * One piece of work that takes time: a statement by its verb and table, the beginning or end of a transaction with what its commit outlives, a
 * power, an argon2id hash, a call of what seals, signs or sends.
 */
export type Work = string

export type Meter = {
  readonly harness: Harness
  /** The work of a call in order, whatever its outcome. Nothing else may run meanwhile. */
  workOf(call: () => Promise<unknown>): Promise<readonly Work[]>
  close(): Promise<void>
}

/** The operations on an empty in-memory database, with everything noted that takes time. */
export async function createMeter(): Promise<Meter> {
  const done: Work[] = []
  const note = (work: Work): void => void done.push(work)
  const harness = await createHarness({ store: (sealer) => notedStore(noted(sealer, note), note) })
  const powers = createModularPowerPool()
  const { services } = harness
  const metered: Partial<Services> = {
    passwords: createPasswords({
      powers: noted(powers, note),
      argon2: noted(createArgon2(), note),
      randomBytes,
      fakeKey: services.standInKey,
    }),
    sealer: noted(services.sealer, note),
    boxes: noted(services.boxes, note),
    signer: noted(services.signer, note),
    mailroom: noted(services.mailroom, note),
  }
  Object.assign(services, metered)
  return {
    harness,
    async workOf(call) {
      done.length = 0
      await call()
      return [...done]
    },
    async close() {
      await powers.close()
      await harness.close()
    },
  }
}

/** The same object, each call of which is noted by the name of the method. */
function noted<T extends object>(object: T, note: (work: Work) => void): T {
  return new Proxy(object, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name)
      if (typeof member !== 'function') return member
      return (...args: unknown[]) => {
        note(String(name))
        return Reflect.apply(member, target, args)
      }
    },
  })
}

async function notedStore(sealer: Services['sealer'], note: (work: Work) => void): Promise<Store> {
  const database = openSqliteMemory()
  await migrate(database)
  return storeOver(notedDatabase(database, note), sealer)
}

function notedDatabase(database: Database, note: (work: Work) => void): Database {
  const inside =
    (begin: <T>(work: (db: Db) => Promise<T>, survives?: Survival) => Promise<T>) =>
    async <T>(work: (db: Db) => Promise<T>, survives?: Survival): Promise<T> => {
      note(`begin, outlives ${survives ?? 'power loss'}`)
      try {
        const result = await begin((db) => work(notedStatements(database, db, note)), survives)
        note('commit')
        return result
      } catch (error) {
        note('rollback')
        throw error
      }
    }
  return {
    ...database,
    read: notedStatements(database, database.read, note),
    write: inside(database.write),
    transaction: inside(database.transaction),
  }
}

function notedStatements({ engine }: Database, db: Db, note: (work: Work) => void): Db {
  return builderOver(engine, {
    async executeQuery<R>(query: CompiledQuery) {
      note(nameOf(query.sql))
      return await db.executeQuery<R>(query as CompiledQuery<R>)
    },
    streamQuery: noStreams,
  })
}

/** `select users`, `insert codes`. */
function nameOf(sql: string): Work {
  const verb = /^\w+/.exec(sql)?.[0] ?? ''
  const table = /\b(?:from|into|update) "(\w+)"/.exec(sql)?.[1] ?? ''
  return `${verb} ${table}`
}
