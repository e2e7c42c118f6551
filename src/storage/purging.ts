/** How many rows one purge removes at a time, so that it never holds up sign-ins for long. */
export const purgeBatch = 500

/** Removes batch after batch until one comes back short. Returns how many rows went. */
export async function purgeAll(removeBatch: () => Promise<number>): Promise<number> {
  let total = 0
  for (;;) {
    const removed = await removeBatch()
    total += removed
    if (removed < purgeBatch) return total
  }
}
