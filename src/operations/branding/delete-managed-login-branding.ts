import { poolAdministrator } from '../access.ts'
import { operation } from '../operation.ts'
import { brandingNotFound } from './described-branding.ts'

/** Deletes a style with its assets. Its client has no managed login until it gets another. */
export const DeleteManagedLoginBranding = operation('DeleteManagedLoginBranding', {
  access: poolAdministrator(),

  async handle({ store }, { input, caller: { pool } }) {
    if (!(await store.brandings.remove(pool.id, input.ManagedLoginBrandingId.toLowerCase()))) throw brandingNotFound()
    return {}
  },
})
