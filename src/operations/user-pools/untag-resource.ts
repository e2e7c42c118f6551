import { operation } from '../operation.ts'
import { changePool } from './change-pool.ts'
import { taggedPoolAdministrator } from './tagged-pool.ts'

/** Takes tags off a user pool; keys that it does not have are passed over. */
export const UntagResource = operation('UntagResource', {
  access: taggedPoolAdministrator(),

  async handle(services, { input: { TagKeys }, caller: { pool } }) {
    const gone = new Set(TagKeys)
    await changePool(services, pool.id, ({ settings }) => {
      const left = Object.entries(settings.UserPoolTags ?? {}).filter(([key]) => !gone.has(key))
      return { settings: { ...settings, UserPoolTags: Object.fromEntries(left) } }
    })
    return {}
  },
})
