import { millisOf } from '#storage/columns.ts'
import type { Access } from '#storage/database.ts'
import { idOf, pageOf, rowsToRead } from '#storage/paging.ts'
import { purgeAll, purgeBatch } from '#storage/purging.ts'
import type { TokenSessionRepository } from '#storage/store.ts'
import type { Db } from '#storage/tables.ts'
import { userOf } from '#storage/users/user-rows.ts'
import {
  findSession,
  findWithUser,
  insertSession,
  rotateSession,
  rowOf,
  sessionOf,
  touchSession,
} from './token-session-statements.ts'

export function tokenSessions(access: Access): TokenSessionRepository {
  return {
    async add(session) {
      await access.write((db) => insertSession(db, rowOf(session)))
    },

    async findWithUser(poolId, sessionId) {
      const { rows } = await findWithUser(access.read, { poolId, sessionId })
      const row = rows[0]
      return row && { session: sessionOf(row), user: userOf({ ...row, id: row.user_id }) }
    },

    async find(poolId, sessionId) {
      const { rows } = await findSession(access.read, { poolId, sessionId })
      return rows[0] && sessionOf(rows[0])
    },

    async rotate(poolId, sessionId, generation, at) {
      const rotation = { poolId, sessionId, generation, at: millisOf(at) }
      return (await access.write((db) => rotateSession(db, rotation))).numAffectedRows === 1n
    },

    async touch(poolId, sessionId, at, ipAddress) {
      await access.write((db) => touchSession(db, { poolId, sessionId, at: millisOf(at), ip: ipAddress }))
    },

    async listLiving(poolId, userId, now, page) {
      let query = living(access.read, poolId, userId, now).selectAll()
      if (page.after !== undefined) query = query.where('id', '<', page.after)
      return pageOf(await query.orderBy('id', 'desc').limit(rowsToRead(page)).execute(), page, sessionOf, idOf)
    },

    async revokeLeastActive(poolId, userId, keep, at) {
      await purgeAll(() => revokeSurplus(access, poolId, userId, keep, at))
    },

    async revokeAllOf(poolId, userId, at) {
      await access.transaction(async (db) => {
        // In this order: whoever makes a code holds the session meanwhile, and whoever makes tokens the code. What they made is found here.
        const logins = db.deleteFrom('login_sessions').where('pool_id', '=', poolId)
        await logins.where('user_id', '=', userId).execute()
        const codes = db.deleteFrom('authorization_codes').where('pool_id', '=', poolId)
        await codes.where('user_id', '=', userId).execute()
        await revokeWhere(db, poolId, 'user_id', userId, at)
      })
    },

    revoke: (poolId, sessionId, at) => access.write((db) => revokeWhere(db, poolId, 'id', sessionId, at)),
    purge: (expiredBefore) => purgeAll(() => purgeExpired(access, millisOf(expiredBefore))),
  }
}

/** The first revocation stands. */
async function revokeWhere(db: Db, poolId: string, column: 'id' | 'user_id', value: string, at: Date): Promise<void> {
  await db
    .updateTable('token_sessions')
    .set({ revoked_at: millisOf(at) })
    .where('pool_id', '=', poolId)
    .where(column, '=', value)
    .where('revoked_at', 'is', null)
    .execute()
}

function living(db: Db, poolId: string, userId: string, now: Date) {
  return db
    .selectFrom('token_sessions')
    .where('pool_id', '=', poolId)
    .where('user_id', '=', userId)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', millisOf(now))
}

/** One batch of those beyond the `keep` that were active last. Returns how many. */
async function revokeSurplus(access: Access, poolId: string, userId: string, keep: number, at: Date): Promise<number> {
  const { numUpdatedRows } = await access.write((db) => {
    const newest = living(db, poolId, userId, at).select('id').orderBy('last_active_at', 'desc').orderBy('id', 'desc')
    return db
      .updateTable('token_sessions')
      .set({ revoked_at: millisOf(at) })
      .where('pool_id', '=', poolId)
      .where('user_id', '=', userId)
      .where('id', 'in', newest.limit(purgeBatch).offset(keep))
      .where('revoked_at', 'is', null)
      .executeTakeFirstOrThrow()
  })
  return Number(numUpdatedRows)
}

function purgeExpired(access: Access, before: number): Promise<number> {
  return access.write(async (db) => {
    const expired = db.selectFrom('token_sessions').select(['pool_id', 'id']).where('expires_at', '<', before)
    const result = await db
      .deleteFrom('token_sessions')
      .where(({ eb, refTuple }) =>
        eb(refTuple('pool_id', 'id'), 'in', expired.orderBy('expires_at').limit(purgeBatch).$asTuple('pool_id', 'id')),
      )
      .executeTakeFirstOrThrow()
    return Number(result.numDeletedRows)
  })
}
