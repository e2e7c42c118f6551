import type {
  GetUserPoolMfaConfigResponse,
  SetUserPoolMfaConfigRequest,
} from '#contract/cognito-idp-types.generated.ts'
import type { PoolSettings } from './pools.ts'
import { recoveryConflict } from './recovery-conflict.ts'
import { offeredMethods } from './sign-in/mfa.ts'
import { type TierProblem, tierProblem } from './tier-problems.ts'

export type MfaRequest = Omit<SetUserPoolMfaConfigRequest, 'UserPoolId'>

export type MfaProblem = TierProblem | { readonly code: 'InvalidParameterException'; readonly message: string }

const invalid = (message: string): MfaProblem => ({ code: 'InvalidParameterException', message })

/** Why a pool can't have this MFA configuration, or undefined. In Cognito's words where they are known. */
export function mfaConfigProblem(settings: PoolSettings, requested: MfaRequest): MfaProblem | undefined {
  const message = combinationProblem(requested) ?? smsProblem(settings, requested) ?? relyingPartyProblem(requested)
  if (message) return invalid(message)
  const changed = withMfaConfig(settings, requested)
  // Differs: AWS lets ON and OPTIONAL stand beside a factor that is given only to be switched off; nobody could sign in then.
  if (changed.MfaConfiguration !== 'OFF' && offeredMethods({ settings: changed }).length === 0)
    return invalid("Invalid MFA configuration given, can't disable all MFAs with a required or optional configuration.")
  const conflict = recoveryConflict(changed)
  return conflict ? invalid(conflict) : tierProblem(changed)
}

/** What counts is that a factor is named, even to switch it off; passkeys are no factor here. */
function combinationProblem(requested: MfaRequest): string | undefined {
  const factorNamed = Boolean(
    requested.SmsMfaConfiguration || requested.SoftwareTokenMfaConfiguration || requested.EmailMfaConfiguration,
  )
  const off = modeOf(requested) === 'OFF'
  if (off && factorNamed) return "Invalid MFA configuration given, can't turn off MFA and configure an MFA together."
  if (!off && !factorNamed)
    return 'Invalid MFA Configuration given. SMS MFA, Email MFA, or Software Token MFA must be enabled.'
  return undefined
}

function smsProblem(settings: PoolSettings, { SmsMfaConfiguration: sms }: MfaRequest): string | undefined {
  if (!sms || sms.SmsConfiguration || settings.SmsConfiguration) return undefined
  return 'SMS configuration and Auto verification for phone_number are required when MFA is required/optional'
}

/** A domain name as WebAuthn Level 3 section 5.1.3 takes it: no scheme, no port, no address. */
const domainName = /^(?=.*[a-z])(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)*[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/

function relyingPartyProblem({ WebAuthnConfiguration }: MfaRequest): string | undefined {
  const id = WebAuthnConfiguration?.RelyingPartyId
  if (id === undefined || domainName.test(id)) return undefined
  return 'The relying party ID must be a domain name in lower case, without scheme and port.'
}

const modeOf = ({ MfaConfiguration = 'OFF' }: MfaRequest) => MfaConfiguration

/**
 * The settings with this MFA configuration, which replaces the old one whole: a mode that is left out is OFF, a factor that is left out is
 * switched off. Only passkeys stay as they are when not named, and the sender of SMS, which messages without a sign-in need too.
 */
export function withMfaConfig(settings: PoolSettings, requested: MfaRequest): PoolSettings {
  const { SmsMfaConfiguration: sms, SoftwareTokenMfaConfiguration, EmailMfaConfiguration } = requested
  const WebAuthnConfiguration = requested.WebAuthnConfiguration ?? settings.Mfa?.WebAuthnConfiguration
  const MfaConfiguration = modeOf(requested)
  return {
    ...settings,
    MfaConfiguration,
    ...(sms && {
      SmsConfiguration: sms.SmsConfiguration ?? settings.SmsConfiguration,
      SmsAuthenticationMessage: sms.SmsAuthenticationMessage,
    }),
    Mfa: {
      ...(MfaConfiguration !== 'OFF' && !sms && { SmsEnabled: false }),
      ...(SoftwareTokenMfaConfiguration && { SoftwareTokenMfaConfiguration }),
      ...(EmailMfaConfiguration && { EmailMfaConfiguration }),
      ...(WebAuthnConfiguration && { WebAuthnConfiguration }),
    },
  }
}

/** As GetUserPoolMfaConfig shows it: of the factors only those that were set up, and none while MFA is off. */
export function describedMfaConfig(settings: PoolSettings): GetUserPoolMfaConfigResponse {
  const { MfaConfiguration = 'OFF', SmsAuthenticationMessage, SmsConfiguration, Mfa } = settings
  const passkeys = { WebAuthnConfiguration: Mfa?.WebAuthnConfiguration }
  if (MfaConfiguration === 'OFF') return { MfaConfiguration, ...passkeys }
  return {
    ...(offeredMethods({ settings }).includes('SMS_MFA') && {
      SmsMfaConfiguration: { SmsAuthenticationMessage, SmsConfiguration },
    }),
    SoftwareTokenMfaConfiguration: Mfa?.SoftwareTokenMfaConfiguration,
    EmailMfaConfiguration: Mfa?.EmailMfaConfiguration,
    MfaConfiguration,
    ...passkeys,
  }
}
