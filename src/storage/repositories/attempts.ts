import type { AttemptAction, Attempts } from '#domain/attempts.ts'
import { dateOf, millisOf } from '#storage/columns.ts'
import type { Access } from '#storage/database.ts'
import { locked } from '#storage/locking.ts'
import { type Given, prepared } from '#storage/prepared.ts'
import { purgeAll, purgeBatch } from '#storage/purging.ts'
import type { AttemptRepository } from '#storage/store.ts'
import type { Db } from '#storage/tables.ts'

type Key = { readonly pool_id: string; readonly subject: string; readonly action: AttemptAction }
type Row = Key & { readonly tries: number; readonly first_at: number; readonly last_at: number }
type Decide = (current: Attempts | undefined) => Attempts | undefined

/** Each lap loses to another caller's insert and then to a removal, so more than a few mean that something is broken. */
const mostLaps = 50

export function attempts(access: Access): AttemptRepository {
  return {
    change(poolId, subject, action, decide) {
      const key = { pool_id: poolId, subject, action }
      return access.transaction((db) => change(db, key, decide), 'crash')
    },

    async forget(poolId, subject, action) {
      await access.write((db) => remove(db, { pool_id: poolId, subject, action }), 'crash')
    },

    purge: (lastBefore) => purgeAll(() => purgeOld(access, millisOf(lastBefore))),
  }
}

/** There is no row to lock before the first attempt: then the insert decides, and who loses it starts over. */
async function change(db: Db, key: Key, decide: Decide): Promise<Attempts | undefined> {
  for (let lap = 0; lap < mostLaps; lap++) {
    const current = await lockedAttempts(db, key)
    const next = decide(current)
    if (next === undefined) return undefined
    if (current !== undefined) {
      await replace(db, rowOf(key, next))
      return next
    }
    if ((await insert(db, rowOf(key, next))).numAffectedRows === 1n) return next
  }
  throw new Error('The count of attempts could not be settled.')
}

const findLocked = prepared((db, given: Given<Key>, engine) =>
  locked(
    engine,
    db
      .selectFrom('attempts')
      .select(['tries', 'first_at', 'last_at'])
      .where('pool_id', '=', given.pool_id)
      .where('subject', '=', given.subject)
      .where('action', '=', given.action),
  ),
)

const replace = prepared((db, given: Given<Row>) =>
  db
    .updateTable('attempts')
    .set({ tries: given.tries, first_at: given.first_at, last_at: given.last_at })
    .where('pool_id', '=', given.pool_id)
    .where('subject', '=', given.subject)
    .where('action', '=', given.action),
)

const insert = prepared((db, given: Given<Row>) =>
  db
    .insertInto('attempts')
    .values({
      pool_id: given.pool_id,
      subject: given.subject,
      action: given.action,
      tries: given.tries,
      first_at: given.first_at,
      last_at: given.last_at,
    })
    .onConflict((conflict) => conflict.columns(['pool_id', 'subject', 'action']).doNothing()),
)

const remove = prepared((db, given: Given<Key>) =>
  db
    .deleteFrom('attempts')
    .where('pool_id', '=', given.pool_id)
    .where('subject', '=', given.subject)
    .where('action', '=', given.action),
)

async function lockedAttempts(db: Db, key: Key): Promise<Attempts | undefined> {
  const row = (await findLocked(db, key)).rows[0]
  return row && { count: row.tries, firstAt: dateOf(row.first_at), lastAt: dateOf(row.last_at) }
}

function rowOf(key: Key, { count, firstAt, lastAt }: Attempts): Row {
  return { ...key, tries: count, first_at: millisOf(firstAt), last_at: millisOf(lastAt) }
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
