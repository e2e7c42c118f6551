import { type Selectable, sql } from 'kysely'
import type { Message, OutboxEntry } from '#domain/messages.ts'
import { dateOf, millisOf, openJson, optionalDate, type RowSealer, sealJson } from '#storage/columns.ts'
import type { Access, Engine } from '#storage/database.ts'
import { idOf, pageOf, rowsToRead } from '#storage/paging.ts'
import { purgeAll, purgeBatch } from '#storage/purging.ts'
import type { MessageRepository } from '#storage/store.ts'
import type { Db, MessageTable } from '#storage/tables.ts'

type Row = Selectable<MessageTable>

/** As a literal, not a parameter: only then do both engines see that the index of pending messages serves. */
const pending = sql.lit('pending' as const)

const unreadableText = 'The stored text could not be opened.'

export function messages(access: Access, sealer: RowSealer): MessageRepository {
  const entryOf = (row: Row): OutboxEntry => ({
    id: row.id,
    message: textOf(sealer, row),
    poolId: row.pool_id,
    userId: row.user_id,
    kind: row.kind,
    channel: row.channel,
    recipient: row.recipient,
    state: row.state,
    tries: row.tries,
    createdAt: dateOf(row.created_at),
    nextTryAt: optionalDate(row.next_try_at),
    finishedAt: optionalDate(row.finished_at),
    problem: row.problem ?? undefined,
  })

  const finish: MessageRepository['finish'] = async (id, { state, at, problem }) => {
    const change = { state, finished_at: millisOf(at), problem: problem ?? null, next_try_at: null, content: null }
    await changePending(access, id, change)
  }

  return {
    async add({ id, message, state, at }) {
      const row = newRow(sealer, id, message, state, at)
      await access.write((db) => db.insertInto('messages').values(row).execute())
    },

    async claimDue(now, limit, leaseUntil) {
      const rows = await access.write((db) =>
        claim(db, access.engine, millisOf(now), limit, millisOf(leaseUntil)).execute(),
      )
      const entries = rows.map(entryOf).sort((a, b) => (a.id < b.id ? -1 : 1))
      const unreadable = entries.filter((entry) => entry.message === undefined)
      for (const { id } of unreadable) await finish(id, { state: 'failed', at: now, problem: unreadableText })
      return entries.filter((entry) => entry.message !== undefined)
    },

    finish,

    async retry(id, nextTryAt, problem) {
      await changePending(access, id, { next_try_at: millisOf(nextTryAt), problem })
    },

    async nextDue() {
      const query = access.read.selectFrom('messages').select('next_try_at').where('state', '=', pending)
      const row = await query.orderBy('next_try_at').limit(1).executeTakeFirst()
      return row && optionalDate(row.next_try_at)
    },

    async find(poolId, id) {
      const query = access.read.selectFrom('messages').selectAll().where('id', '=', id).where('pool_id', '=', poolId)
      const row = await query.executeTakeFirst()
      return row && entryOf(row)
    },

    async list({ poolId, page }) {
      let query = access.read.selectFrom('messages').selectAll()
      if (poolId !== undefined) query = query.where('pool_id', '=', poolId)
      if (page.after !== undefined) query = query.where('id', '<', page.after)
      return pageOf(await query.orderBy('id', 'desc').limit(rowsToRead(page)).execute(), page, entryOf, idOf)
    },

    purge: (createdBefore) => purgeAll(() => purgeOldest(access, millisOf(createdBefore))),
  }
}

/** One row that was damaged, or sealed with a key that is gone, must not keep the others from being read. */
function textOf(sealer: RowSealer, row: Row): Message | undefined {
  if (row.content === null) return undefined
  try {
    return openJson<Message>(sealer, 'messages.content', [row.pool_id, row.id], row.content)
  } catch {
    return undefined
  }
}

function newRow(sealer: RowSealer, id: string, message: Message, state: 'pending' | 'kept', at: Date): MessageTable {
  return {
    id,
    pool_id: message.poolId,
    user_id: message.userId,
    kind: message.kind,
    channel: message.channel,
    recipient: message.recipient,
    state,
    tries: 0,
    created_at: millisOf(at),
    next_try_at: state === 'pending' ? millisOf(at) : null,
    finished_at: null,
    problem: null,
    content: sealJson(sealer, 'messages.content', [message.poolId, id], message),
  }
}

/** Counts as a try at once: a message that brings the process down must not be tried for ever. */
function claim(db: Db, engine: Engine, now: number, limit: number, leaseUntil: number) {
  return db
    .with(
      // Materialised, or PostgreSQL may evaluate the limited list more than once and take more than the limit.
      (cte) => cte('due').materialized(),
      (cte) => {
        const due = cte.selectFrom('messages').select('id').where('state', '=', pending)
        const oldest = due.where('next_try_at', '<=', now).orderBy('next_try_at').limit(limit)
        return engine === 'postgres' ? oldest.forUpdate().skipLocked() : oldest
      },
    )
    .updateTable('messages')
    .set((eb) => ({ next_try_at: leaseUntil, tries: eb('tries', '+', 1) }))
    .where('id', 'in', (eb) => eb.selectFrom('due').select('due.id'))
    .returningAll()
}

/** A message that was given up or delivered meanwhile stays so. */
async function changePending(access: Access, id: string, change: Partial<MessageTable>): Promise<void> {
  await access.write((db) =>
    db.updateTable('messages').set(change).where('id', '=', id).where('state', '=', pending).execute(),
  )
}

/** Ids are in order of time, so the oldest rows come first in the primary key and no index of dates is needed. */
function purgeOldest(access: Access, before: number): Promise<number> {
  return access.write(async (db) => {
    const oldest = db.selectFrom('messages').select(['id', 'created_at']).orderBy('id').limit(purgeBatch).as('oldest')
    const result = await db
      .deleteFrom('messages')
      .where('id', 'in', db.selectFrom(oldest).select('oldest.id').where('oldest.created_at', '<', before))
      .executeTakeFirstOrThrow()
    return Number(result.numDeletedRows)
  })
}
