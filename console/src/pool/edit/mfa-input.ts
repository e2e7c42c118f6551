import type { SetUserPoolMfaConfigCommandInput, UserPoolType } from '@aws-sdk/client-cognito-identity-provider'
import type { Choices } from '#create-pool/model/choices.ts'
import { type Problems, problem } from '#create-pool/model/problem.ts'
import { problemsOf } from '#create-pool/model/problems.ts'
import { smsConfiguration } from '#create-pool/model/sms-configuration.ts'
import { ownMfaTexts, type Texts } from '#pool/message-templates/template-drafts.ts'
import { only, smsProblems } from './pool-changes.ts'
import type { MfaConfig } from './pool-choices.ts'

export type MfaInput = Omit<SetUserPoolMfaConfigCommandInput, 'UserPoolId'>

/** Everything that SetUserPoolMfaConfig is to leave on: what it is not given, it switches off. */
export function mfaInput(pool: UserPoolType, now: MfaConfig, choices: Choices, texts: Texts): MfaInput {
  const { mfa, mfaByApp, mfaByEmail, mfaBySms } = choices.security
  const passkeys = now.WebAuthnConfiguration && { WebAuthnConfiguration: now.WebAuthnConfiguration }
  // Beside OFF a factor must not even be named.
  if (mfa === 'OFF') return { MfaConfiguration: 'OFF', ...passkeys }
  const own = ownMfaTexts(texts)
  return {
    MfaConfiguration: mfa,
    ...(mfaBySms && {
      SmsMfaConfiguration: {
        SmsAuthenticationMessage: own.sms,
        SmsConfiguration: pool.SmsConfiguration ?? smsConfiguration(choices),
      },
    }),
    ...(mfaByApp && { SoftwareTokenMfaConfiguration: { Enabled: true } }),
    ...(mfaByEmail && { EmailMfaConfiguration: { Subject: own.subject, Message: own.message } }),
    ...passkeys,
  }
}

export function needsSms({ SmsConfiguration }: UserPoolType, { security }: Choices): boolean {
  return !SmsConfiguration && security.mfa !== 'OFF' && security.mfaBySms
}

export function mfaProblems(pool: UserPoolType, choices: Choices): Problems {
  const { mfa, mfaByApp, mfaByEmail, mfaBySms } = choices.security
  const none = mfa !== 'OFF' && !mfaByApp && !mfaByEmail && !mfaBySms
  return {
    ...(none && { 'security.mfaMethods': problem('mfaMethodMissing') }),
    ...only(problemsOf('security', choices), ['security.recovery']),
    ...(needsSms(pool, choices) && smsProblems(choices)),
  }
}
