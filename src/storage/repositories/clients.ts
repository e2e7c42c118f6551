import type { Selectable } from 'kysely'
import type { AppClient, ClientSecret, ClientSettings } from '#domain/clients.ts'
import { dateOf, millisOf, openJson, type RowSealer, sealJson } from '#storage/columns.ts'
import type { Access } from '#storage/database.ts'
import { lockedForChange, requireTransaction } from '#storage/locking.ts'
import { idOf, pageOf, rowsToRead } from '#storage/paging.ts'
import { type Given, prepared } from '#storage/prepared.ts'
import type { ClientRepository } from '#storage/store.ts'
import type { Tables } from '#storage/tables.ts'
import { jsonMemo } from './json-memo.ts'
import { poolOf } from './pools.ts'

type Row = Selectable<Tables['app_clients']>
type SecretAtRest = Omit<ClientSecret, 'createdAt'> & { readonly createdAt: number }

const parseSettings = jsonMemo<ClientSettings>(1000)

const findWithPool = prepared((db, given: Given<{ clientId: string }>) =>
  db
    .selectFrom('app_clients as client')
    .innerJoin('user_pools as pool', 'pool.id', 'client.pool_id')
    .selectAll('client')
    .select([
      'pool.name as pool_name',
      'pool.settings as pool_settings',
      'pool.created_at as pool_created_at',
      'pool.modified_at as pool_modified_at',
    ])
    .where('client.id', '=', given.clientId),
)

/** Every request to a site asks for it. */
const findClient = prepared((db, given: Given<{ poolId: string; clientId: string }>) =>
  db.selectFrom('app_clients').selectAll().where('pool_id', '=', given.poolId).where('id', '=', given.clientId),
)

export function clients(access: Access, sealer: RowSealer): ClientRepository {
  const clientOf = (row: Row): AppClient => ({
    id: row.id,
    poolId: row.pool_id,
    name: row.name,
    settings: parseSettings(row.id, row.settings),
    secrets: row.secrets === null ? [] : openSecrets(sealer, row.pool_id, row.id, row.secrets),
    createdAt: dateOf(row.created_at),
    modifiedAt: dateOf(row.modified_at),
  })
  const changeable = (client: AppClient) => ({
    name: client.name,
    settings: JSON.stringify(client.settings),
    secrets: client.secrets.length === 0 ? null : sealSecrets(sealer, client),
    modified_at: millisOf(client.modifiedAt),
  })

  return {
    async add(client) {
      const row = {
        ...changeable(client),
        id: client.id,
        pool_id: client.poolId,
        created_at: millisOf(client.createdAt),
      }
      await access.write((db) => db.insertInto('app_clients').values(row).execute())
    },

    async findWithPool(clientId) {
      const { rows } = await findWithPool(access.read, { clientId })
      const row = rows[0]
      if (row === undefined) return undefined
      const pool = poolOf({
        id: row.pool_id,
        name: row.pool_name,
        settings: row.pool_settings,
        created_at: row.pool_created_at,
        modified_at: row.pool_modified_at,
      })
      return { client: clientOf(row), pool }
    },

    async find(poolId, clientId) {
      const { rows } = await findClient(access.read, { poolId, clientId })
      return rows[0] && clientOf(rows[0])
    },

    async lock(poolId, clientId) {
      requireTransaction(access)
      const query = access.read.selectFrom('app_clients').selectAll().where('pool_id', '=', poolId)
      const row = await lockedForChange(access.engine, query.where('id', '=', clientId)).executeTakeFirst()
      return row && clientOf(row)
    },

    async count(poolId) {
      const query = access.read.selectFrom('app_clients').where('pool_id', '=', poolId)
      const counted = query.select((eb) => eb.fn.countAll<number>().as('clients'))
      return (await counted.executeTakeFirstOrThrow()).clients
    },

    async list(poolId, page) {
      let query = access.read.selectFrom('app_clients').selectAll().where('pool_id', '=', poolId)
      if (page.after !== undefined) query = query.where('id', '>', page.after)
      return pageOf(await query.orderBy('id').limit(rowsToRead(page)).execute(), page, clientOf, idOf)
    },

    async put(client) {
      const change = changeable(client)
      await access.write((db) =>
        db
          .updateTable('app_clients')
          .set(change)
          .where('pool_id', '=', client.poolId)
          .where('id', '=', client.id)
          .execute(),
      )
    },

    remove(poolId, clientId) {
      return access.transaction(async (db) => {
        const client = db.deleteFrom('app_clients').where('pool_id', '=', poolId).where('id', '=', clientId)
        const removed = await client.executeTakeFirstOrThrow()
        if (removed.numDeletedRows === 0n) return false
        const sessions = db.deleteFrom('token_sessions').where('pool_id', '=', poolId)
        await sessions.where('client_id', '=', clientId).execute()
        return true
      })
    },
  }
}

function sealSecrets(sealer: RowSealer, client: AppClient): Buffer {
  const atRest: SecretAtRest[] = client.secrets.map((secret) => ({ ...secret, createdAt: millisOf(secret.createdAt) }))
  return sealJson(sealer, 'app_clients.secrets', [client.poolId, client.id], atRest)
}

function openSecrets(sealer: RowSealer, poolId: string, clientId: string, sealed: Uint8Array): ClientSecret[] {
  const atRest = openJson<SecretAtRest[]>(sealer, 'app_clients.secrets', [poolId, clientId], sealed)
  return atRest.map((secret) => ({ ...secret, createdAt: dateOf(secret.createdAt) }))
}
