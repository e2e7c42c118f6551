import { millisOf } from '#storage/columns.ts'
import type { Access } from '#storage/database.ts'
import { type Given, prepared } from '#storage/prepared.ts'
import { purgeAll, purgeBatch } from '#storage/purging.ts'
import type { UsedSessionRepository } from '#storage/store.ts'

const insertUsed = prepared((db, given: Given<{ id: string; expiresAt: number }>) =>
  db
    .insertInto('used_sessions')
    .values({ id: given.id, expires_at: given.expiresAt })
    .onConflict((conflict) => conflict.column('id').doNothing()),
)

export function usedSessions(access: Access): UsedSessionRepository {
  return {
    async use(id, expiresAt) {
      const result = await access.write((db) => insertUsed(db, { id, expiresAt: millisOf(expiresAt) }), 'crash')
      return result.numAffectedRows === 1n
    },

    purge: (expiredBefore) => purgeAll(() => purgeExpired(access, millisOf(expiredBefore))),
  }
}

function purgeExpired(access: Access, before: number): Promise<number> {
  return access.write(async (db) => {
    const expired = db.selectFrom('used_sessions').select('id').where('expires_at', '<', before)
    const batch = expired.orderBy('expires_at').limit(purgeBatch)
    const result = await db.deleteFrom('used_sessions').where('id', 'in', batch).executeTakeFirstOrThrow()
    return Number(result.numDeletedRows)
  })
}
