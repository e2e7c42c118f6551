import { useQuery } from '@tanstack/react-query'
import { serverQuery } from '#api/server.ts'
import { Notice } from '#frame/notice.tsx'
import { texts } from '#texts/texts.ts'

const words = texts.createPool.delivery

const notes = {
  email: { isSent: words.smtpSet, isKept: words.outbox },
  sms: { isSent: words.smsWebhook, isKept: words.smsOutbox },
} as const

/** Whether this server sends messages, or keeps them in the outbox. */
export function DeliveryNote({ medium }: { readonly medium: keyof typeof notes }) {
  const { data: server } = useQuery(serverQuery())
  if (!server) return null
  const isKept = (medium === 'email' ? server.EmailDelivery : server.SmsDelivery) === 'OUTBOX'
  return isKept ? (
    <Notice type="info">{notes[medium].isKept}</Notice>
  ) : (
    <Notice type="success">{notes[medium].isSent}</Notice>
  )
}
