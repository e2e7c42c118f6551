import type { SigningJwk } from '#domain/tokens/signing-key.ts'
import { dateOf, millisOf, openBytes, type RowSealer, sealBytes } from '#storage/columns.ts'
import type { Access } from '#storage/database.ts'
import type { SigningKeyRepository } from '#storage/store.ts'

export function signingKeys(access: Access, sealer: RowSealer): SigningKeyRepository {
  return {
    async add(key) {
      const row = {
        pool_id: key.poolId,
        kid: key.kid,
        token_use: key.tokenUse,
        public_jwk: JSON.stringify(key.publicJwk),
        private_key: sealBytes(sealer, 'signing_keys.private_key', [key.poolId, key.kid], key.privateKeyPkcs8),
        created_at: millisOf(key.createdAt),
      }
      await access.write((db) => db.insertInto('signing_keys').values(row).execute())
    },

    async list(poolId) {
      const query = access.read.selectFrom('signing_keys').selectAll().where('pool_id', '=', poolId)
      const rows = await query.orderBy('created_at').orderBy('kid').execute()
      return rows.map((row) => ({
        poolId: row.pool_id,
        tokenUse: row.token_use,
        kid: row.kid,
        publicJwk: JSON.parse(row.public_jwk) as SigningJwk,
        privateKeyPkcs8: openBytes(sealer, 'signing_keys.private_key', [row.pool_id, row.kid], row.private_key),
        createdAt: dateOf(row.created_at),
      }))
    },
  }
}
