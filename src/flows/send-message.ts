import type { CodeDeliveryDetailsType } from '#contract/cognito-idp-types.generated.ts'
import type { CodeTarget } from '#domain/code-rules.ts'
import { newTimeOrderedId } from '#domain/ids.ts'
import { maskDestination } from '#domain/masking.ts'
import { composeMessage } from '#domain/message-templates.ts'
import type { MessageChannel, MessageKind } from '#domain/messages.ts'
import { knownName } from '#domain/new-user.ts'
import type { UserPool } from '#domain/pools.ts'
import type { User } from '#domain/users.ts'
import type { Repositories, Services } from './services.ts'

/** What is to be said to one user. `code` is a code or a temporary password. */
export type Outgoing = {
  readonly pool: UserPool
  readonly user: User
  readonly kind: MessageKind
  readonly channel: MessageChannel
  readonly recipient: string
  readonly code: string
  /** Where the reader confirms with one click, for messages that may hold such a link. */
  readonly link?: string | undefined
}

export type OutboxRow = Parameters<Repositories['messages']['add']>[0]

/**
 * The outbox row of a message, to be added in the transaction that makes the message true. After the commit `mailroom.wake()` gets it going.
 */
export function outboxRow(
  { mailroom, clock, random }: Services,
  { pool, user, kind, channel, recipient, code, link }: Outgoing,
): OutboxRow {
  const { settings } = pool
  const emailMfa = settings.Mfa?.EmailMfaConfiguration
  const { subject, body } = composeMessage({
    settings,
    emailMfa,
    kind,
    channel,
    code,
    link,
    username: knownName(pool, user),
  })
  const from = settings.EmailConfiguration?.From ?? ''
  const replyTo = settings.EmailConfiguration?.ReplyToEmailAddress ?? ''
  const at = clock.now()
  return {
    id: newTimeOrderedId(at, random.bytes),
    message: {
      poolId: pool.id,
      userId: user.id,
      username: user.username,
      kind,
      channel,
      recipient,
      subject,
      body,
      code,
      from,
      replyTo,
    },
    state: mailroom.delivers(channel) ? 'pending' : 'kept',
    at,
  }
}

/** What an app may show of where a code went. */
export function codeDeliveryDetails({ attribute, channel, destination }: CodeTarget): CodeDeliveryDetailsType {
  return {
    Destination: maskDestination(attribute, destination),
    DeliveryMedium: channel === 'sms' ? 'SMS' : 'EMAIL',
    AttributeName: attribute,
  }
}
