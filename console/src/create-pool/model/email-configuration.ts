import type { EmailConfigurationType } from '@aws-sdk/client-cognito-identity-provider'
import type { Choices } from './choices.ts'
import { sesIsLeftForLater, showsSes } from './visible.ts'

/** How the pool sends e-mail. Until an SES identity is given it sends with Cognito, so that nobody waits for a code in vain. */
export function emailConfigurationOf(choices: Choices): EmailConfigurationType {
  const replyTo = choices.delivery.replyTo.trim()
  const answered = replyTo === '' ? {} : { ReplyToEmailAddress: replyTo }
  if (!showsSes(choices) || sesIsLeftForLater(choices)) return { EmailSendingAccount: 'COGNITO_DEFAULT', ...answered }
  const { sesIdentityArn, configurationSet } = choices.delivery
  const from = mailboxOf(choices)
  return {
    EmailSendingAccount: 'DEVELOPER',
    SourceArn: sesIdentityArn.trim(),
    ...(from && { From: from }),
    ...answered,
    ...(configurationSet.trim() !== '' && { ConfigurationSet: configurationSet.trim() }),
  }
}

const identityArn = /^arn:[\w-]+:ses:[\w-]+:\d+:identity\/(\S+)$/

/** The address or domain that an identity's ARN names. */
export function identityIn(arn: string): string | undefined {
  return identityArn.exec(arn.trim())?.[1]
}

/** Marks that RFC 5322 section 3.2.3 wants in quotes. */
const specials = /[()[\]:;@\\,.]/

/** The sender as RFC 5322 writes it: an address, with a name in front of it if there is one. */
export function mailboxOf({ delivery }: Choices): string | undefined {
  const identity = identityIn(delivery.sesIdentityArn)
  const address = delivery.fromAddress.trim() || (identity?.includes('@') ? identity : '')
  const name = delivery.fromName.trim()
  if (address === '' || name === '') return address || undefined
  return specials.test(name) ? `"${name}" <${address}>` : `${name} <${address}>`
}
