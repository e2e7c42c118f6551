import { queryOptions } from '@tanstack/react-query'
import { callLifeguard } from './lifeguard.ts'

/** What `Lifeguard.DescribeServer` says of the server. */
export type Server = {
  readonly Region: string
  readonly AccountId: string
  readonly PublicUrl: string
  /** Whether tokens are issued under the public URL or in Amazon's name. */
  readonly Issuer: 'OWN' | 'AWS'
  readonly Version: string
  /** What follows the prefix of a user pool's domain, such as `.auth.us-east-1.localhost:9750`. Left out while the public URL is an IP address. */
  readonly DomainSuffix?: string | undefined
  readonly EmailDelivery: 'SMTP' | 'OUTBOX'
  readonly SmsDelivery: 'WEBHOOK' | 'OUTBOX'
}

export function serverQuery() {
  return queryOptions({
    queryKey: ['server'],
    queryFn: () => callLifeguard<Server>('DescribeServer', {}),
    staleTime: 60_000,
  })
}
