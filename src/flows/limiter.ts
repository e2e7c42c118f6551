import { nextOnSchedule, type Rate } from '#domain/rate-limit.ts'
import type { Clock } from './services.ts'

/** Counts requests by key, in this process. */
export type Limiter = { admit(key: string, rate: Rate): boolean }

/**
 * Remembers the `mostKeys` keys that were used last. Whoever sends from so many addresses that keys are forgotten is met by the limits per
 * pool and per user.
 */
export function createLimiter(clock: Clock, mostKeys = 100_000): Limiter {
  const schedules = new Map<string, number>()
  return {
    admit(key, rate) {
      const next = nextOnSchedule(schedules.get(key), rate, clock.now().getTime())
      if (next === undefined) return false
      schedules.delete(key)
      schedules.set(key, next)
      const oldest = schedules.size > mostKeys ? schedules.keys().next() : undefined
      if (oldest && !oldest.done) schedules.delete(oldest.value)
      return true
    },
  }
}
