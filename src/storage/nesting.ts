import { AsyncLocalStorage } from 'node:async_hooks'
import type { Database } from './database.ts'

/** The databases that the code running now is in a transaction of. */
const entered = new AsyncLocalStorage<Database>()

/**
 * Refuses to go around a transaction from inside it. Such a call would wait for the very transaction that waits for it,
 * or change data outside what is meant to be all or nothing.
 */
export function withoutNesting(database: Database): Database {
  const refuseInside = (): void => {
    if (entered.getStore() === database) {
      throw new Error('Inside a transaction the store is used through the repositories that were passed in.')
    }
  }
  return {
    ...database,
    get read() {
      refuseInside()
      return database.read
    },
    async write(work, survives) {
      refuseInside()
      return await database.write(work, survives)
    },
    async transaction(work, survives) {
      refuseInside()
      return await database.transaction((db) => entered.run(database, () => work(db)), survives)
    },
    async ping() {
      refuseInside()
      await database.ping()
    },
    async close() {
      refuseInside()
      await database.close()
    },
  }
}
