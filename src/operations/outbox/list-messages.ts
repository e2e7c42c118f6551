import type { OutboxMessage } from '#contract/lifeguard.ts'
import { readPosition, writePosition } from '#domain/list-position.ts'
import type { OutboxEntry } from '#domain/messages.ts'
import type { Services } from '#flows/services.ts'
import { accountAdministrator } from '../access.ts'
import { operation } from '../operation.ts'

const mostPerPage = 60

/**
 * The outbox, newest first. While no mail server is set it is where messages are read; once one is, it is a log of deliveries that shows
 * no text and no code.
 */
export const ListMessages = operation('ListMessages', {
  access: accountAdministrator(),

  async handle(services, { input: { UserPoolId, MaxResults, NextToken }, error }) {
    const { store, sealer } = services
    if (UserPoolId !== undefined && !(await store.pools.find(UserPoolId)))
      throw error('ResourceNotFoundException', `User pool ${UserPoolId} does not exist.`)
    const list = `messages ${UserPoolId ?? ''}`
    const after = NextToken === undefined ? undefined : readPosition(sealer, list, NextToken)
    if (NextToken !== undefined && after === undefined)
      throw error('InvalidParameterException', 'Invalid pagination token')
    const page = await store.messages.list({ poolId: UserPoolId, page: { limit: MaxResults ?? mostPerPage, after } })
    return {
      Messages: page.items.map((entry) => shown(services, entry)),
      NextToken: page.next === undefined ? undefined : writePosition(sealer, list, page.next),
    }
  },
})

function shown({ mailroom }: Services, entry: OutboxEntry): OutboxMessage {
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
