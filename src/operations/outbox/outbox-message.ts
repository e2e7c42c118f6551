import type { OutboxMessage } from '#contract/lifeguard.ts'
import type { OutboxEntry } from '#domain/messages.ts'
import type { Services } from '#flows/services.ts'

/** A message as its reader sees it: with its text only while nothing is set that delivers it. */
export function outboxMessage({ mailroom }: Pick<Services, 'mailroom'>, entry: OutboxEntry): OutboxMessage {
  // What is delivered is for its recipient's eyes only.
  const message = mailroom.delivers(entry.channel) ? undefined : entry.message
  return {
    MessageId: entry.id,
    UserPoolId: entry.poolId,
    UserSub: entry.userId,
    Kind: entry.kind,
    DeliveryMedium: entry.channel === 'email' ? 'EMAIL' : 'SMS',
    Destination: entry.recipient,
    Status: status[entry.state],
    Tries: entry.tries,
    CreationDate: entry.createdAt,
    FinishedDate: entry.finishedAt,
    NextTryDate: entry.nextTryAt,
    Problem: entry.problem,
    Username: message?.username,
    Subject: message?.subject,
    Body: message?.body,
    Code: message?.code,
  }
}

const status = { pending: 'PENDING', kept: 'KEPT', sent: 'SENT', failed: 'FAILED' } as const
