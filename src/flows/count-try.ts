import { attemptLimitExceeded, countInHour, triesPerHour } from '#domain/attempts.ts'
import { ServiceError } from '#domain/errors.ts'
import type { Services } from './services.ts'

/**
 * Counts one try of something that is limited by the hour, durably and for every node, before it is made: parallel tries cannot share a count
 * (CVE-2024-4629). Throws when the hour's tries are used up.
 */
export async function countTry(
  { store, clock }: Services,
  poolId: string,
  subject: string,
  action: keyof typeof triesPerHour,
): Promise<void> {
  let allowed = false
  await store.attempts.change(poolId, subject, action, (current) => {
    const next = countInHour(current, triesPerHour[action], clock.now())
    allowed = next !== undefined
    return next
  })
  if (!allowed) throw new ServiceError('LimitExceededException', attemptLimitExceeded)
}
