import type { AttemptAction, Attempts } from '#domain/attempts.ts'
import { dateOf, millisOf } from '#storage/columns.ts'
import type { Access, Engine } from '#storage/database.ts'
import { locked } from '#storage/locking.ts'
import { purgeAll, purgeBatch } from '#storage/purging.ts'
import type { AttemptRepository } from '#storage/store.ts'
import type { Db } from '#storage/tables.ts'

type Key = { readonly pool_id: string; readonly subject: string; readonly action: AttemptAction }
type Decide = (current: Attempts | undefined) => Attempts | undefined

/** Each lap loses to another caller's insert and then to a removal, so more than a few mean that something is broken. */
const mostLaps = 50

export function attempts(access: Access): AttemptRepository {
  return {
    change(poolId, subject, action, decide) {
      const key = { pool_id: poolId, subject, action }
      return access.transaction((db) => change(db, access.engine, key, decide), 'crash')
    },

    async forget(poolId, subject, action) {
      await access.write(
        (db) =>
          db
            .deleteFrom('attempts')
            .where('pool_id', '=', poolId)
            .where('subject', '=', subject)
            .where('action', '=', action)
            .execute(),
        'crash',
      )
    },

    purge: (lastBefore) => purgeAll(() => purgeOld(access, millisOf(lastBefore))),
  }
}

/** There is no row to lock before the first attempt: then the insert decides, and who loses it starts over. */
async function change(db: Db, engine: Engine, key: Key, decide: Decide): Promise<Attempts | undefined> {
  for (let lap = 0; lap < mostLaps; lap++) {
    const current = await lockedAttempts(db, engine, key)
    const next = decide(current)
    if (next === undefined) return undefined
    if (current !== undefined) {
      await replace(db, key, next)
      return next
    }
    if (await inserted(db, key, next)) return next
  }
  throw new Error('The count of attempts could not be settled.')
}

async function lockedAttempts(db: Db, engine: Engine, key: Key): Promise<Attempts | undefined> {
  const query = db
    .selectFrom('attempts')
    .select(['tries', 'first_at', 'last_at'])
    .where('pool_id', '=', key.pool_id)
    .where('subject', '=', key.subject)
    .where('action', '=', key.action)
  const row = await locked(engine, query).executeTakeFirst()
  return row && { count: row.tries, firstAt: dateOf(row.first_at), lastAt: dateOf(row.last_at) }
}

function columnsOf(attempts: Attempts): { tries: number; first_at: number; last_at: number } {
  return { tries: attempts.count, first_at: millisOf(attempts.firstAt), last_at: millisOf(attempts.lastAt) }
}

async function replace(db: Db, key: Key, next: Attempts): Promise<void> {
  await db
    .updateTable('attempts')
    .set(columnsOf(next))
    .where('pool_id', '=', key.pool_id)
    .where('subject', '=', key.subject)
    .where('action', '=', key.action)
    .execute()
}

async function inserted(db: Db, key: Key, next: Attempts): Promise<boolean> {
  const result = await db
    .insertInto('attempts')
    .values({ ...key, ...columnsOf(next) })
    .onConflict((conflict) => conflict.columns(['pool_id', 'subject', 'action']).doNothing())
    .executeTakeFirstOrThrow()
  return result.numInsertedOrUpdatedRows === 1n
}

function purgeOld(access: Access, before: number): Promise<number> {
  return access.write(async (db) => {
    const old = db.selectFrom('attempts').select(['pool_id', 'subject', 'action']).where('last_at', '<', before)
    const result = await db
      .deleteFrom('attempts')
      .where(({ eb, refTuple }) =>
        eb(
          refTuple('pool_id', 'subject', 'action'),
          'in',
          old.orderBy('last_at').limit(purgeBatch).$asTuple('pool_id', 'subject', 'action'),
        ),
      )
      .executeTakeFirstOrThrow()
    return Number(result.numDeletedRows)
  })
}
