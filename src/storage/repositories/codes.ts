import type { Selectable } from 'kysely'
import type { StoredCode } from '#domain/codes.ts'
import { bytesOf, dateOf, millisOf } from '#storage/columns.ts'
import type { Access } from '#storage/database.ts'
import { locked, requireTransaction } from '#storage/locking.ts'
import { purgeAll, purgeBatch } from '#storage/purging.ts'
import type { CodeRepository } from '#storage/store.ts'
import type { Tables } from '#storage/tables.ts'

function codeOf(row: Selectable<Tables['codes']>): StoredCode {
  return {
    poolId: row.pool_id,
    userId: row.user_id,
    purpose: row.purpose,
    hash: bytesOf(row.hash),
    attribute: row.attribute,
    destination: row.destination,
    createdAt: dateOf(row.created_at),
    expiresAt: dateOf(row.expires_at),
  }
}

export function codes(access: Access): CodeRepository {
  return {
    async put(code) {
      const contents = {
        hash: code.hash,
        attribute: code.attribute,
        destination: code.destination,
        created_at: millisOf(code.createdAt),
        expires_at: millisOf(code.expiresAt),
      }
      const row = { ...contents, pool_id: code.poolId, user_id: code.userId, purpose: code.purpose }
      await access.write((db) =>
        db
          .insertInto('codes')
          .values(row)
          .onConflict((conflict) => conflict.columns(['pool_id', 'user_id', 'purpose']).doUpdateSet(contents))
          .execute(),
      )
    },

    async lock(poolId, userId, purpose) {
      requireTransaction(access)
      const query = access.read.selectFrom('codes').selectAll().where('pool_id', '=', poolId)
      const code = query.where('user_id', '=', userId).where('purpose', '=', purpose)
      const row = await locked(access.engine, code).executeTakeFirst()
      return row && codeOf(row)
    },

    async remove(poolId, userId, purpose) {
      await access.write((db) =>
        db
          .deleteFrom('codes')
          .where('pool_id', '=', poolId)
          .where('user_id', '=', userId)
          .where('purpose', '=', purpose)
          .execute(),
      )
    },

    purge: (expiredBefore) => purgeAll(() => purgeExpired(access, millisOf(expiredBefore))),
  }
}

function purgeExpired(access: Access, before: number): Promise<number> {
  return access.write(async (db) => {
    const expired = db.selectFrom('codes').select(['pool_id', 'user_id', 'purpose']).where('expires_at', '<', before)
    const result = await db
      .deleteFrom('codes')
      .where(({ eb, refTuple }) =>
        eb(
          refTuple('pool_id', 'user_id', 'purpose'),
          'in',
          expired.orderBy('expires_at').limit(purgeBatch).$asTuple('pool_id', 'user_id', 'purpose'),
        ),
      )
      .executeTakeFirstOrThrow()
    return Number(result.numDeletedRows)
  })
}
