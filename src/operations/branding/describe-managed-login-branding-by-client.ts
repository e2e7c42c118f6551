import { poolClientAdministrator } from '../access.ts'
import { operation } from '../operation.ts'
import { describedBranding } from './described-branding.ts'

/** Shows the style of an app client, on request with the default of everything that it does not set. */
export const DescribeManagedLoginBrandingByClient = operation('DescribeManagedLoginBrandingByClient', {
  access: poolClientAdministrator(),

  async handle({ store }, { input, caller: { pool, client }, error }) {
    const branding = await store.brandings.findByClient(pool.id, client.id)
    if (!branding)
      throw error('ResourceNotFoundException', `ManagedLoginBranding for client ${client.id} does not exist.`)
    const assets = await store.brandings.assets(pool.id, branding.id)
    return { ManagedLoginBranding: describedBranding(branding, assets, input.ReturnMergedResources) }
  },
})
