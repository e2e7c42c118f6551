import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator'
import { texts } from '#texts/texts.ts'
import type { OutboxMessage } from './messages.ts'

const types = { KEPT: 'info', PENDING: 'pending', SENT: 'success', FAILED: 'error' } as const satisfies Record<
  OutboxMessage['Status'],
  StatusIndicatorProps.Type
>

export function MessageStatus({ status }: { readonly status: OutboxMessage['Status'] }) {
  return <StatusIndicator type={types[status]}>{texts.outbox.statuses[status]}</StatusIndicator>
}
