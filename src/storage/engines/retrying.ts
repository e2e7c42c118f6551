import { setTimeout as pause } from 'node:timers/promises'

/** Lost to another transaction (serialisation failure, deadlock): the same work can succeed when run again. */
const lostRaces = new Set(['40001', '40P01'])
const mostTries = 10
const firstPauseMs = 5

/** Runs `work` again, after ever longer pauses, as long as it only lost a race. */
export async function retryingLostRaces<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await work()
    } catch (error) {
      if (tries === mostTries || !lostRaces.has(sqlState(error))) throw error
      await pause(firstPauseMs * tries)
    }
  }
}

export function sqlState(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
}
