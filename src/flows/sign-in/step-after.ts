import type { UserPool } from '#domain/pools.ts'
import { isMfaMethod } from '#domain/sign-in/mfa.ts'
import { nextStep, type PassedStep, type Step } from '#domain/sign-in/next-step.ts'
import type { SoftwareToken } from '#domain/software-token.ts'
import type { MfaMethod } from '#domain/users.ts'
import type { Services } from '../services.ts'
import type { SessionOwner } from './auth-session.ts'

export type FoundStep = { readonly step: Step; readonly softwareToken: SoftwareToken | undefined }

/** What comes after the steps that were passed, as pool, user and authenticator app stand now. */
export async function stepAfter(
  { store, clock }: Services,
  pool: UserPool,
  { user, password }: SessionOwner,
  passed: readonly PassedStep[],
  chosen?: MfaMethod,
): Promise<FoundStep> {
  // Read only where it can make a difference: most pools have no second factors.
  const mayMatter = (pool.settings.MfaConfiguration ?? 'OFF') !== 'OFF' && !passed.some(isMfaMethod)
  const softwareToken = mayMatter ? await store.softwareTokens.find(user.poolId, user.id) : undefined
  const hasSoftwareToken = softwareToken?.secret !== undefined
  return { step: nextStep({ pool, user, password, hasSoftwareToken, passed, chosen, now: clock.now() }), softwareToken }
}
