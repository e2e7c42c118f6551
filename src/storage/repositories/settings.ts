import { openBytes, type RowSealer, sealBytes } from '#storage/columns.ts'
import type { Access } from '#storage/database.ts'
import type { SettingRepository } from '#storage/store.ts'
import type { Db } from '#storage/tables.ts'

async function settingValue(db: Db, name: string): Promise<Uint8Array | undefined> {
  const row = await db.selectFrom('settings').select('value').where('name', '=', name).executeTakeFirst()
  return row?.value
}

export function settings(access: Access, sealer: RowSealer): SettingRepository {
  return {
    async find(name) {
      const sealed = await settingValue(access.read, name)
      return sealed && openBytes(sealer, 'settings.value', [name], sealed)
    },

    async putIfAbsent(name, value) {
      const ours = sealBytes(sealer, 'settings.value', [name], value)
      const sealed = await access.transaction(async (db) => {
        const insert = db.insertInto('settings').values({ name, value: ours })
        await insert.onConflict((conflict) => conflict.column('name').doNothing()).execute()
        return settingValue(db, name)
      })
      if (sealed === undefined) throw new Error(`The setting ${name} went away while it was being written.`)
      return openBytes(sealer, 'settings.value', [name], sealed)
    },
  }
}
