import type { Selectable } from 'kysely'
import type { TokenSession } from '#domain/tokens/token-session.ts'
import { dateOf, millisOf, optionalDate, optionalMillis } from '#storage/columns.ts'
import type { Access } from '#storage/database.ts'
import { idOf, pageOf, rowsToRead } from '#storage/paging.ts'
import { type Given, prepared } from '#storage/prepared.ts'
import { purgeAll, purgeBatch } from '#storage/purging.ts'
import type { TokenSessionRepository } from '#storage/store.ts'
import type { Db, TokenSessionTable } from '#storage/tables.ts'
import { userOf } from '#storage/users/user-rows.ts'

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
    generation: given.generation,
    rotated_at: given.rotated_at,
    last_active_at: given.last_active_at,
    last_ip_address: given.last_ip_address,
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
      'users.mfa',
      'users.created_at',
      'users.modified_at',
    ])
    .where('session.pool_id', '=', given.poolId)
    .where('session.id', '=', given.sessionId),
)

const findSession = prepared((db, given: Given<{ poolId: string; sessionId: string }>) =>
  db.selectFrom('token_sessions').selectAll().where('pool_id', '=', given.poolId).where('id', '=', given.sessionId),
)

type Rotation = { poolId: string; sessionId: string; generation: number; at: number }

/** The condition and the change are one statement, so of many callers the first alone finds the generation it expects. */
const rotateSession = prepared((db, given: Given<Rotation>) =>
  db
    .updateTable('token_sessions')
    .set((eb) => ({ generation: eb('generation', '+', 1), rotated_at: given.at }))
    .where('pool_id', '=', given.poolId)
    .where('id', '=', given.sessionId)
    .where('generation', '=', given.generation)
    .where('revoked_at', 'is', null),
)

const touchSession = prepared((db, given: Given<{ poolId: string; sessionId: string; at: number; ip: string }>) =>
  db
    .updateTable('token_sessions')
    .set({ last_active_at: given.at, last_ip_address: given.ip })
    .where('pool_id', '=', given.poolId)
    .where('id', '=', given.sessionId)
    .where('last_active_at', '<=', given.at),
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
    generation: row.generation,
    rotatedAt: optionalDate(row.rotated_at),
    lastActiveAt: dateOf(row.last_active_at),
    lastIpAddress: row.last_ip_address ?? undefined,
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
    generation: session.generation,
    rotated_at: optionalMillis(session.rotatedAt),
    last_active_at: millisOf(session.lastActiveAt),
    last_ip_address: session.lastIpAddress ?? null,
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
