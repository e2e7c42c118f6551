import type { Selectable } from 'kysely'
import type { TokenSession } from '#domain/tokens/token-session.ts'
import { dateOf, millisOf, optionalDate, optionalMillis } from '#storage/columns.ts'
import { type Given, prepared } from '#storage/prepared.ts'
import type { TokenSessionTable } from '#storage/tables.ts'

/** The statements of sign-ins and refreshes. */

export const insertSession = prepared((db, given: Given<TokenSessionTable>) =>
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
    oauth: given.oauth,
    resource: given.resource,
  }),
)

export const findWithUser = prepared((db, given: Given<{ poolId: string; sessionId: string }>) =>
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

export const findSession = prepared((db, given: Given<{ poolId: string; sessionId: string }>) =>
  db.selectFrom('token_sessions').selectAll().where('pool_id', '=', given.poolId).where('id', '=', given.sessionId),
)

type Rotation = { poolId: string; sessionId: string; generation: number; at: number }

/** The condition and the change are one statement, so of many callers the first alone finds the generation it expects. */
export const rotateSession = prepared((db, given: Given<Rotation>) =>
  db
    .updateTable('token_sessions')
    .set((eb) => ({ generation: eb('generation', '+', 1), rotated_at: given.at }))
    .where('pool_id', '=', given.poolId)
    .where('id', '=', given.sessionId)
    .where('generation', '=', given.generation)
    .where('revoked_at', 'is', null),
)

export const touchSession = prepared(
  (db, given: Given<{ poolId: string; sessionId: string; at: number; ip: string }>) =>
    db
      .updateTable('token_sessions')
      .set({ last_active_at: given.at, last_ip_address: given.ip })
      .where('pool_id', '=', given.poolId)
      .where('id', '=', given.sessionId)
      .where('last_active_at', '<=', given.at),
)

export function sessionOf(row: Selectable<TokenSessionTable>): TokenSession {
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
    oauth: row.oauth === 1 ? { resource: row.resource ?? undefined } : undefined,
  }
}

export function rowOf(session: TokenSession): TokenSessionTable {
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
    oauth: session.oauth ? 1 : 0,
    resource: session.oauth?.resource ?? null,
  }
}
