import type { Selectable } from 'kysely'
import type { LoginSession } from '#domain/oauth/login-session.ts'
import { dateOf, millisOf } from '#storage/columns.ts'
import type { Access } from '#storage/database.ts'
import { locked, requireTransaction } from '#storage/locking.ts'
import { type Given, prepared } from '#storage/prepared.ts'
import { purgeAll, purgeBatch } from '#storage/purging.ts'
import type { LoginSessionRepository } from '#storage/store.ts'
import type { LoginSessionTable } from '#storage/tables.ts'
import { userOf } from '#storage/users/user-rows.ts'

type SessionKey = { poolId: string; id: string }

const insertSession = prepared((db, given: Given<LoginSessionTable>) =>
  db.insertInto('login_sessions').values({
    pool_id: given.pool_id,
    id: given.id,
    user_id: given.user_id,
    site: given.site,
    auth_time: given.auth_time,
    expires_at: given.expires_at,
  }),
)

const findWithUser = prepared((db, given: Given<SessionKey>) =>
  db
    .selectFrom('login_sessions as session')
    .innerJoin('users', (join) =>
      join.onRef('users.pool_id', '=', 'session.pool_id').onRef('users.id', '=', 'session.user_id'),
    )
    .selectAll('session')
    .select([
      'users.username',
      'users.status',
      'users.enabled',
      'users.attributes',
      'users.mfa',
      'users.created_at',
      'users.modified_at',
    ])
    .where('session.pool_id', '=', given.poolId)
    .where('session.id', '=', given.id),
)

const lockSession = prepared((db, given: Given<SessionKey>, engine) => {
  const session = db.selectFrom('login_sessions').select('id').where('pool_id', '=', given.poolId)
  return locked(engine, session.where('id', '=', given.id))
})

const removeSession = prepared((db, given: Given<SessionKey>) =>
  db.deleteFrom('login_sessions').where('pool_id', '=', given.poolId).where('id', '=', given.id),
)

export function loginSessions(access: Access): LoginSessionRepository {
  return {
    async add(session) {
      await access.write((db) => insertSession(db, rowOf(session)))
    },

    async findWithUser(poolId, id) {
      const { rows } = await findWithUser(access.read, { poolId, id })
      const row = rows[0]
      return row && { session: sessionOf(row), user: userOf({ ...row, id: row.user_id }) }
    },

    async remove(poolId, id) {
      await access.write((db) => removeSession(db, { poolId, id }))
    },

    async removeAllOf(poolId, userId) {
      await access.write((db) =>
        db.deleteFrom('login_sessions').where('pool_id', '=', poolId).where('user_id', '=', userId).execute(),
      )
    },

    async lock(poolId, id) {
      requireTransaction(access)
      return (await lockSession(access.read, { poolId, id })).rows.length > 0
    },

    purge: (expiredBefore) => purgeAll(() => purgeExpired(access, millisOf(expiredBefore))),
  }
}

function sessionOf(row: Selectable<LoginSessionTable>): LoginSession {
  return {
    poolId: row.pool_id,
    id: row.id,
    userId: row.user_id,
    site: row.site,
    authTime: dateOf(row.auth_time),
    expiresAt: dateOf(row.expires_at),
  }
}

function rowOf(session: LoginSession): LoginSessionTable {
  return {
    pool_id: session.poolId,
    id: session.id,
    user_id: session.userId,
    site: session.site,
    auth_time: millisOf(session.authTime),
    expires_at: millisOf(session.expiresAt),
  }
}

function purgeExpired(access: Access, before: number): Promise<number> {
  return access.write(async (db) => {
    const expired = db.selectFrom('login_sessions').select(['pool_id', 'id']).where('expires_at', '<', before)
    const result = await db
      .deleteFrom('login_sessions')
      .where(({ eb, refTuple }) =>
        eb(refTuple('pool_id', 'id'), 'in', expired.orderBy('expires_at').limit(purgeBatch).$asTuple('pool_id', 'id')),
      )
      .executeTakeFirstOrThrow()
    return Number(result.numDeletedRows)
  })
}
