import type { Selectable } from 'kysely'
import type { AssetDescription, Branding, BrandingAsset } from '#domain/branding/managed-login.ts'
import type { BrandingSettings } from '#domain/branding/settings-document.ts'
import type { BrandingRepository } from '#storage/branding-store.ts'
import { bytesOf, dateOf, millisOf } from '#storage/columns.ts'
import type { Access } from '#storage/database.ts'
import { lockedForChange, requireTransaction } from '#storage/locking.ts'
import { type Given, prepared } from '#storage/prepared.ts'
import type { Tables } from '#storage/tables.ts'
import { jsonMemo } from './json-memo.ts'

const described = ['category', 'color_mode', 'extension', 'resource_id', 'digest'] as const
const wholeAsset = [...described, 'bytes'] as const

type AssetRow = Selectable<Tables['branding_assets']>

/** Documents can be large. */
const parseSettings = jsonMemo<BrandingSettings>(100)

/** Every page of managed login asks for both. */
const findByClient = prepared((db, given: Given<{ poolId: string; clientId: string }>) =>
  db.selectFrom('brandings').selectAll().where('pool_id', '=', given.poolId).where('client_id', '=', given.clientId),
)
const findDescriptions = prepared((db, given: Given<{ poolId: string; id: string }>) =>
  db
    .selectFrom('branding_assets')
    .select(described)
    .where('pool_id', '=', given.poolId)
    .where('branding_id', '=', given.id)
    .orderBy('position'),
)

function brandingOf(row: Selectable<Tables['brandings']>): Branding {
  return {
    poolId: row.pool_id,
    id: row.id,
    clientId: row.client_id,
    useProvidedValues: row.use_provided_values !== 0,
    settings: row.settings === null ? undefined : parseSettings(row.id, row.settings),
    createdAt: dateOf(row.created_at),
    modifiedAt: dateOf(row.modified_at),
  }
}

function descriptionOf(row: Pick<AssetRow, (typeof described)[number]>): AssetDescription {
  return {
    category: row.category,
    colorMode: row.color_mode,
    extension: row.extension,
    resourceId: row.resource_id ?? undefined,
    digest: row.digest,
  }
}

function assetOf(row: Pick<AssetRow, (typeof wholeAsset)[number]>): BrandingAsset {
  return { ...descriptionOf(row), bytes: bytesOf(row.bytes) }
}

function changeableColumns(branding: Branding) {
  return {
    use_provided_values: branding.useProvidedValues ? 1 : 0,
    settings: branding.settings === undefined ? null : JSON.stringify(branding.settings),
    modified_at: millisOf(branding.modifiedAt),
  }
}

export function brandings(access: Access): BrandingRepository {
  const ofPool = (poolId: string) => access.read.selectFrom('brandings').selectAll().where('pool_id', '=', poolId)
  const assetsOf = (poolId: string, id: string) =>
    access.read
      .selectFrom('branding_assets')
      .where('pool_id', '=', poolId)
      .where('branding_id', '=', id)
      .orderBy('position')

  return {
    async add(branding) {
      const row = {
        ...changeableColumns(branding),
        pool_id: branding.poolId,
        id: branding.id,
        client_id: branding.clientId,
        created_at: millisOf(branding.createdAt),
      }
      const { numInsertedOrUpdatedRows } = await access.write((db) =>
        db
          .insertInto('brandings')
          .values(row)
          .onConflict((conflict) => conflict.column('client_id').doNothing())
          .executeTakeFirstOrThrow(),
      )
      return numInsertedOrUpdatedRows === 1n ? 'added' : 'exists'
    },

    async find(poolId, id) {
      const row = await ofPool(poolId).where('id', '=', id).executeTakeFirst()
      return row && brandingOf(row)
    },

    async findByClient(poolId, clientId) {
      const { rows } = await findByClient(access.read, { poolId, clientId })
      return rows[0] && brandingOf(rows[0])
    },

    async lock(poolId, id) {
      requireTransaction(access)
      const row = await lockedForChange(access.engine, ofPool(poolId).where('id', '=', id)).executeTakeFirst()
      return row && brandingOf(row)
    },

    async count(poolId) {
      const query = access.read.selectFrom('brandings').where('pool_id', '=', poolId)
      const counted = query.select((eb) => eb.fn.countAll<number>().as('brandings'))
      return (await counted.executeTakeFirstOrThrow()).brandings
    },

    async put(branding) {
      await access.write((db) =>
        db
          .updateTable('brandings')
          .set(changeableColumns(branding))
          .where('pool_id', '=', branding.poolId)
          .where('id', '=', branding.id)
          .execute(),
      )
    },

    async remove(poolId, id) {
      const removed = await access.write((db) =>
        db.deleteFrom('brandings').where('pool_id', '=', poolId).where('id', '=', id).executeTakeFirstOrThrow(),
      )
      return removed.numDeletedRows > 0n
    },

    async assets(poolId, id) {
      return (await assetsOf(poolId, id).select(wholeAsset).execute()).map(assetOf)
    },

    async describeAssets(poolId, id) {
      const { rows } = await findDescriptions(access.read, { poolId, id })
      return rows.map(descriptionOf)
    },

    async findAsset(poolId, id, digest) {
      const row = await assetsOf(poolId, id).select(wholeAsset).where('digest', '=', digest).executeTakeFirst()
      return row && assetOf(row)
    },

    async putAssets(poolId, id, assets) {
      await access.transaction(async (db) => {
        await db.deleteFrom('branding_assets').where('pool_id', '=', poolId).where('branding_id', '=', id).execute()
        // One by one: together they could be more than a statement may carry.
        for (const [position, asset] of assets.entries())
          await db
            .insertInto('branding_assets')
            .values(assetRow(poolId, id, position, asset))
            .execute()
      })
    },
  }
}

function assetRow(poolId: string, id: string, position: number, asset: BrandingAsset): AssetRow {
  return {
    pool_id: poolId,
    branding_id: id,
    position,
    category: asset.category,
    color_mode: asset.colorMode,
    extension: asset.extension,
    resource_id: asset.resourceId ?? null,
    digest: asset.digest,
    bytes: asset.bytes,
  }
}
