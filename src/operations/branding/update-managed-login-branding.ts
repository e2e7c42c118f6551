import { assetsMax, type Branding, mergedAssets } from '#domain/branding/managed-login.ts'
import { ServiceError } from '#domain/errors.ts'
import { poolAdministrator } from '../access.ts'
import { type Access, operation } from '../operation.ts'
import { brandingNotFound, describedBranding, givenAssets } from './described-branding.ts'
import { settingsAfter } from './given-settings.ts'

type Named = { UserPoolId?: string | undefined; ManagedLoginBrandingId?: string | undefined }

/** The contract requires neither pool nor style of this operation, and yet there is nothing to change without them. */
function namedStyleAdministrator(): Access<{ poolId: string; id: string }, Named> {
  const administrator = poolAdministrator()
  return {
    signed: true,
    async resolve(services, { UserPoolId, ManagedLoginBrandingId }) {
      if (UserPoolId === undefined || ManagedLoginBrandingId === undefined)
        throw missing({ managedLoginBrandingId: ManagedLoginBrandingId, userPoolId: UserPoolId })
      const { pool } = await administrator.resolve(services, { UserPoolId })
      return { pool, poolId: pool.id, id: ManagedLoginBrandingId.toLowerCase() }
    },
  }
}

/** In the words of the contract's own refusal. */
function missing(members: Readonly<Record<string, string | undefined>>): ServiceError {
  const absent = Object.keys(members).filter((name) => members[name] === undefined)
  const sentences = absent.map(
    (name) => `Value null at '${name}' failed to satisfy constraint: Member must not be null`,
  )
  const count = `${absent.length} validation error${absent.length === 1 ? '' : 's'} detected`
  return new ServiceError('InvalidParameterException', `${count}: ${sentences.join('; ')}`)
}

/**
 * Changes a style: the settings that are given go over those that stand, and each asset takes the place of its like. To go back to the values
 * that come with the server takes everything else away.
 */
export const UpdateManagedLoginBranding = operation('UpdateManagedLoginBranding', {
  access: namedStyleAdministrator(),

  async handle({ store, clock }, { input, caller: { poolId, id }, error }) {
    const brought = givenAssets(input.Assets)
    const modifiedAt = clock.now()
    const { branding, assets } = await store.transaction(async (tx) => {
      const current = await tx.brandings.lock(poolId, id)
      if (!current) throw brandingNotFound()
      const settings = settingsAfter(current.settings, input)
      const useProvidedValues = settings === undefined
      const kept = useProvidedValues ? [] : await tx.brandings.assets(poolId, id)
      const assets = mergedAssets(kept, brought)
      if (assets.length > assetsMax)
        throw error('InvalidParameterException', `A style has at most ${assetsMax} assets.`)
      const branding: Branding = { ...current, useProvidedValues, settings, modifiedAt }
      await tx.brandings.put(branding)
      await tx.brandings.putAssets(poolId, id, assets)
      return { branding, assets }
    })
    return { ManagedLoginBranding: describedBranding(branding, assets) }
  },
})
