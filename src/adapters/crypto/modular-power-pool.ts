import { getCompileCacheDir } from 'node:module'
import { availableParallelism } from 'node:os'
import { dirname } from 'node:path'
import { Worker } from 'node:worker_threads'
import { PasswordWorkOverloaded } from '#domain/sign-in/password-work.ts'
import { elementBytes } from '#domain/sign-in/srp-group.ts'
import { DegeneratePower, type ModularPower, type PowerOperands } from './modular-power.ts'
import {
  answersSoFar,
  ask,
  type Channel,
  createChannel,
  isAnswered,
  nextAnswer,
  takeResult,
  wakeWaiting,
} from './modular-power-channel.ts'

export type ModularPowerPool = ModularPower & {
  /** Rejects what is unfinished, ends the workers, and refuses all later work. */
  close(): Promise<void>
}

export type PoolOptions = {
  /** Most workers at a time. They are started one by one, when all those there are busy. */
  size?: number
  /** Most jobs that may wait for a worker; at one to two milliseconds a job, the default is a wait of some seconds. */
  longestQueue?: number
  workerUrl?: URL
}

type Job = { operands: PowerOperands; resolve: (result: Buffer) => void; reject: (reason: Error) => void }
type Crew = {
  readonly worker: Worker
  readonly channel: Channel
  /** The jobs under way, each at the number of its slot. */
  readonly jobs: (Job | undefined)[]
  busy: number
}

/** One job computes while the next already waits inside the worker, so that it never idles for a turn of our loop. */
const jobsPerWorker = 2
const mostWorkers = 4

/**
 * Nothing of the process but its compile cache: flags such as --input-type would stop a worker, and it needs no secret of the environment.
 * Without stripping types by itself a worker is 10 MB lighter.
 */
function surroundings() {
  const cache = getCompileCacheDir()
  return { execArgv: [], env: cache === undefined ? {} : { NODE_COMPILE_CACHE: dirname(cache) } }
}

/** The heap of a worker holds next to nothing. A runaway one dies by these limits, and only it. */
const resourceLimits = { maxOldGenerationSizeMb: 32, maxYoungGenerationSizeMb: 1, stackSizeMb: 1 }

/**
 * Modular powers on worker threads. Nothing runs before the first job. A worker that dies fails the jobs it had, and
 * the next job starts another. The workers keep the process alive only while they have work.
 */
export function createModularPowerPool(options: PoolOptions = {}): ModularPowerPool {
  const pool = new WorkerPool(options)
  return {
    power: (...operands) => pool.submit(operands),
    powerOfGenerator: (...operands) => pool.submit(operands),
    powerOfProduct: (...operands) => pool.submit(operands),
    close: () => pool.close(),
  }
}

class WorkerPool {
  readonly #size: number
  readonly #longestQueue: number
  readonly #workerUrl: URL
  readonly #crews = new Set<Crew>()
  readonly #queue: Job[] = []
  #closed = false

  constructor({ size, longestQueue, workerUrl }: PoolOptions) {
    this.#size = size ?? Math.min(Math.max(1, availableParallelism() - 1), mostWorkers)
    this.#longestQueue = longestQueue ?? 4000
    this.#workerUrl = workerUrl ?? new URL('./modular-power-worker.ts', import.meta.url)
  }

  submit(operands: PowerOperands): Promise<Buffer> {
    if (this.#closed) return Promise.reject(poolClosed())
    if (this.#queue.length >= this.#longestQueue) {
      return Promise.reject(new PasswordWorkOverloaded())
    }
    if (operands.some(({ length }) => length > elementBytes))
      return Promise.reject(new DegeneratePower('an operand is longer than an element'))
    return new Promise((resolve, reject) => {
      const crew = this.#queue.length === 0 ? this.#crewForNext() : undefined
      if (crew) return this.#assign(crew, { operands, resolve, reject })
      // Copied, because the caller may overwrite its operands while the job waits.
      this.#queue.push({ operands: copyOf(operands), resolve, reject })
    })
  }

  async close(): Promise<void> {
    this.#closed = true
    for (const job of this.#queue.splice(0)) job.reject(poolClosed())
    await Promise.all([...this.#crews].map((crew) => crew.worker.terminate()))
  }

  #dispatch(): void {
    while (this.#queue.length > 0) {
      const crew = this.#crewForNext()
      const job = crew && this.#queue.shift()
      if (!crew || !job) return
      this.#assign(crew, job)
    }
  }

  #crewForNext(): Crew | undefined {
    let idlest: Crew | undefined
    for (const crew of this.#crews) if (!idlest || crew.busy < idlest.busy) idlest = crew
    if (idlest?.busy === 0) return idlest
    if (this.#crews.size < this.#size) return this.#startCrew()
    return idlest && idlest.busy < jobsPerWorker ? idlest : undefined
  }

  #startCrew(): Crew {
    const channel = createChannel(jobsPerWorker)
    const worker = new Worker(this.#workerUrl, { ...surroundings(), resourceLimits, workerData: channel.memory })
    const crew: Crew = { worker, channel, jobs: new Array<undefined>(jobsPerWorker).fill(undefined), busy: 0 }
    worker.on('error', (error) => this.#bury(crew, error))
    worker.on('exit', () => this.#bury(crew, new Error('a modular power worker ended')))
    this.#crews.add(crew)
    this.#listen(crew)
    return crew
  }

  /** Settles what is answered, for as long as the worker lives. */
  #listen(crew: Crew): void {
    let woken: Promise<unknown> | undefined
    while (woken === undefined && this.#crews.has(crew)) {
      const seen = answersSoFar(crew.channel)
      for (const slot of crew.jobs.keys()) if (isAnswered(crew.channel, slot)) this.#settle(crew, slot)
      woken = nextAnswer(crew.channel, seen)
    }
    woken?.then(() => this.#listen(crew))
  }

  #assign(crew: Crew, job: Job): void {
    const slot = crew.jobs.indexOf(undefined)
    crew.jobs[slot] = job
    if (++crew.busy === 1) crew.worker.ref()
    ask(crew.channel, slot, job.operands)
  }

  #settle(crew: Crew, slot: number): void {
    const job = crew.jobs[slot]
    const result = takeResult(crew.channel, slot)
    crew.jobs[slot] = undefined
    if (--crew.busy === 0) crew.worker.unref()
    if (result === undefined) job?.reject(new DegeneratePower('degenerate operands'))
    else job?.resolve(result)
    this.#dispatch()
  }

  #bury(crew: Crew, reason: unknown): void {
    this.#crews.delete(crew)
    wakeWaiting(crew.channel)
    const lost = crew.jobs.splice(0)
    for (const job of lost) job?.reject(new Error('a modular power worker failed', { cause: reason }))
    this.#dispatch()
  }
}

function poolClosed(): Error {
  return new Error('the modular power pool is closed')
}

function copyOf(operands: PowerOperands): PowerOperands {
  return operands.map((operand) => Uint8Array.from(operand)) as unknown as PowerOperands
}
