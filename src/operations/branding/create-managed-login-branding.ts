import { type Branding, brandingsMax, mergedAssets } from '#domain/branding/managed-login.ts'
import { poolClientAdministrator } from '../access.ts'
import { operation } from '../operation.ts'
import { describedBranding, givenAssets } from './described-branding.ts'
import { settingsAfter } from './given-settings.ts'

/** Makes the style of an app client for managed login; it stays with this client. */
export const CreateManagedLoginBranding = operation('CreateManagedLoginBranding', {
  access: poolClientAdministrator(),

  async handle({ store, clock, random }, { input, caller: { pool, client }, error }) {
    const settings = settingsAfter(undefined, input)
    const assets = mergedAssets([], givenAssets(input.Assets))
    const now = clock.now()
    const branding: Branding = {
      poolId: pool.id,
      id: random.uuid(),
      clientId: client.id,
      useProvidedValues: settings === undefined,
      settings,
      createdAt: now,
      modifiedAt: now,
    }
    await store.transaction(async (tx) => {
      // Whoever deletes the pool or the client waits, and whoever makes another style of the pool.
      if (!(await tx.pools.lock(pool.id)))
        throw error('ResourceNotFoundException', `User pool ${pool.id} does not exist.`)
      if (!(await tx.clients.lock(pool.id, client.id)))
        throw error('ResourceNotFoundException', `User pool client ${client.id} does not exist.`)
      if (await tx.brandings.findByClient(pool.id, client.id))
        throw error(
          'ManagedLoginBrandingExistsException',
          `A ManagedLoginBranding already exists for client ${client.id}`,
        )
      if ((await tx.brandings.count(pool.id)) >= brandingsMax)
        throw error('LimitExceededException', `The limit of ${brandingsMax} managed login styles is reached.`)
      await tx.brandings.add(branding)
      await tx.brandings.putAssets(pool.id, branding.id, assets)
    })
    return { ManagedLoginBranding: describedBranding(branding, assets) }
  },
})
