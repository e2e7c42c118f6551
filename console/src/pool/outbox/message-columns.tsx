import type { TableProps } from '@cloudscape-design/components/table'
import { CopyValue } from '#frame/copy-value.tsx'
import { dateText } from '#frame/dates.ts'
import { GoLink } from '#frame/go.tsx'
import { texts } from '#texts/texts.ts'
import { MessageStatus } from './message-status.tsx'
import { kindText, moment, type OutboxMessage } from './messages.ts'

const words = texts.outbox

export function messageColumns(poolId: string): readonly TableProps.ColumnDefinition<OutboxMessage>[] {
  return [
    {
      id: 'what',
      header: words.what,
      isRowHeader: true,
      cell: (message) => (
        <GoLink to={`/cognito/user-pools/${poolId}/outbox/${message.MessageId}`}>{kindText(message.Kind)}</GoLink>
      ),
    },
    {
      id: 'code',
      minWidth: 180,
      header: words.code,
      cell: ({ Code, Kind }) => (Code ? <CopyValue name={codeName(Kind)} value={Code} /> : texts.pool.none),
    },
    {
      id: 'to',
      header: words.to,
      cell: ({ DeliveryMedium, Destination }) => `${words.medium[DeliveryMedium]}: ${Destination}`,
    },
    {
      id: 'status',
      minWidth: 120,
      header: words.status,
      cell: ({ Status, Problem }) => (
        <>
          <MessageStatus status={Status} />
          {Problem && <div>{Problem}</div>}
        </>
      ),
    },
    { id: 'created', header: words.from, cell: ({ CreationDate }) => dateText(moment(CreationDate)) },
  ]
}

/** An invitation brings a temporary password in the place of a code. */
export function codeName(kind: string): string {
  return kind === 'invitation' ? words.temporaryPassword : words.code
}
