import type { SetUserPoolMfaConfigCommandInput } from '@aws-sdk/client-cognito-identity-provider'
import type { Choices } from './choices.ts'
import { smsConfiguration } from './sms-configuration.ts'
import { showsMfaMethods, usesAppMfa, usesEmailMfa, usesSmsMfa } from './visible.ts'

/** CreateUserPool can switch on no other second factor than SMS: a pool with another one is made without MFA and given it right after. */
export function needsMfaRequest(choices: Choices): boolean {
  return showsMfaMethods(choices) && (usesAppMfa(choices) || usesEmailMfa(choices))
}

export function mfaRequest(choices: Choices): Omit<SetUserPoolMfaConfigCommandInput, 'UserPoolId'> | undefined {
  if (!needsMfaRequest(choices)) return undefined
  return {
    MfaConfiguration: choices.security.mfa,
    // What is left out is switched off.
    ...(usesSmsMfa(choices) && { SmsMfaConfiguration: { SmsConfiguration: smsConfiguration(choices) } }),
    ...(usesAppMfa(choices) && { SoftwareTokenMfaConfiguration: { Enabled: true } }),
    ...(usesEmailMfa(choices) && { EmailMfaConfiguration: { ...emailMfaTexts } }),
  }
}

/** Said out loud, for Terraform takes a factor without texts for none. */
const emailMfaTexts = {
  Subject: 'Your authentication code',
  Message: 'Your authentication code is {####}.',
} as const
