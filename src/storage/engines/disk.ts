import { closeSync, fdatasync, fsyncSync, openSync, realpathSync } from 'node:fs'
import { dirname } from 'node:path'

/** Where commits go to outlive a loss of power. */
export type Disk = {
  /** Resolves when all that has been committed before is on the disk. */
  flush(): Promise<void>
  /** Throws once a flush has failed: what the operating system then still holds of the writes before, nobody knows. */
  check(): void
  close(): void
}

export const noDisk: Disk = { flush: async () => undefined, check: () => undefined, close: () => undefined }

/**
 * The write-ahead log of a SQLite database, which is opened before and closed after. SQLite itself would wait for the disk in each commit, and
 * the event loop with it; here the thread pool waits, once for all who ask meanwhile.
 */
export function diskOfLog(database: string): Disk {
  const file = realpathSync(database)
  // Not the database itself: closing a second descriptor of it would drop SQLite's locks (fcntl(2)).
  const log = openSync(`${file}-wal`, 'a', 0o600)
  flushFolder(dirname(file))
  const datasync = () =>
    new Promise<void>((resolve, reject) => fdatasync(log, (error) => (error ? reject(error) : resolve())))
  return { ...flushing(datasync), close: () => closeSync(log) }
}

/** Whoever asks while a flush is under way needs the next one, and all of them the same. */
export function flushing(flushOnce: () => Promise<void>): Pick<Disk, 'flush' | 'check'> {
  let running: Promise<void> | undefined
  let next: Promise<void> | undefined
  let failure: Error | undefined

  const check = () => {
    if (failure) throw failure
  }
  const run = async () => {
    next = undefined
    try {
      check()
      await flushOnce()
    } catch (cause) {
      failure ??= new Error('The disk did not take what was written. Look at it, then start the server again.', {
        cause,
      })
      throw failure
    } finally {
      running = undefined
    }
  }
  const start = () => {
    running = run()
    return running
  }
  const flush = () => {
    if (next === undefined && running === undefined) return start()
    next ??= running?.then(start, start) ?? start()
    return next
  }
  return { flush, check }
}

/** So that a log that was just made is found again. */
function flushFolder(folder: string): void {
  const descriptor = openSync(folder, 'r')
  try {
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}
