import { ServiceError } from '#domain/errors.ts'
import type { Gate } from './services.ts'

/**
 * Lets one piece of work through per key at a time, the others wait in order of arrival. More than `mostWaiting` for one key are refused,
 * so that a flood against one user can't pile up.
 */
export function createGate(mostWaiting = 100): Gate {
  const lines = new Map<string, { last: Promise<unknown>; waiting: number }>()
  return async <T>(key: string, work: () => Promise<T>): Promise<T> => {
    const line = lines.get(key) ?? { last: Promise.resolve(), waiting: 0 }
    if (line.waiting >= mostWaiting) throw new ServiceError('TooManyRequestsException', 'Too many requests')
    const turn = line.last.then(work)
    // The next in line waits for the end of this turn, however it ends.
    line.last = turn.catch(() => undefined)
    line.waiting++
    lines.set(key, line)
    try {
      return await turn
    } finally {
      line.waiting--
      if (line.waiting === 0) lines.delete(key)
    }
  }
}
