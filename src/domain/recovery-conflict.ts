import type { PoolSettings } from './pools.ts'
import { offeredMethods } from './sign-in/mfa.ts'

const channels = [
  { method: 'SMS_MFA', mechanism: 'verified_phone_number', name: 'SMS MFA' },
  { method: 'EMAIL_OTP', mechanism: 'verified_email', name: 'Email MFA' },
] as const

/** Why passwords can't be recovered as the pool is set: not by one way alone that is a second factor too, or it would be the only factor. */
export function recoveryConflict(settings: PoolSettings): string | undefined {
  const [only, ...others] = settings.AccountRecoverySetting?.RecoveryMechanisms ?? []
  if (only === undefined || others.length > 0) return undefined
  const methods = offeredMethods({ settings })
  const conflict = channels.find(({ method, mechanism }) => methods.includes(method) && only.Name === mechanism)
  return (
    conflict &&
    `Invalid account recovery setting parameter. Account Recovery Setting cannot use ${conflict.mechanism} as a recovery mechanism when ${conflict.name} is configured.`
  )
}
