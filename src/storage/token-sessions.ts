import type { Selectable } from 'kysely'
import type { TokenSession } from '#domain/tokens/token-session.ts'
import { dateOf, millisOf, optionalDate, optionalMillis } from './columns.ts'
import type { Access } from './database.ts'
import { type Given, prepared } from './prepared.ts'
import { purgeAll, purgeBatch } from './purging.ts'
import type { TokenSessionRepository } from './store.ts'
import type { TokenSessionTable } from './tables.ts'
import { userOf } from './user-rows.ts'

const insertSession = prepared((db, given: Given<TokenSessionTable>) =>
  db.insertInto('token_sessions').values({
    pool_id: given.pool_id,
    id: given.id,
    user_id: given.user_id,
    client_id: given.client_id,
    origin_jti: given.origin_jti,
    scope: given.scope,
    auth_time: given.auth_time,
    expires_at: given.expires_at,
    revoked_at: given.revoked_at,
  }),
)

const findWithUser = prepared((db, given: Given<{ poolId: string; sessionId: string }>) =>
  db
    .selectFrom('token_sessions as session')
    .innerJoin('users', (join) =>
      join.onRef('users.pool_id', '=', 'session.pool_id').onRef('users.id', '=', 'session.user_id'),
    )
    .selectAll('session')
    .select([
      'users.username',
      'users.status',
      'users.enabled',
      'users.attributes',
      'users.created_at',
      'users.modified_at',
    ])
    .where('session.pool_id', '=', given.poolId)
    .where('session.id', '=', given.sessionId),
)

function sessionOf(row: Selectable<TokenSessionTable>): TokenSession {
  return {
    poolId: row.pool_id,
    id: row.id,
    userId: row.user_id,
    clientId: row.client_id,
    originJti: row.origin_jti,
    scope: row.scope,
    authTime: dateOf(row.auth_time),
    expiresAt: dateOf(row.expires_at),
    revokedAt: optionalDate(row.revoked_at),
  }
}

function rowOf(session: TokenSession): TokenSessionTable {
  return {
    pool_id: session.poolId,
    id: session.id,
    user_id: session.userId,
    client_id: session.clientId,
    origin_jti: session.originJti,
    scope: session.scope,
    auth_time: millisOf(session.authTime),
    expires_at: millisOf(session.expiresAt),
    revoked_at: optionalMillis(session.revokedAt),
  }
}

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

    revoke: (poolId, sessionId, at) => revokeWhere(access, poolId, 'id', sessionId, at),
    revokeAllOf: (poolId, userId, at) => revokeWhere(access, poolId, 'user_id', userId, at),
    purge: (expiredBefore) => purgeAll(() => purgeExpired(access, millisOf(expiredBefore))),
  }
}

/** The first revocation stands. */
async function revokeWhere(
  access: Access,
  poolId: string,
  column: 'id' | 'user_id',
  value: string,
  at: Date,
): Promise<void> {
  await access.write((db) =>
    db
      .updateTable('token_sessions')
      .set({ revoked_at: millisOf(at) })
      .where('pool_id', '=', poolId)
      .where(column, '=', value)
      .where('revoked_at', 'is', null)
      .execute(),
  )
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
