import type {
  GetUserPoolClientSessionConfigurationResponse,
  GetUserPoolSessionConfigurationResponse,
} from '#contract/cognito-idp-types.generated.ts'
import type { AppClient } from './clients.ts'
import type { PoolSettings, UserPool } from './pools.ts'
import { type TierProblem, unavailable } from './tier-problems.ts'

export type SessionSettings = NonNullable<PoolSettings['Sessions']>

/** What stands in a pool for which it was never set. */
const untracked: SessionSettings = { UserSessionTracking: 'DISABLED', MaxPerUser: 20 }
const ssoMinutes = 60

export function sessionSettingsOf({ settings }: UserPool): SessionSettings {
  return settings.Sessions ?? untracked
}

export function describedSessions(pool: UserPool): GetUserPoolSessionConfigurationResponse {
  const { UserSessionTracking, MaxPerUser } = sessionSettingsOf(pool)
  return { UserPoolId: pool.id, UserSessionTracking, TokenSession: { MaxPerUser } }
}

export function describedSsoSession(client: AppClient): GetUserPoolClientSessionConfigurationResponse {
  return { UserPoolId: client.poolId, ClientId: client.id, SSOSession: { MaxValidityMinutes: ssoMinutesOf(client) } }
}

/** For how long after a sign-in this client does without another, in a pool that tracks sessions. */
export function ssoMinutesOf({ settings }: AppClient): number {
  return settings.SsoSession?.MaxValidityMinutes ?? ssoMinutes
}

/** Why a pool of this feature plan has no session configuration at all. */
export function sessionTierProblem({ settings }: UserPool): TierProblem | undefined {
  return settings.UserPoolTier === 'LITE' ? unavailable('LITE', ['Session Tracking']) : undefined
}

/** The bounds are in the words of the API reference only, not in the contract: they are checked here in the contract's manner. */
export function sessionsProblem({ MaxPerUser }: SessionSettings): string | undefined {
  return boundsProblem(MaxPerUser, 'tokenSession.maxPerUser', 1, 100)
}

/** 90 days at most; 0 asks for a sign-in each time. */
export function ssoSessionProblem(maxValidityMinutes: number): string | undefined {
  return boundsProblem(maxValidityMinutes, 'sSOSession.maxValidityMinutes', 0, 129_600)
}

function boundsProblem(value: number, path: string, least: number, most: number): string | undefined {
  if (value < least) return violation(value, path, `Member must have value greater than or equal to ${least}`)
  if (value > most) return violation(value, path, `Member must have value less than or equal to ${most}`)
  return undefined
}

function violation(value: number, path: string, constraint: string): string {
  return `1 validation error detected: Value '${value}' at '${path}' failed to satisfy constraint: ${constraint}`
}
