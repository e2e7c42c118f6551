import { isClientId } from '#domain/clients.ts'
import { addressBucket, isLoopback, type Rate } from '#domain/rate-limit.ts'
import type { WebRequest, WebSite } from '#domain/web.ts'
import type { Services } from './services.ts'

/**
 * Cognito: 300 a second from one address and for one app client, 500 for one domain. A server of one's own is not shared with strangers: what
 * many users share may be ten times that. https://docs.aws.amazon.com/cognito/latest/developerguide/quotas.html
 */
const perAddress: Rate = { perSecond: 300, burst: 600 }
const perClient: Rate = { perSecond: 3_000, burst: 3_000 }
const perSite: Rate = { perSecond: 5_000, burst: 5_000 }

/** Whether a request to a site comes too soon after others. This machine's own addresses are not limited, as with the API. */
export function isTooSoon({ limiter }: Pick<Services, 'limiter'>, { pool }: WebSite, request: WebRequest): boolean {
  if (limiter === undefined) return false
  const { sourceIp, query, form } = request
  if (!isLoopback(sourceIp) && !limiter.admit(`site address ${addressBucket(sourceIp)}`, perAddress)) return true
  // Of the pool, so that one under a name of its own and below the public URL is counted once.
  if (!limiter.admit(`site ${pool.id}`, perSite)) return true
  const clientId = form.get('client_id') ?? query.get('client_id') ?? ''
  // Only what can be a client's id: the limiter remembers many keys.
  return isClientId(clientId) && !limiter.admit(`site client ${pool.id} ${clientId}`, perClient)
}
