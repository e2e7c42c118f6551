import type { Selectable } from 'kysely'
import type { PoolSettings, UserPool } from '#domain/pools.ts'
import { dateOf, millisOf } from '#storage/columns.ts'
import type { Access } from '#storage/database.ts'
import { lockedForChange, requireTransaction } from '#storage/locking.ts'
import { idOf, pageOf, rowsToRead } from '#storage/paging.ts'
import { type Given, prepared } from '#storage/prepared.ts'
import type { PoolRepository } from '#storage/store.ts'
import type { Tables } from '#storage/tables.ts'
import { jsonMemo } from './json-memo.ts'

const parseSettings = jsonMemo<PoolSettings>(1000)

export function poolOf(row: Selectable<Tables['user_pools']>): UserPool {
  return {
    id: row.id,
    name: row.name,
    settings: parseSettings(row.id, row.settings),
    createdAt: dateOf(row.created_at),
    modifiedAt: dateOf(row.modified_at),
  }
}

const findPool = prepared((db, given: Given<{ poolId: string }>) =>
  db.selectFrom('user_pools').selectAll().where('id', '=', given.poolId),
)

export function pools(access: Access): PoolRepository {
  return {
    async add(pool) {
      const row = {
        id: pool.id,
        name: pool.name,
        settings: JSON.stringify(pool.settings),
        created_at: millisOf(pool.createdAt),
        modified_at: millisOf(pool.modifiedAt),
      }
      await access.write((db) => db.insertInto('user_pools').values(row).execute())
    },

    async find(poolId) {
      const { rows } = await findPool(access.read, { poolId })
      return rows[0] && poolOf(rows[0])
    },

    async lock(poolId) {
      requireTransaction(access)
      const query = access.read.selectFrom('user_pools').selectAll().where('id', '=', poolId)
      const row = await lockedForChange(access.engine, query).executeTakeFirst()
      return row && poolOf(row)
    },

    async count() {
      const query = access.read.selectFrom('user_pools').select((eb) => eb.fn.countAll<number>().as('pools'))
      return (await query.executeTakeFirstOrThrow()).pools
    },

    async list(page) {
      let query = access.read.selectFrom('user_pools').selectAll().orderBy('id').limit(rowsToRead(page))
      if (page.after !== undefined) query = query.where('id', '>', page.after)
      return pageOf(await query.execute(), page, poolOf, idOf)
    },

    async put(pool) {
      const change = {
        name: pool.name,
        settings: JSON.stringify(pool.settings),
        modified_at: millisOf(pool.modifiedAt),
      }
      await access.write((db) => db.updateTable('user_pools').set(change).where('id', '=', pool.id).execute())
    },

    async remove(poolId) {
      const removed = await access.write((db) =>
        db.deleteFrom('user_pools').where('id', '=', poolId).executeTakeFirstOrThrow(),
      )
      return removed.numDeletedRows > 0n
    },
  }
}
