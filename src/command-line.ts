import { readFileSync } from 'node:fs'
import { describeBug } from '#http/failures.ts'
import { type App, createApp } from './app.ts'
import { readConfig } from './read-config.ts'
import { startProblem } from './start-problem.ts'
import { welcomeText } from './welcome.ts'

const usage = `Lifeguard: a self-hosted Amazon Cognito.

Usage: npm start [-- OPTION]

  --help      Show this text.
  --version   Show the version.

Settings come from environment variables named LIFEGUARD_…; docs/configuration.md lists them.
`

const [option, ...more] = process.argv.slice(2)
if (option === undefined) await start()
else if (more.length > 0) refuseOption(more[0] ?? '')
else if (option === '--help' || option === '-h') process.stdout.write(usage)
else if (option === '--version') process.stdout.write(`${version()}\n`)
else refuseOption(option)

function refuseOption(text: string): void {
  process.stderr.write(`Lifeguard does not know the option ${text}.\n\n${usage}`)
  process.exitCode = 2
}

async function start(): Promise<void> {
  const result = readConfig(process.env, (path) => readFileSync(path, 'utf8'))
  if (!result.ok)
    return fail(['Lifeguard cannot start:', ...result.problems.map((problem) => `  - ${problem}`)].join('\n'))

  const { config } = result
  let app: App | undefined
  try {
    app = await createApp(config)
    endWith(app)
    const listening = await app.listen()
    process.stdout.write(welcomeText(version(), config, listening))
  } catch (error) {
    await app?.close()
    fail(`Lifeguard cannot start: ${startProblem(error, config) ?? stackOf(error)}`)
  }
}

function fail(text: string): void {
  process.stderr.write(`${text}\n`)
  process.exitCode = 1
}

function stackOf(error: unknown): string {
  return (error instanceof Error && error.stack) || String(error)
}

function version(): string {
  return JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')).version
}

/** The first signal stops in good order, the second at once. What nobody caught leaves an unknown state: it is logged and ends the process. */
function endWith(app: App): void {
  const { log } = app.services
  let stopping = false
  const stop = (reason: object) => {
    if (stopping) process.exit(1)
    stopping = true
    log.info(reason, 'Stopping')
    app.close().then(
      () => process.exit(0),
      (error: unknown) => crash(log, error),
    )
  }
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => stop({ signal }))
  // npm hands a signal to its shell alone, and the shell ends without handing it on.
  if (process.env.npm_lifecycle_event !== undefined) whenParentEnds(() => stop({ reason: 'the parent process ended' }))
  process.on('uncaughtException', (error) => crash(log, error))
  process.on('unhandledRejection', (reason) => crash(log, reason))
}

function whenParentEnds(run: () => void): void {
  const checkMilliseconds = 500
  const parent = process.ppid
  const timer = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(timer)
    run()
  }, checkMilliseconds)
  timer.unref()
}

function crash(log: App['services']['log'], error: unknown): never {
  log.error({ error: describeBug(error) }, 'Lifeguard ends because of an error that nothing handled')
  process.exit(1)
}
