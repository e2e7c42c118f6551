import type { Selectable } from 'kysely'
import type { AuthorizationCode } from '#domain/oauth/authorization-code.ts'
import { dateOf, millisOf } from '#storage/columns.ts'
import type { Access } from '#storage/database.ts'
import { type Given, prepared } from '#storage/prepared.ts'
import { purgeAll, purgeBatch } from '#storage/purging.ts'
import type { AuthorizationCodeRepository } from '#storage/store.ts'
import type { AuthorizationCodeTable } from '#storage/tables.ts'

const insertCode = prepared((db, given: Given<AuthorizationCodeTable>) =>
  db.insertInto('authorization_codes').values({
    pool_id: given.pool_id,
    hash: given.hash,
    client_id: given.client_id,
    user_id: given.user_id,
    redirect_uri: given.redirect_uri,
    scope: given.scope,
    nonce: given.nonce,
    code_challenge: given.code_challenge,
    resource: given.resource,
    auth_time: given.auth_time,
    expires_at: given.expires_at,
    session_id: given.session_id,
  }),
)

const findCode = prepared((db, given: Given<{ poolId: string; hash: string }>) =>
  db.selectFrom('authorization_codes').selectAll().where('pool_id', '=', given.poolId).where('hash', '=', given.hash),
)

type Redemption = { poolId: string; hash: string; sessionId: string; at: number }

/** The condition and the change are one statement, so of many callers the first alone finds the code unused. */
const redeemCode = prepared((db, given: Given<Redemption>) =>
  db
    .updateTable('authorization_codes')
    .set({ session_id: given.sessionId })
    .where('pool_id', '=', given.poolId)
    .where('hash', '=', given.hash)
    .where('session_id', 'is', null)
    .where('expires_at', '>', given.at),
)

export function authorizationCodes(access: Access): AuthorizationCodeRepository {
  return {
    async add(code) {
      await access.write((db) => insertCode(db, rowOf(code)))
    },

    async find(poolId, hash) {
      const { rows } = await findCode(access.read, { poolId, hash })
      return rows[0] && codeOf(rows[0])
    },

    async redeem(poolId, hash, sessionId, at) {
      const redemption = { poolId, hash, sessionId, at: millisOf(at) }
      return (await access.write((db) => redeemCode(db, redemption))).numAffectedRows === 1n
    },

    async removeUnusedOf(poolId, userId) {
      await access.write((db) => {
        const codes = db.deleteFrom('authorization_codes').where('pool_id', '=', poolId).where('user_id', '=', userId)
        return codes.where('session_id', 'is', null).execute()
      })
    },

    purge: (expiredBefore) => purgeAll(() => purgeExpired(access, millisOf(expiredBefore))),
  }
}

function purgeExpired(access: Access, before: number): Promise<number> {
  return access.write(async (db) => {
    const expired = db.selectFrom('authorization_codes').select(['pool_id', 'hash']).where('expires_at', '<', before)
    const batch = expired.orderBy('expires_at').limit(purgeBatch).$asTuple('pool_id', 'hash')
    const result = await db
      .deleteFrom('authorization_codes')
      .where(({ eb, refTuple }) => eb(refTuple('pool_id', 'hash'), 'in', batch))
      .executeTakeFirstOrThrow()
    return Number(result.numDeletedRows)
  })
}

function codeOf(row: Selectable<AuthorizationCodeTable>): AuthorizationCode {
  return {
    poolId: row.pool_id,
    hash: row.hash,
    clientId: row.client_id,
    userId: row.user_id,
    redirectUri: row.redirect_uri,
    scope: row.scope,
    nonce: row.nonce ?? undefined,
    codeChallenge: row.code_challenge ?? undefined,
    resource: row.resource ?? undefined,
    authTime: dateOf(row.auth_time),
    expiresAt: dateOf(row.expires_at),
    sessionId: row.session_id ?? undefined,
  }
}

function rowOf(code: AuthorizationCode): AuthorizationCodeTable {
  return {
    pool_id: code.poolId,
    hash: code.hash,
    client_id: code.clientId,
    user_id: code.userId,
    redirect_uri: code.redirectUri,
    scope: code.scope,
    nonce: code.nonce ?? null,
    code_challenge: code.codeChallenge ?? null,
    resource: code.resource ?? null,
    auth_time: millisOf(code.authTime),
    expires_at: millisOf(code.expiresAt),
    session_id: code.sessionId ?? null,
  }
}
