import { useFlash } from '#frame/flashes.tsx'
import { refreshPeople } from './user-queries.ts'

/** Does something to users or groups of a pool, says so, and shows what came of it. Rejects when it could not be done. */
export function useChange(poolId: string) {
  const flash = useFlash()
  return async (said: string, change: () => Promise<unknown>): Promise<void> => {
    try {
      await change()
      flash.success(said)
    } finally {
      // One of several calls may have worked.
      await refreshPeople(poolId)
    }
  }
}
