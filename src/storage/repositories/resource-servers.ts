import type { Selectable } from 'kysely'
import { fullScopeNames, type ResourceServer, type ResourceServerScope } from '#domain/resource-servers.ts'
import type { Access } from '#storage/database.ts'
import { pageOf, rowsToRead } from '#storage/paging.ts'
import { type Given, prepared } from '#storage/prepared.ts'
import type { ResourceServerRepository } from '#storage/store.ts'
import type { Tables } from '#storage/tables.ts'

type Row = Selectable<Tables['resource_servers']>

/** A scope at rest: its name and its description. */
type ScopeAtRest = readonly [name: string, description: string]

const identifierOf = ({ identifier }: Row): string => identifier

function serverOf(row: Row): ResourceServer {
  return { poolId: row.pool_id, identifier: row.identifier, name: row.name, scopes: scopesOfRow(row) }
}

function scopesOfRow({ scopes }: Pick<Row, 'scopes'>): ResourceServerScope[] {
  return (JSON.parse(scopes) as ScopeAtRest[]).map(([name, description]) => ({ name, description }))
}

function changeableColumns({ name, scopes }: ResourceServer) {
  const atRest: ScopeAtRest[] = scopes.map((scope) => [scope.name, scope.description])
  return { name, scopes: JSON.stringify(atRest) }
}

/** Sign-ins that ask for custom scopes read it. */
const findScopes = prepared((db, given: Given<{ poolId: string }>) =>
  db
    .selectFrom('resource_servers')
    .select(['identifier', 'scopes'])
    .where('pool_id', '=', given.poolId)
    .orderBy('identifier'),
)

export function resourceServers(access: Access): ResourceServerRepository {
  const ofPool = (poolId: string) => access.read.selectFrom('resource_servers').where('pool_id', '=', poolId)

  return {
    async add(server) {
      const row = { ...changeableColumns(server), pool_id: server.poolId, identifier: server.identifier }
      const { numInsertedOrUpdatedRows } = await access.write((db) =>
        db
          .insertInto('resource_servers')
          .values(row)
          .onConflict((conflict) => conflict.columns(['pool_id', 'identifier']).doNothing())
          .executeTakeFirstOrThrow(),
      )
      return numInsertedOrUpdatedRows === 1n ? 'added' : 'exists'
    },

    async find(poolId, identifier) {
      const row = await ofPool(poolId).selectAll().where('identifier', '=', identifier).executeTakeFirst()
      return row && serverOf(row)
    },

    async count(poolId) {
      const counted = ofPool(poolId).select((eb) => eb.fn.countAll<number>().as('servers'))
      return (await counted.executeTakeFirstOrThrow()).servers
    },

    async list(poolId, page) {
      let query = ofPool(poolId).selectAll()
      if (page.after !== undefined) query = query.where('identifier', '>', page.after)
      const rows = await query.orderBy('identifier').limit(rowsToRead(page)).execute()
      return pageOf(rows, page, serverOf, identifierOf)
    },

    async scopesOf(poolId) {
      const { rows } = await findScopes(access.read, { poolId })
      return rows.flatMap((row) => fullScopeNames({ identifier: row.identifier, scopes: scopesOfRow(row) }))
    },

    async put(server) {
      const changed = await access.write((db) =>
        db
          .updateTable('resource_servers')
          .set(changeableColumns(server))
          .where('pool_id', '=', server.poolId)
          .where('identifier', '=', server.identifier)
          .executeTakeFirstOrThrow(),
      )
      return changed.numUpdatedRows > 0n
    },

    async remove(poolId, identifier) {
      const removed = await access.write((db) =>
        db
          .deleteFrom('resource_servers')
          .where('pool_id', '=', poolId)
          .where('identifier', '=', identifier)
          .executeTakeFirstOrThrow(),
      )
      return removed.numDeletedRows > 0n
    },
  }
}
