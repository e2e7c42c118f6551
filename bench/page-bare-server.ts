import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { processCpuMs } from './process-cpu.ts'
import { type BenchServer, listeningUrl } from './server.ts'

/** A process of its own that only speaks HTTP, measured as the server is. */
export async function startBareServer(): Promise<Pick<BenchServer, 'url' | 'cpuMs' | 'stop'>> {
  const args = ['--max-semi-space-size=4', '--heap-growing-percent=10', 'bench/page-bare.ts']
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  return {
    url: await listeningUrl(child),
    cpuMs: () => processCpuMs(child.pid ?? 0),
    async stop() {
      const ended = once(child, 'exit')
      child.kill('SIGTERM')
      await ended
    },
  }
}
