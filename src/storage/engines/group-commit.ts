import type { DatabaseSync } from 'node:sqlite'
import type { Survival } from '#storage/database.ts'
import type { Statements } from './statements.ts'

type Job = {
  readonly survives: Survival
  work(): Promise<unknown>
  resolve(value: unknown): void
  reject(error: unknown): void
}

/** Tells a caller what became of its job. */
type Settle = () => void

/**
 * Writes of one turn of the event loop share one commit, and with it one wait for the disk. One that fails undoes only itself: then the others
 * run again. Nobody hears of success before the commit.
 */
export class GroupCommit {
  readonly #database: DatabaseSync
  readonly #statements: Statements
  readonly #groupSize: number
  readonly #queue: Job[] = []
  #group: Promise<void> | undefined
  #scheduled = false
  /** Whether commits wait for the disk just now; a connection is opened so. */
  #waits = true

  constructor(database: DatabaseSync, statements: Statements, groupSize = 256) {
    this.#database = database
    this.#statements = statements
    this.#groupSize = groupSize
  }

  /** `work` runs while nothing else writes, and perhaps again; it must wait for nothing but statements on this connection. */
  run<T>(work: () => Promise<T>, survives: Survival = 'power loss'): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.#queue.push({ survives, work, resolve: (value) => resolve(value as T), reject })
      this.#schedule()
    })
  }

  /** Resolves at a moment when no group is under way. */
  async quiet(): Promise<void> {
    while (this.#group !== undefined) await this.#group
  }

  /** Resolves when everything that was asked for has been committed or refused. */
  async drained(): Promise<void> {
    while (this.#queue.length > 0 || this.#group !== undefined) await (this.#group ?? new Promise(setImmediate))
  }

  /** Not at once: what else arrives in this turn of the event loop joins the group. */
  #schedule(): void {
    if (this.#scheduled || this.#group !== undefined) return
    this.#scheduled = true
    setImmediate(() => {
      this.#scheduled = false
      this.#group = this.#runGroup().finally(() => {
        this.#group = undefined
        if (this.#queue.length > 0) this.#schedule()
      })
    })
  }

  async #runGroup(): Promise<void> {
    const taken: Job[] = []
    try {
      const waits = this.#queue.some(({ survives }) => survives === 'power loss')
      this.#waitForDisk(waits)
      this.#statements.run('BEGIN IMMEDIATE')
      const settle = (await this.#runTogether(taken, waits)) ?? (await this.#runApart(taken))
      this.#statements.run('COMMIT')
      for (const tell of settle) tell()
    } catch (error) {
      // A group that could not even begin has taken nobody: whoever waits would only fail the same way, one by one.
      for (const job of taken.length > 0 ? taken : this.#queue.splice(0)) job.reject(error)
      this.#abandon()
    }
  }

  /** What to tell the callers once the group is committed. Undefined when one of several failed, and nothing of them is left. */
  async #runTogether(taken: Job[], waits: boolean): Promise<Settle[] | undefined> {
    const settle: Settle[] = []
    for (let job = this.#nextJob(waits); job !== undefined; job = this.#nextJob(waits)) {
      taken.push(job)
      const { resolve, reject, work } = job
      try {
        const value = await work()
        settle.push(() => resolve(value))
      } catch (error) {
        this.#startOver(error)
        if (taken.length > 1) return undefined
        settle.push(() => reject(error))
      }
      if (taken.length === this.#groupSize) break
    }
    return settle
  }

  /** The jobs of a group of which one failed, again and each with a savepoint, which most groups do well without. */
  async #runApart(jobs: readonly Job[]): Promise<Settle[]> {
    const settle: Settle[] = []
    for (const job of jobs) settle.push(await this.#runJob(job))
    return settle
  }

  #startOver(error: unknown): void {
    // A full disk or an I/O error makes SQLite roll back everything by itself.
    if (!this.#database.isOpen || !this.#database.isTransaction) throw error
    this.#statements.run('ROLLBACK')
    this.#statements.run('BEGIN IMMEDIATE')
  }

  #waitForDisk(waits: boolean): void {
    if (waits === this.#waits) return
    this.#statements.run(waits ? 'PRAGMA synchronous = FULL' : 'PRAGMA synchronous = NORMAL')
    this.#waits = waits
  }

  /** A job that came meanwhile and must outlive a loss of power is for the next group, if this one does not wait for the disk. */
  #nextJob(waits: boolean): Job | undefined {
    return !waits && this.#queue[0]?.survives === 'power loss' ? undefined : this.#queue.shift()
  }

  /** Throws when the whole group is lost. */
  async #runJob(job: Job): Promise<Settle> {
    this.#statements.run('SAVEPOINT job')
    try {
      const value = await job.work()
      this.#statements.run('RELEASE job')
      return () => job.resolve(value)
    } catch (error) {
      // A full disk or an I/O error makes SQLite roll back everything by itself, the savepoint with it.
      if (!this.#database.isOpen || !this.#database.isTransaction) throw error
      this.#statements.run('ROLLBACK TO job')
      this.#statements.run('RELEASE job')
      return () => job.reject(error)
    }
  }

  #abandon(): void {
    if (this.#database.isOpen && this.#database.isTransaction) this.#database.exec('ROLLBACK')
  }
}
