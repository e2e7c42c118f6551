import { createHash } from 'node:crypto'
import { saltOf } from '#domain/password-record.ts'
import type { Password } from '#domain/users.ts'
import { millisOf, openBytes, optionalDate, optionalMillis, type RowSealer, sealBytes } from '#storage/columns.ts'
import type { Access } from '#storage/database.ts'
import type { PasswordHistoryRepository } from '#storage/store.ts'
import type { Db } from '#storage/tables.ts'
import { passwordIn, passwordRecord } from '#storage/users/password-record.ts'

/** More than a history ever holds: an offset needs a limit on SQLite. */
const all = 1_000_000

export function passwordHistory(access: Access, sealer: RowSealer): PasswordHistoryRepository {
  const sealedIn = (poolId: string, userId: string, password: Password) =>
    sealBytes(sealer, 'password_history.password', [poolId, userId], passwordRecord(password))
  const openedFrom = (poolId: string, userId: string, row: { password: Uint8Array; temporary_since: number | null }) =>
    passwordIn(
      openBytes(sealer, 'password_history.password', [poolId, userId], row.password),
      optionalDate(row.temporary_since),
    )

  return {
    async add(poolId, userId, password, at, keep) {
      const sealed = sealedIn(poolId, userId, password)
      const row = {
        pool_id: poolId,
        user_id: userId,
        added_at: millisOf(at),
        // Sealing is never the same twice, so this tells apart what was added at the same moment.
        id: createHash('sha256').update(sealed).digest('hex').slice(0, 32),
        temporary_since: optionalMillis(password.temporarySince),
        password: sealed,
      }
      await access.transaction(async (db) => {
        await db.insertInto('password_history').values(row).execute()
        const surplus = newestFirst(db, poolId, userId).select('id').limit(all).offset(keep)
        const history = db.deleteFrom('password_history').where('pool_id', '=', poolId).where('user_id', '=', userId)
        await history.where('id', 'in', surplus).execute()
      })
    },

    async list(poolId, userId, limit) {
      const newest = newestFirst(access.read, poolId, userId).select(['password', 'temporary_since']).limit(limit)
      return (await newest.execute()).map((row) => openedFrom(poolId, userId, row))
    },

    async reform(poolId, userId, password) {
      const salt = saltOf(password)
      await access.transaction(async (db) => {
        const rows = await newestFirst(db, poolId, userId).select(['id', 'password', 'temporary_since']).execute()
        const same = rows.find((row) => saltOf(openedFrom(poolId, userId, row)).equals(salt))
        if (!same) return
        const history = db.updateTable('password_history').set({ password: sealedIn(poolId, userId, password) })
        await history.where('pool_id', '=', poolId).where('user_id', '=', userId).where('id', '=', same.id).execute()
      })
    },
  }
}

function newestFirst(db: Db, poolId: string, userId: string) {
  const history = db.selectFrom('password_history').where('pool_id', '=', poolId).where('user_id', '=', userId)
  return history.orderBy('added_at', 'desc').orderBy('id', 'desc')
}
