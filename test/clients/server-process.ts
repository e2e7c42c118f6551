import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { type AccessKey, region } from '#test/support/running-server.ts'

const main = fileURLToPath(new URL('../../src/main.js', import.meta.url))
const waitMilliseconds = 30_000

export type ServerProcess = {
  readonly url: string
  readonly accessKeyId: string
  /** As it is printed: only the first start shows it. */
  readonly secretAccessKey: string | undefined
  /** All that it has printed for its person to read. */
  readonly output: string
  /** Ends it, without any chance to tidy up where the signal is SIGKILL. Its exit code, null where it was killed. */
  end(signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null>
}

/** The server as `npm start` runs it, in a process of its own that can be killed. */
export async function startServerProcess(
  dataDir: string,
  settings: Readonly<Record<string, string>> = {},
): Promise<ServerProcess> {
  const child = spawn(process.execPath, [main], {
    env: {
      PATH: process.env.PATH,
      LIFEGUARD_PORT: '0',
      LIFEGUARD_REGION: region,
      LIFEGUARD_DATA_DIR: dataDir,
      // The port differs from start to start, the issuer of the tokens must not.
      LIFEGUARD_PUBLIC_URL: 'http://auth.example.test',
      LIFEGUARD_LOG_LEVEL: 'error',
      // More comes at once here than one app may send.
      LIFEGUARD_RATE_LIMITS: 'off',
      ...settings,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const output = await welcomeOf(child)
  const [, url = ''] = /listens on (http:\S+)/.exec(output) ?? []
  const [, accessKeyId = ''] = /AWS_ACCESS_KEY_ID=(\w+)/.exec(output) ?? []
  const [, secretAccessKey] = /^ *Secret +(\S+)$/m.exec(output) ?? []
  return { url, accessKeyId, secretAccessKey, output, end: (signal) => ended(child, signal) }
}

export function accessKeyOf({ accessKeyId, secretAccessKey }: ServerProcess): AccessKey {
  if (!accessKeyId || !secretAccessKey) throw new Error('The server printed no access key with its secret')
  return { accessKeyId, secretAccessKey }
}

/** What it prints up to the last line of the welcome. */
async function welcomeOf(child: ChildProcess): Promise<string> {
  const { stdout } = child
  if (!stdout) throw new Error('The process has no output')
  const signal = AbortSignal.timeout(waitMilliseconds)
  const over = once(child, 'exit', { signal }).then(([code]) => {
    throw new Error(`The server ended with code ${code} before it was ready`)
  })
  let output = ''
  stdout.setEncoding('utf8').on('data', (text) => {
    output += text
  })
  try {
    while (!output.includes('README')) await Promise.race([once(stdout, 'data', { signal }), over])
    return output
  } catch (error) {
    child.kill('SIGKILL')
    throw error
  } finally {
    over.catch(() => undefined)
  }
}

async function ended(child: ChildProcess, signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode
  const exit = once(child, 'exit', { signal: AbortSignal.timeout(waitMilliseconds) })
  child.kill(signal)
  const [code] = await exit
  return code
}
