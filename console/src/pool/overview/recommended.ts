import type { UserPoolClientType, UserPoolType } from '@aws-sdk/client-cognito-identity-provider'

export type Recommendation = 'noClient' | 'mfaOff' | 'noDomain' | 'outbox' | 'unprotected' | 'emailUnverified'

/** The page of the pool where each can be followed. */
export const pageFor: Readonly<Record<Recommendation, string>> = {
  noClient: 'app-clients/create',
  emailUnverified: 'sign-up',
  mfaOff: 'sign-in',
  unprotected: 'settings',
  outbox: 'outbox',
  noDomain: 'domain',
}

export type Situation = {
  readonly pool: UserPoolType
  /** Undefined while they are not known. */
  readonly clients: readonly UserPoolClientType[] | undefined
  readonly emailDelivery: 'SMTP' | 'OUTBOX' | undefined
}

/** What a pool should not go into production with, the gravest first. */
export function recommendationsFor({ pool, clients, emailDelivery }: Situation): readonly Recommendation[] {
  const findings: readonly (readonly [Recommendation, boolean])[] = [
    ['noClient', clients?.length === 0],
    ['emailUnverified', countsUnverified(pool) && (clients?.some(writesEmail) ?? false)],
    ['mfaOff', (pool.MfaConfiguration ?? 'OFF') === 'OFF'],
    ['unprotected', pool.DeletionProtection !== 'ACTIVE'],
    ['outbox', emailDelivery === 'OUTBOX'],
    ['noDomain', !pool.Domain && !pool.CustomDomain],
  ]
  return findings.flatMap(([name, isFound]) => (isFound ? [name] : []))
}

function countsUnverified({ UserAttributeUpdateSettings }: UserPoolType): boolean {
  return !UserAttributeUpdateSettings?.AttributesRequireVerificationBeforeUpdate?.includes('email')
}

/** A client that says nothing may write every standard attribute. Machines have no user whose address they could change. */
function writesEmail({ AllowedOAuthFlows, WriteAttributes }: UserPoolClientType): boolean {
  if (AllowedOAuthFlows?.length === 1 && AllowedOAuthFlows[0] === 'client_credentials') return false
  return WriteAttributes?.includes('email') ?? true
}
