import { createHash } from 'node:crypto'
import { ServiceError } from '#domain/errors.ts'
import type { UserPool } from '#domain/pools.ts'
import { rateCategoryOf, ratePerSecond } from '#domain/rate-categories.ts'
import { addressBucket, isLoopback, type Rate } from '#domain/rate-limit.ts'
import type { Services } from './services.ts'

const tooMany = (message: string) => new ServiceError('TooManyRequestsException', message)

/** An office behind one address may be large; a user has two hands, and apps that ask about them at every click. Cognito: 10 a second. */
const perAddress: Rate = { perSecond: 100, burst: 500 }
const perUser: Rate = { perSecond: 50, burst: 200 }

/**
 * Refuses an unsigned request that comes too soon after others from its address. This machine's own addresses are not limited: they are a
 * developer's, or those of a proxy that was not named in LIFEGUARD_TRUSTED_PROXIES.
 */
export function limitByAddress({ limiter }: Pick<Services, 'limiter'>, address: string): void {
  if (limiter === undefined || isLoopback(address)) return
  if (!limiter.admit(`address ${addressBucket(address)}`, perAddress)) throw tooMany('Too many requests')
}

/** Refuses a request beyond what its pool takes of such requests a second. */
export function limitByPool({ limiter }: Pick<Services, 'limiter'>, operation: string, pool: UserPool): void {
  const perSecond = limiter && ratePerSecond(operation, pool.settings.Extensions?.RateLimits)
  if (limiter === undefined || perSecond === undefined) return
  const key = `pool ${pool.id} ${rateCategoryOf(operation)} ${operation.endsWith('RespondToAuthChallenge')}`
  if (!limiter.admit(key, { perSecond, burst: Math.max(1, perSecond) })) throw tooMany('Rate exceeded')
}

/** Refuses an unsigned request that comes too soon after others about the same user by the same name, in whatever letter case. */
export function limitByUser({ limiter }: Pick<Services, 'limiter'>, pool: UserPool, user: string): void {
  if (limiter === undefined) return
  // A hash, for the limiter remembers many keys, and a name that nobody has may be as long as a request.
  const name = createHash('sha256').update(user.toLowerCase()).digest('base64url')
  if (!limiter.admit(`user ${pool.id} ${name}`, perUser)) throw tooMany('Too many requests')
}
