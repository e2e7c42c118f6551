import type { DatabaseSync } from 'node:sqlite'
import type { Survival } from '#storage/database.ts'
import { type Disk, noDisk } from './disk.ts'
import type { Statements } from './statements.ts'

type Job = {
  readonly survives: Survival
  work(): Promise<unknown>
  resolve(value: unknown): void
  reject(error: unknown): void
}

/** Tells a caller what became of its job. */
type Settle = { readonly job: Job; tell(): void }

export type GroupCommitOptions = { readonly disk?: Disk; readonly groupSize?: number }

/**
 * Writes of one turn of the event loop share one commit. One that fails undoes only itself: then the others run again. Nobody hears of success
 * before the commit, and who asked to outlive a loss of power not before the disk has it: the next group need not wait for that.
 */
export class GroupCommit {
  readonly #database: DatabaseSync
  readonly #statements: Statements
  readonly #disk: Disk
  readonly #groupSize: number
  readonly #queue: Job[] = []
  #group: Promise<void> | undefined
  #scheduled = false
  /** Commits that the disk does not have yet. */
  readonly #flushes = new Set<Promise<void>>()

  constructor(
    database: DatabaseSync,
    statements: Statements,
    { disk = noDisk, groupSize = 256 }: GroupCommitOptions = {},
  ) {
    this.#database = database
    this.#statements = statements
    this.#disk = disk
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
    await Promise.all(this.#flushes)
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
      this.#disk.check()
      this.#statements.run('BEGIN IMMEDIATE')
      const settled = (await this.#runTogether(taken)) ?? (await this.#runApart(taken))
      this.#statements.run('COMMIT')
      this.#tell(settled)
    } catch (error) {
      // A group that could not even begin has taken nobody: whoever waits would only fail the same way, one by one.
      for (const job of taken.length > 0 ? taken : this.#queue.splice(0)) job.reject(error)
      this.#abandon()
    }
  }

  /** What to tell the callers once the group is committed. Undefined when one of several failed, and nothing of them is left. */
  async #runTogether(taken: Job[]): Promise<Settle[] | undefined> {
    const settle: Settle[] = []
    for (let job = this.#queue.shift(); job !== undefined; job = this.#queue.shift()) {
      taken.push(job)
      try {
        settle.push(success(job, await job.work()))
      } catch (error) {
        this.#startOver(error)
        if (taken.length > 1) return undefined
        settle.push(failure(job, error))
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

  #tell(settled: readonly Settle[]): void {
    const waiting = settled.filter(({ job }) => job.survives === 'power loss')
    for (const settle of settled) if (settle.job.survives !== 'power loss') settle.tell()
    if (waiting.length === 0) return
    const flush: Promise<void> = this.#disk
      .flush()
      .then(
        () => waiting.forEach(({ tell }) => void tell()),
        (error) => waiting.forEach(({ job }) => void job.reject(error)),
      )
      .finally(() => this.#flushes.delete(flush))
    this.#flushes.add(flush)
  }

  /** Throws when the whole group is lost. */
  async #runJob(job: Job): Promise<Settle> {
    this.#statements.run('SAVEPOINT job')
    try {
      const value = await job.work()
      this.#statements.run('RELEASE job')
      return success(job, value)
    } catch (error) {
      // A full disk or an I/O error makes SQLite roll back everything by itself, the savepoint with it.
      if (!this.#database.isOpen || !this.#database.isTransaction) throw error
      this.#statements.run('ROLLBACK TO job')
      this.#statements.run('RELEASE job')
      return failure(job, error)
    }
  }

  #abandon(): void {
    if (this.#database.isOpen && this.#database.isTransaction) this.#database.exec('ROLLBACK')
  }
}

function success(job: Job, value: unknown): Settle {
  return { job, tell: () => job.resolve(value) }
}

function failure(job: Job, error: unknown): Settle {
  return { job, tell: () => job.reject(error) }
}
