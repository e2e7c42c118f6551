import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { PasswordWorkOverloaded } from '#domain/sign-in/srp.ts'
import { DegeneratePower, type ModularPower, type PowerOperands } from './modular-power.ts'
import type { PowerReply, PowerRequest } from './modular-power-worker.ts'

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
type Crew = { worker: Worker; jobs: Map<number, Job> }

/** One job computes while the next already waits inside the worker, so that it never idles for a turn of our loop. */
const jobsPerWorker = 2
const mostWorkers = 4

/** The heap of a worker holds next to nothing. A runaway one dies by these limits, and only it. */
const resourceLimits = { maxOldGenerationSizeMb: 32, maxYoungGenerationSizeMb: 4, stackSizeMb: 1 }

/**
 * Modular powers on worker threads. Nothing runs before the first job. A worker that dies fails the jobs it had, and
 * the next job starts another. The workers keep the process alive only while they have work.
 */
export function createModularPowerPool(options: PoolOptions = {}): ModularPowerPool {
  const size = options.size ?? Math.min(availableParallelism(), mostWorkers)
  const longestQueue = options.longestQueue ?? 4000
  const workerUrl = options.workerUrl ?? new URL('./modular-power-worker.ts', import.meta.url)
  const crews = new Set<Crew>()
  const queue: Job[] = []
  let lastId = 0
  let closed = false

  function submit(...operands: PowerOperands): Promise<Buffer> {
    if (closed) return Promise.reject(new Error('the modular power pool is closed'))
    if (queue.length >= longestQueue)
      return Promise.reject(new PasswordWorkOverloaded('too many passwords are waiting'))
    return new Promise((resolve, reject) => {
      queue.push({ operands, resolve, reject })
      dispatch()
    })
  }

  function dispatch(): void {
    while (queue.length > 0) {
      const crew = crewForNext()
      const job = crew && queue.shift()
      if (!crew || !job) return
      assign(crew, job)
    }
  }

  function crewForNext(): Crew | undefined {
    const idlest = [...crews].sort((a, b) => a.jobs.size - b.jobs.size)[0]
    if (idlest?.jobs.size === 0) return idlest
    if (crews.size < size) return startCrew()
    return idlest && idlest.jobs.size < jobsPerWorker ? idlest : undefined
  }

  function assign(crew: Crew, job: Job): void {
    const id = ++lastId
    crew.jobs.set(id, job)
    if (crew.jobs.size === 1) crew.worker.ref()
    // Copied, because a small Buffer is cloned with its whole slab, which holds other secrets.
    const request: PowerRequest = { id, operands: copyOf(job.operands) }
    crew.worker.postMessage(request)
  }

  function startCrew(): Crew {
    const crew: Crew = { worker: new Worker(workerUrl, { env: {}, resourceLimits }), jobs: new Map() }
    crew.worker.on('message', (reply: PowerReply) => settle(crew, reply))
    crew.worker.on('error', (error) => bury(crew, error))
    crew.worker.on('exit', () => bury(crew, new Error('a modular power worker ended')))
    crews.add(crew)
    return crew
  }

  function settle(crew: Crew, { id, result }: PowerReply): void {
    const job = crew.jobs.get(id)
    crew.jobs.delete(id)
    if (crew.jobs.size === 0) crew.worker.unref()
    if (result === undefined) job?.reject(new DegeneratePower('degenerate operands'))
    else job?.resolve(Buffer.from(result.buffer, result.byteOffset, result.byteLength))
    dispatch()
  }

  function bury(crew: Crew, reason: unknown): void {
    crews.delete(crew)
    const lost = [...crew.jobs.values()]
    crew.jobs.clear()
    for (const job of lost) job.reject(new Error('a modular power worker failed', { cause: reason }))
    if (!closed) dispatch()
  }

  async function close(): Promise<void> {
    closed = true
    for (const job of queue.splice(0)) job.reject(new Error('the modular power pool is closed'))
    await Promise.all([...crews].map((crew) => crew.worker.terminate()))
  }

  return { power: submit, powerOfProduct: submit, close }
}

function copyOf(operands: PowerOperands): PowerOperands {
  const [first, second, inner, outer] = operands
  const pair = [Uint8Array.from(first), Uint8Array.from(second)] as const
  return inner === undefined || outer === undefined ? pair : [...pair, Uint8Array.from(inner), Uint8Array.from(outer)]
}
