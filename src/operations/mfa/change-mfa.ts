import { ServiceError } from '#domain/errors.ts'
import { changedMfa, type MfaWishes } from '#domain/mfa-settings.ts'
import type { UserPool } from '#domain/pools.ts'
import type { User } from '#domain/users.ts'
import type { Services } from '#flows/services.ts'

const refusal = (message: string) => new ServiceError('InvalidParameterException', message)

/** Changes which second factors a user has switched on and prefers. */
export async function changeMfa(
  { store, clock }: Services,
  pool: UserPool,
  { poolId, id }: User,
  wishes: MfaWishes,
): Promise<void> {
  await store.transaction(async (tx) => {
    const user = await tx.users.lock(poolId, id)
    if (!user) throw new ServiceError('UserNotFoundException', 'User does not exist.')
    const change = changedMfa(pool, user, await tx.softwareTokens.find(poolId, id), wishes)
    if ('refused' in change) throw refusal(change.refused)
    await tx.users.put({ ...user, mfa: change.mfa, modifiedAt: clock.now() })
  })
}

type Preference = { readonly Enabled?: boolean; readonly PreferredMfa?: boolean }

/** The members of SetUserMFAPreference and its twin. */
export type Preferences = {
  readonly SMSMfaSettings?: Preference
  readonly SoftwareTokenMfaSettings?: Preference
  readonly EmailMfaSettings?: Preference
  readonly WebAuthnMfaSettings?: { readonly Enabled?: boolean }
}

/** Differs: passkeys are no second factor yet, so that nobody can switch them on. */
export function wishesOf(preferences: Preferences): MfaWishes {
  if (preferences.WebAuthnMfaSettings?.Enabled)
    throw refusal('User does not have delivery config set to turn on WEB_AUTHN_MFA')
  return {
    SMS_MFA: preferences.SMSMfaSettings,
    SOFTWARE_TOKEN_MFA: preferences.SoftwareTokenMfaSettings,
    EMAIL_OTP: preferences.EmailMfaSettings,
  }
}

/** MFAOptions, from before there were other methods: SMS to the phone number, or nothing. */
export function wishesOfOptions(
  options: readonly { readonly DeliveryMedium?: string; readonly AttributeName?: string }[],
): MfaWishes {
  const other = options.find(
    ({ DeliveryMedium, AttributeName }) => DeliveryMedium !== 'SMS' || AttributeName !== 'phone_number',
  )
  if (other) throw refusal('Invalid MFA options given, only SMS to phone_number is supported.')
  return { SMS_MFA: { Enabled: options.length > 0 } }
}
