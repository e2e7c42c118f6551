import type { TimeUnitsType } from '#contract/cognito-idp-types.generated.ts'
import type { ClientSettings } from '#domain/clients.ts'

const unitSeconds = { seconds: 1, minutes: 60, hours: 3_600, days: 86_400 } as const satisfies Record<
  TimeUnitsType,
  number
>

export type Lifetimes = {
  readonly accessSeconds: number
  readonly idSeconds: number
  readonly refreshSeconds: number
  readonly sessionSeconds: number
}

/** How long what a client receives is good for: one hour for access and ID tokens, 30 days for refresh tokens, three minutes for a challenge. */
export function lifetimesOf(settings: ClientSettings): Lifetimes {
  const units = settings.TokenValidityUnits
  return {
    accessSeconds: (settings.AccessTokenValidity || 0) * unitSeconds[units?.AccessToken ?? 'hours'] || 3_600,
    idSeconds: (settings.IdTokenValidity || 0) * unitSeconds[units?.IdToken ?? 'hours'] || 3_600,
    // 0 means the default, 30 days, not "never".
    refreshSeconds: (settings.RefreshTokenValidity || 0) * unitSeconds[units?.RefreshToken ?? 'days'] || 30 * 86_400,
    sessionSeconds: (settings.AuthSessionValidity ?? 3) * 60,
  }
}
