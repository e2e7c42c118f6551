import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { processCpuMs } from './process-cpu.ts'

/** The server as anybody runs it: a process of its own, so that its CPU and memory are its own. */
export type BenchServer = {
  readonly url: string
  readonly startMs: number
  /** Milliseconds of CPU used so far, all threads. */
  cpuMs(): number
  readonly residentAtStart: number
  residentMegabytes(): number
  /** Milliseconds of the event loop's longest turn since this was asked last. */
  longestStallMs(): Promise<number>
  stop(): Promise<void>
}

export const accessKey = { accessKeyId: 'BENCHMARKACCESSKEY', secretAccessKey: 'a-secret-of-the-benchmark-alone' }

/** Rate limits are off: one client asks faster than any app may. */
export async function startServer({ gaugesStalls = false } = {}): Promise<BenchServer> {
  const folder = mkdtempSync(join(tmpdir(), 'lifeguard-bench-'))
  const started = performance.now()
  const gauge = gaugesStalls ? ['--import', './bench/stalls.ts'] : []
  const child = spawn(process.execPath, [...gauge, 'src/main.js'], {
    env: {
      ...process.env,
      LIFEGUARD_PORT: '0',
      LIFEGUARD_DATA_DIR: folder,
      LIFEGUARD_ACCESS_KEY_ID: accessKey.accessKeyId,
      LIFEGUARD_SECRET_ACCESS_KEY: accessKey.secretAccessKey,
      LIFEGUARD_RATE_LIMITS: 'off',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const url = await listeningUrl(child)
  await fetch(`${url}/health/ready`)
  const startMs = performance.now() - started
  return {
    url,
    startMs,
    residentAtStart: residentMegabytes(child.pid ?? 0),
    cpuMs: () => processCpuMs(child.pid ?? 0),
    residentMegabytes: () => residentMegabytes(child.pid ?? 0),
    async longestStallMs() {
      const answer = once(child.stdout, 'data')
      child.kill('SIGUSR2')
      return Number((await answer)[0])
    },
    async stop() {
      const ended = new Promise((resolve) => child.once('exit', resolve))
      child.kill('SIGTERM')
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Where a server says on its standard output that it listens. */
export function listeningUrl(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = ''
    child.once('exit', (code) => reject(new Error(`The server ended with code ${code}`)))
    child.stdout?.on('data', (chunk) => {
      text += chunk
      const url = /listens on (http:\S+)/.exec(text)?.[1]
      if (url) resolve(url)
    })
  })
}

function residentMegabytes(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024
}
