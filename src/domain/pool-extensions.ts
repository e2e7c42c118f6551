import type { UserPoolExtensions } from '#contract/lifeguard.ts'
import type { PoolExtensions, PoolSettings, UserPool } from './pools.ts'
import { rateCategories } from './rate-categories.ts'

export type ExtensionsRequest = Partial<Omit<UserPoolExtensions, 'UserPoolId'>>

/** Why a pool can't have these extensions, or undefined. */
export function extensionsProblem({ RateLimits = {} }: ExtensionsRequest): string | undefined {
  const unknown = Object.keys(RateLimits).find((category) => !Object.hasOwn(rateCategories, category))
  if (unknown === undefined) return undefined
  return `There is no rate category ${unknown}. The categories are ${Object.keys(rateCategories).join(', ')}.`
}

/** The settings with the extensions that are named; the others stay as they are. The rate limits are replaced as a whole. */
export function withExtensions(
  settings: PoolSettings,
  { PasswordStorage, RateLimits }: ExtensionsRequest,
): PoolSettings & { Extensions: PoolExtensions } {
  return {
    ...settings,
    Extensions: {
      ...settings.Extensions,
      ...(PasswordStorage && { PasswordStorage }),
      ...(RateLimits && { RateLimits }),
    },
  }
}

export function describedExtensions({ id, settings }: UserPool): UserPoolExtensions {
  return {
    UserPoolId: id,
    PasswordStorage: settings.Extensions?.PasswordStorage ?? 'SRP_VERIFIER',
    RateLimits: { ...settings.Extensions?.RateLimits },
  }
}
