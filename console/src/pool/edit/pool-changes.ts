import type { EmailConfigurationType, UserPoolType } from '@aws-sdk/client-cognito-identity-provider'
import type { Choices } from '#create-pool/model/choices.ts'
import { deliveryProblems } from '#create-pool/model/delivery-problems.ts'
import { wholeNumber } from '#create-pool/model/durations.ts'
import { emailConfigurationOf, mailboxOf } from '#create-pool/model/email-configuration.ts'
import { poolRequest } from '#create-pool/model/pool-request.ts'
import { type Problems, problem, problemsIn } from '#create-pool/model/problem.ts'
import { problemsOf } from '#create-pool/model/problems.ts'
import { smsConfiguration } from '#create-pool/model/sms-configuration.ts'
import type { PoolChange } from '#pool/user-pool.ts'

/** What UpdateUserPool is to set for what was chosen in one dialog, and what is wrong with it. */

/** The findings about some fields: a dialog shows a few of a step's. */
export function only(problems: Problems, paths: readonly string[]): Problems {
  return Object.fromEntries(
    Object.entries(problems).filter(([path]) => paths.some((each) => path === each || path.startsWith(`${each}.`))),
  )
}

export function passwordChange({ Policies }: UserPoolType, choices: Choices, history: string): PoolChange {
  const PasswordHistorySize = wholeNumber(history) || undefined
  return {
    Policies: {
      ...Policies,
      PasswordPolicy: { ...poolRequest(choices).Policies?.PasswordPolicy, PasswordHistorySize },
    },
  }
}

export function passwordProblems(choices: Choices): Problems {
  return only(problemsOf('security', choices), ['security.minimumLength', 'security.temporaryPasswordDays'])
}

export const historyMax = 24

export function isHistory(typed: string): boolean {
  return typed.trim() === '' || (wholeNumber(typed) ?? historyMax + 1) <= historyMax
}

export function recoveryChange(choices: Choices): PoolChange {
  return { AccountRecoverySetting: poolRequest(choices).AccountRecoverySetting }
}

export function recoveryProblems(choices: Choices): Problems {
  return only(problemsOf('security', choices), ['security.recovery'])
}

/** Messages to phones need to know who sends them, which a pool can be told together with what needs it. */
export function verificationChange(pool: UserPoolType, choices: Choices): PoolChange {
  const { AutoVerifiedAttributes, UserAttributeUpdateSettings } = poolRequest(choices)
  return {
    AutoVerifiedAttributes,
    UserAttributeUpdateSettings,
    ...(verifiesFirstBySms(pool, choices) && smsChange(pool, choices)),
  }
}

export function verifiesFirstBySms({ SmsConfiguration }: UserPoolType, { signUp }: Choices): boolean {
  return !SmsConfiguration && signUp.sendsVerification && signUp.verify !== 'email'
}

/** What the dialog does not show, such as another carrier, stays. */
export function smsChange({ SmsConfiguration }: UserPoolType, choices: Choices): PoolChange {
  return { SmsConfiguration: { ...SmsConfiguration, ...smsConfiguration(choices) } }
}

export const smsPaths = ['delivery.smsRoleArn', 'delivery.smsExternalId', 'delivery.smsRegion']

export function smsProblems(choices: Choices): Problems {
  const asked = { ...choices, signIn: { ...choices.signIn, phone: true } }
  return only(problemsIn(deliveryProblems(asked)), smsPaths)
}

export function emailChange({ EmailConfiguration: now }: UserPoolType, choices: Choices): PoolChange {
  const chosen = emailConfigurationOf(choices)
  if (choices.delivery.emailProvider === 'ses') return { EmailConfiguration: chosen }
  const From = mailboxOf(withoutIdentity(choices))
  return {
    EmailConfiguration: { ...chosen, ...(From && { From }), ...(now && identityBesideCognito(now)) },
  }
}

/** Cognito's mailer may be given an address of SES too, which this console does not show. */
function identityBesideCognito({ EmailSendingAccount, SourceArn, ConfigurationSet }: EmailConfigurationType) {
  return EmailSendingAccount === 'DEVELOPER' ? {} : { SourceArn, ConfigurationSet }
}

export function emailProblems(choices: Choices): Problems {
  const { delivery } = choices
  if (delivery.emailProvider === 'ses') {
    // The wizard lets the identity be left for later; who chooses SES here means it.
    const missing = delivery.sesIdentityArn.trim() === '' ? problem('sesIdentityMissing') : undefined
    return { ...judgedEmail(choices), ...problemsIn([['delivery.sesIdentityArn', missing]]) }
  }
  const nameAlone = delivery.fromAddress.trim() === '' && delivery.fromName.trim() !== ''
  const judged = judgedEmail(judgedAsSes(withoutIdentity(choices)))
  return {
    ...only(judged, ['delivery.replyTo', 'delivery.fromAddress', 'delivery.fromName']),
    ...problemsIn([['delivery.fromAddress', nameAlone ? problem('fromAddressWrong') : undefined]]),
  }
}

/** Cognito's mailer takes any address for the sender; an identity that was typed for SES says nothing about it. */
function withoutIdentity(choices: Choices): Choices {
  return { ...choices, delivery: { ...choices.delivery, sesIdentityArn: '' } }
}

function judgedAsSes(choices: Choices): Choices {
  return { ...choices, delivery: { ...choices.delivery, emailProvider: 'ses' } }
}

function judgedEmail(choices: Choices): Problems {
  const problems = problemsIn(deliveryProblems(choices))
  return Object.fromEntries(Object.entries(problems).filter(([path]) => !smsPaths.includes(path)))
}
