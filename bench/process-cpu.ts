import { readdirSync, readFileSync } from 'node:fs'

/**
 * Milliseconds of CPU that the living threads of a process have used. proc(5) counts those of `stat` in hundredths of a second; the scheduler
 * counts nanoseconds.
 */
export function processCpuMs(pid: number): number {
  const threads = readdirSync(`/proc/${pid}/task`)
  return threads.reduce((sum, thread) => sum + nanosecondsOf(pid, thread), 0) / 1e6
}

/** A thread that has just ended has no file any more. */
function nanosecondsOf(pid: number, thread: string): number {
  try {
    return Number(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ', 1)[0])
  } catch {
    return 0
  }
}
