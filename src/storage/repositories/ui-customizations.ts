import type { Selectable } from 'kysely'
import { everyClient, type UiCustomization } from '#domain/branding/ui-customization.ts'
import type { UiCustomizationRepository } from '#storage/branding-store.ts'
import { bytesOf, dateOf, millisOf } from '#storage/columns.ts'
import type { Access } from '#storage/database.ts'
import { type Given, prepared } from '#storage/prepared.ts'
import type { Tables } from '#storage/tables.ts'

type Row = Selectable<Tables['ui_customizations']>

const withoutLogo = [
  'pool_id',
  'client_id',
  'css',
  'styles',
  'version',
  'created_at',
  'modified_at',
  'logo_kind',
  'logo_digest',
] as const

function customizationOf(row: Pick<Row, (typeof withoutLogo)[number]>): UiCustomization {
  const { logo_kind: kind, logo_digest: digest } = row
  return {
    poolId: row.pool_id,
    clientId: row.client_id,
    css: row.css ?? undefined,
    styles: row.styles ?? undefined,
    logo: kind !== null && digest !== null ? { kind, digest } : undefined,
    version: row.version,
    createdAt: dateOf(row.created_at),
    modifiedAt: dateOf(row.modified_at),
  }
}

type Applying = { poolId: string; clientId: string; everyClient: string }

/** Every page in the classic style asks for it. */
const findApplying = prepared((db, given: Given<Applying>) =>
  db
    .selectFrom('ui_customizations')
    .select(withoutLogo)
    .where('pool_id', '=', given.poolId)
    .where('client_id', 'in', [given.clientId, given.everyClient]),
)

export function uiCustomizations(access: Access): UiCustomizationRepository {
  const ofPool = (poolId: string) =>
    access.read.selectFrom('ui_customizations').select(withoutLogo).where('pool_id', '=', poolId)

  return {
    async put(customization, logo) {
      const { poolId, clientId } = customization
      const change = {
        css: customization.css ?? null,
        styles: customization.styles ?? null,
        version: customization.version,
        created_at: millisOf(customization.createdAt),
        modified_at: millisOf(customization.modifiedAt),
        logo_kind: logo?.kind ?? null,
        logo_digest: logo?.digest ?? null,
        logo: logo?.bytes ?? null,
      }
      const key = { pool_id: poolId, client_id: clientId }
      const goes_with_client = clientId === everyClient ? null : clientId
      await access.write((db) =>
        db
          .insertInto('ui_customizations')
          .values({ ...key, goes_with_client, ...change })
          .onConflict((conflict) => conflict.columns(['pool_id', 'client_id']).doUpdateSet(change))
          .execute(),
      )
    },

    async find(poolId, clientId) {
      const row = await ofPool(poolId).where('client_id', '=', clientId).executeTakeFirst()
      return row && customizationOf(row)
    },

    async findApplying(poolId, clientId) {
      const { rows } = await findApplying(access.read, { poolId, clientId, everyClient })
      const row = rows.find(({ client_id }) => client_id === clientId) ?? rows[0]
      return row && customizationOf(row)
    },

    async findLogo(poolId, clientId) {
      const query = access.read.selectFrom('ui_customizations').select(['logo_kind', 'logo_digest', 'logo'])
      const row = await query.where('pool_id', '=', poolId).where('client_id', '=', clientId).executeTakeFirst()
      if (!row?.logo || row.logo_kind === null || row.logo_digest === null) return undefined
      return { kind: row.logo_kind, digest: row.logo_digest, bytes: bytesOf(row.logo) }
    },

    async remove(poolId, clientId) {
      await access.write((db) =>
        db.deleteFrom('ui_customizations').where('pool_id', '=', poolId).where('client_id', '=', clientId).execute(),
      )
    },
  }
}
