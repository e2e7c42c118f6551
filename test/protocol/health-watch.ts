import { setImmediate as nextTurn } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

const lookMilliseconds = 5

/**
 * Measures the longest stretch of the event loop so far, in milliseconds of work by this thread: what other processes take of the machine
 * meanwhile, and what worker threads do, does not count.
 */
export function watchEventLoop(): { longestMilliseconds(): number; stop(): void } {
  let longest = 0
  let before = process.threadCpuUsage()
  const look = () => {
    const { user, system } = process.threadCpuUsage(before)
    longest = Math.max(longest, (user + system) / 1_000)
    before = process.threadCpuUsage()
  }
  const timer = setInterval(look, lookMilliseconds)
  return {
    longestMilliseconds() {
      look()
      return longest
    },
    stop: () => clearInterval(timer),
  }
}

/** The bytes that are still in use after everything that can be let go was. SQLite's own are not among them. */
export async function bytesInUse(): Promise<number> {
  setFlagsFromString('--expose-gc')
  const collectGarbage: () => void = runInNewContext('gc')
  // What was let go by a finaliser is collected a round later.
  for (let round = 0; round < 4; round++) {
    await nextTurn()
    collectGarbage()
  }
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}
