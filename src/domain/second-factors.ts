import type { PoolSettings } from './pools.ts'
import type { MfaMethod } from './users.ts'

/** The second factors that a pool lets its users have: none while MFA is off. */
export function secondFactors({ MfaConfiguration = 'OFF', SmsConfiguration, Mfa }: PoolSettings): MfaMethod[] {
  if (MfaConfiguration === 'OFF') return []
  return [
    ...(SmsConfiguration && Mfa?.SmsEnabled !== false ? (['SMS_MFA'] as const) : []),
    ...(Mfa?.SoftwareTokenMfaConfiguration?.Enabled ? (['SOFTWARE_TOKEN_MFA'] as const) : []),
    ...(Mfa?.EmailMfaConfiguration ? (['EMAIL_OTP'] as const) : []),
  ]
}

const sameChannel = [
  { factor: 'SMS_MFA', mechanism: 'verified_phone_number', name: 'SMS MFA' },
  { factor: 'EMAIL_OTP', mechanism: 'verified_email', name: 'Email MFA' },
] as const

/** Why passwords can't be recovered as the pool is set: never by the one channel that is a second factor too, or it would be the only one. */
export function recoveryConflict(settings: PoolSettings): string | undefined {
  const mechanisms = settings.AccountRecoverySetting?.RecoveryMechanisms ?? []
  if (mechanisms.length !== 1) return undefined
  const factors = secondFactors(settings)
  const conflict = sameChannel.find(
    ({ factor, mechanism }) => factors.includes(factor) && mechanisms[0]?.Name === mechanism,
  )
  return (
    conflict &&
    `Invalid account recovery setting parameter. Account Recovery Setting cannot use ${conflict.mechanism} as a recovery mechanism when ${conflict.name} is configured.`
  )
}
