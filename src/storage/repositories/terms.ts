import type { Selectable } from 'kysely'
import type { Terms } from '#domain/branding/terms.ts'
import type { TermsRepository } from '#storage/branding-store.ts'
import { dateOf, millisOf } from '#storage/columns.ts'
import type { Access } from '#storage/database.ts'
import { lockedForChange, requireTransaction } from '#storage/locking.ts'
import { idOf, pageOf, rowsToRead } from '#storage/paging.ts'
import { type Given, prepared } from '#storage/prepared.ts'
import type { Tables } from '#storage/tables.ts'

function termsOf(row: Selectable<Tables['terms']>): Terms {
  return {
    poolId: row.pool_id,
    id: row.id,
    clientId: row.client_id,
    name: row.name,
    links: JSON.parse(row.links) as Terms['links'],
    createdAt: dateOf(row.created_at),
    modifiedAt: dateOf(row.modified_at),
  }
}

/** Every page asks for them. */
const findOfClient = prepared((db, given: Given<{ poolId: string; clientId: string }>) =>
  db
    .selectFrom('terms')
    .selectAll()
    .where('pool_id', '=', given.poolId)
    .where('client_id', '=', given.clientId)
    .orderBy('name'),
)

export function terms(access: Access): TermsRepository {
  const ofPool = (poolId: string) => access.read.selectFrom('terms').selectAll().where('pool_id', '=', poolId)

  return {
    async add(added) {
      const row = {
        pool_id: added.poolId,
        id: added.id,
        client_id: added.clientId,
        name: added.name,
        links: JSON.stringify(added.links),
        created_at: millisOf(added.createdAt),
        modified_at: millisOf(added.modifiedAt),
      }
      const { numInsertedOrUpdatedRows } = await access.write((db) =>
        db
          .insertInto('terms')
          .values(row)
          .onConflict((conflict) => conflict.columns(['client_id', 'name']).doNothing())
          .executeTakeFirstOrThrow(),
      )
      return numInsertedOrUpdatedRows === 1n ? 'added' : 'exists'
    },

    async find(poolId, id) {
      const row = await ofPool(poolId).where('id', '=', id).executeTakeFirst()
      return row && termsOf(row)
    },

    async lock(poolId, id) {
      requireTransaction(access)
      const row = await lockedForChange(access.engine, ofPool(poolId).where('id', '=', id)).executeTakeFirst()
      return row && termsOf(row)
    },

    async ofClient(poolId, clientId) {
      const { rows } = await findOfClient(access.read, { poolId, clientId })
      return rows.map(termsOf)
    },

    async count(poolId) {
      const query = access.read.selectFrom('terms').where('pool_id', '=', poolId)
      const counted = query.select((eb) => eb.fn.countAll<number>().as('terms'))
      return (await counted.executeTakeFirstOrThrow()).terms
    },

    async list(poolId, page) {
      let query = ofPool(poolId).orderBy('id').limit(rowsToRead(page))
      if (page.after !== undefined) query = query.where('id', '>', page.after)
      return pageOf(await query.execute(), page, termsOf, idOf)
    },

    async put(changed) {
      const { poolId, id, clientId, name } = changed
      return access.transaction(async (db) => {
        const ofName = db.selectFrom('terms').select('id').where('client_id', '=', clientId).where('name', '=', name)
        if (await ofName.where('id', '!=', id).executeTakeFirst()) return 'exists'
        const change = { name, links: JSON.stringify(changed.links), modified_at: millisOf(changed.modifiedAt) }
        await db.updateTable('terms').set(change).where('pool_id', '=', poolId).where('id', '=', id).execute()
        return 'put'
      })
    },

    async remove(poolId, id) {
      const removed = await access.write((db) =>
        db.deleteFrom('terms').where('pool_id', '=', poolId).where('id', '=', id).executeTakeFirstOrThrow(),
      )
      return removed.numDeletedRows > 0n
    },
  }
}
