import { poolAdministrator } from '../access.ts'
import { operation } from '../operation.ts'
import { brandingNotFound, describedBranding } from './described-branding.ts'

/** Shows a style, on request with the default of everything that it does not set. */
export const DescribeManagedLoginBranding = operation('DescribeManagedLoginBranding', {
  access: poolAdministrator(),

  async handle({ store }, { input, caller: { pool } }) {
    const branding = await store.brandings.find(pool.id, input.ManagedLoginBrandingId.toLowerCase())
    if (!branding) throw brandingNotFound()
    const assets = await store.brandings.assets(pool.id, branding.id)
    return { ManagedLoginBranding: describedBranding(branding, assets, input.ReturnMergedResources) }
  },
})
