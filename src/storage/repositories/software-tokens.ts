import { sql } from 'kysely'
import type { SoftwareToken } from '#domain/software-token.ts'
import { openBytes, type RowSealer, type SealedColumn, sealBytes } from '#storage/columns.ts'
import type { Access } from '#storage/database.ts'
import type { SoftwareTokenRepository } from '#storage/store.ts'
import type { Tables } from '#storage/tables.ts'

type Row = Tables['software_tokens']

export function softwareTokens(access: Access, sealer: RowSealer): SoftwareTokenRepository {
  return {
    async find(poolId, userId) {
      const query = access.read.selectFrom('software_tokens').selectAll().where('pool_id', '=', poolId)
      const row = await query.where('user_id', '=', userId).executeTakeFirst()
      return row && tokenOf(sealer, row)
    },

    async put(token) {
      const contents = contentsOf(sealer, token)
      const row = { ...contents, pool_id: token.poolId, user_id: token.userId }
      await access.write((db) =>
        db
          .insertInto('software_tokens')
          .values(row)
          .onConflict((conflict) =>
            conflict.columns(['pool_id', 'user_id']).doUpdateSet({ ...contents, last_step: laterStep }),
          )
          .execute(),
      )
    },

    async useStep(poolId, userId, step) {
      const { numUpdatedRows } = await access.write((db) =>
        db
          .updateTable('software_tokens')
          .set({ last_step: step })
          .where('pool_id', '=', poolId)
          .where('user_id', '=', userId)
          .where((eb) => eb.or([eb('last_step', 'is', null), eb('last_step', '<', step)]))
          .executeTakeFirstOrThrow(),
      )
      return numUpdatedRows === 1n
    },

    async remove(poolId, userId) {
      await access.write((db) =>
        db.deleteFrom('software_tokens').where('pool_id', '=', poolId).where('user_id', '=', userId).execute(),
      )
    },
  }
}

/** Who writes a token may have read it before another sign-in used a step: that step must not become usable again. */
const laterStep = sql<number | null>`case
  when excluded.last_step is null or software_tokens.last_step > excluded.last_step then software_tokens.last_step
  else excluded.last_step end`

function contentsOf(sealer: RowSealer, token: SoftwareToken): Omit<Row, 'pool_id' | 'user_id'> {
  const sealed = (column: SealedColumn, secret: Buffer | undefined) =>
    secret === undefined ? null : sealBytes(sealer, column, [token.poolId, token.userId], secret)
  return {
    secret: sealed('software_tokens.secret', token.secret),
    pending: sealed('software_tokens.pending', token.pending),
    name: token.name ?? null,
    last_step: token.lastStep ?? null,
  }
}

function tokenOf(sealer: RowSealer, row: Row): SoftwareToken {
  const opened = (column: SealedColumn, sealed: Uint8Array | null) =>
    sealed === null ? undefined : openBytes(sealer, column, [row.pool_id, row.user_id], sealed)
  return {
    poolId: row.pool_id,
    userId: row.user_id,
    secret: opened('software_tokens.secret', row.secret),
    pending: opened('software_tokens.pending', row.pending),
    name: row.name ?? undefined,
    lastStep: row.last_step ?? undefined,
  }
}
