import type { Selectable } from 'kysely'
import type { UserPoolDomain } from '#domain/user-pool-domains.ts'
import { dateOf, millisOf } from '#storage/columns.ts'
import type { Access } from '#storage/database.ts'
import { type Given, prepared } from '#storage/prepared.ts'
import type { DomainRepository } from '#storage/store.ts'
import type { Tables } from '#storage/tables.ts'

function domainOf(row: Selectable<Tables['domains']>): UserPoolDomain {
  return {
    domain: row.domain,
    kind: row.kind,
    poolId: row.pool_id,
    managedLoginVersion: row.managed_login_version,
    certificate: row.certificate === null ? undefined : JSON.parse(row.certificate),
    createdAt: dateOf(row.created_at),
    modifiedAt: dateOf(row.modified_at),
  }
}

function changeableColumns(domain: UserPoolDomain) {
  return {
    managed_login_version: domain.managedLoginVersion,
    certificate: domain.certificate ? JSON.stringify(domain.certificate) : null,
    modified_at: millisOf(domain.modifiedAt),
  }
}

/** Every request to the pages and the OAuth endpoints asks for it. */
const findDomain = prepared((db, given: Given<{ domain: string }>) =>
  db.selectFrom('domains').selectAll().where('domain', '=', given.domain),
)

/** Every page asks for them. */
const findOfPool = prepared((db, given: Given<{ poolId: string }>) =>
  db.selectFrom('domains').selectAll().where('pool_id', '=', given.poolId).orderBy('kind', 'desc'),
)

export function domains(access: Access): DomainRepository {
  const ofPool = (poolId: string) => access.read.selectFrom('domains').selectAll().where('pool_id', '=', poolId)

  return {
    async add(domain) {
      const { domain: name, kind, poolId: pool_id } = domain
      const row = { domain: name, kind, pool_id, created_at: millisOf(domain.createdAt), ...changeableColumns(domain) }
      const { numInsertedOrUpdatedRows } = await access.write((db) =>
        db
          .insertInto('domains')
          .values(row)
          .onConflict((conflict) => conflict.doNothing())
          .executeTakeFirstOrThrow(),
      )
      if (numInsertedOrUpdatedRows === 1n) return 'added'
      return (await ofPool(pool_id).where('kind', '=', kind).executeTakeFirst()) ? 'second' : 'taken'
    },

    async findByDomain(domain) {
      const { rows } = await findDomain(access.read, { domain })
      return rows[0] && domainOf(rows[0])
    },

    async findByPool(poolId) {
      const { rows } = await findOfPool(access.read, { poolId })
      return rows.map(domainOf)
    },

    async countCustom() {
      const query = access.read.selectFrom('domains').where('kind', '=', 'custom')
      const counted = query.select((eb) => eb.fn.countAll<number>().as('domains'))
      return (await counted.executeTakeFirstOrThrow()).domains
    },

    async put(domain) {
      const changed = await access.write((db) =>
        db
          .updateTable('domains')
          .set(changeableColumns(domain))
          .where('pool_id', '=', domain.poolId)
          .where('domain', '=', domain.domain)
          .executeTakeFirstOrThrow(),
      )
      return changed.numUpdatedRows > 0n
    },

    async remove(poolId, domain) {
      const removed = await access.write((db) =>
        db.deleteFrom('domains').where('pool_id', '=', poolId).where('domain', '=', domain).executeTakeFirstOrThrow(),
      )
      return removed.numDeletedRows > 0n
    },
  }
}
