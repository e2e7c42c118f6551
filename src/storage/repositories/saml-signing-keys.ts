import type { Selectable } from 'kysely'
import type { SamlSigningKey } from '#domain/tokens/saml-signing-key.ts'
import type { SamlSigningKeyRepository } from '#storage/branding-store.ts'
import { bytesOf, dateOf, millisOf, openBytes, type RowSealer, sealBytes } from '#storage/columns.ts'
import type { Access } from '#storage/database.ts'
import type { Db, Tables } from '#storage/tables.ts'

const column = 'saml_signing_keys.private_key'

export function samlSigningKeys(access: Access, sealer: RowSealer): SamlSigningKeyRepository {
  const keyOf = (row: Selectable<Tables['saml_signing_keys']>): SamlSigningKey => ({
    poolId: row.pool_id,
    certificate: bytesOf(row.certificate),
    privateKeyPkcs8: openBytes(sealer, column, [row.pool_id], row.private_key),
    createdAt: dateOf(row.created_at),
  })
  const findRow = (db: Db, poolId: string) =>
    db.selectFrom('saml_signing_keys').selectAll().where('pool_id', '=', poolId).executeTakeFirst()

  return {
    async find(poolId) {
      const row = await findRow(access.read, poolId)
      return row && keyOf(row)
    },

    async putIfAbsent(key) {
      const ours = {
        pool_id: key.poolId,
        certificate: key.certificate,
        private_key: sealBytes(sealer, column, [key.poolId], key.privateKeyPkcs8),
        created_at: millisOf(key.createdAt),
      }
      const row = await access.transaction(async (db) => {
        const insert = db.insertInto('saml_signing_keys').values(ours)
        await insert.onConflict((conflict) => conflict.column('pool_id').doNothing()).execute()
        return findRow(db, key.poolId)
      })
      if (!row) throw new Error('A signing key went away while it was being written.')
      return keyOf(row)
    },
  }
}
