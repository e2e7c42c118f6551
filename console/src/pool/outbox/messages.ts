import { queryOptions } from '@tanstack/react-query'
import { callLifeguard } from '#api/lifeguard.ts'
import { texts } from '#texts/texts.ts'

/** A message of the outbox, as `Lifeguard.ListMessages` gives it. Moments are seconds since 1970. */
export type OutboxMessage = {
  readonly MessageId: string
  readonly UserSub: string
  readonly Kind: string
  readonly DeliveryMedium: 'EMAIL' | 'SMS'
  readonly Destination: string
  readonly Status: 'PENDING' | 'KEPT' | 'SENT' | 'FAILED'
  readonly Tries: number
  readonly CreationDate: number
  readonly FinishedDate?: number
  readonly NextTryDate?: number
  readonly Problem?: string
  /** These four only while nothing is set that delivers. */
  readonly Username?: string
  readonly Subject?: string
  readonly Body?: string
  readonly Code?: string
}

type MessagePage = { readonly Messages: readonly OutboxMessage[]; readonly NextToken?: string }

const pageSize = 20
/** Live, as far as a person can tell. A page that is not looked at asks for nothing. */
const refetchInterval = 2_000

export function messagesQuery(poolId: string, NextToken: string | undefined) {
  return queryOptions({
    queryKey: ['user-pool', poolId, 'messages', NextToken ?? ''],
    queryFn: () => callLifeguard<MessagePage>('ListMessages', { UserPoolId: poolId, MaxResults: pageSize, NextToken }),
    refetchInterval,
  })
}

export function messageQuery(poolId: string, MessageId: string) {
  return queryOptions({
    queryKey: ['user-pool', poolId, 'message', MessageId],
    queryFn: () => callLifeguard<{ readonly Message: OutboxMessage }>('GetMessage', { UserPoolId: poolId, MessageId }),
    refetchInterval: ({ state }) => (state.data?.Message.Status === 'PENDING' ? refetchInterval : false),
  })
}

const kinds: Readonly<Record<string, string>> = texts.outbox.kinds

export function kindText(kind: string): string {
  return kinds[kind] ?? kind
}

export function moment(seconds: number | undefined): Date | undefined {
  return seconds === undefined ? undefined : new Date(seconds * 1_000)
}
