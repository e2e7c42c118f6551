import { readFileSync } from 'node:fs'
import { newSignInLink } from '#flows/sign-in-link.ts'
import { describeBug } from '#http/failures.ts'
import { type App, createApp, type Listening } from './app.ts'
import type { Config } from './config.ts'
import { isLoopback } from './config-values.ts'
import { readConfig } from './read-config.ts'
import { makeSignInLink } from './sign-in-link-command.ts'
import { startProblem } from './start-problem.ts'
import { version } from './version.ts'
import { welcomeText } from './welcome.ts'

const usage = `Lifeguard: a self-hosted Amazon Cognito.

Usage: npm start [-- OPTION]

  --help           Show this text.
  --sign-in-link   Print a new link that signs in to the console, once, within an hour.
  --version        Show the version.

Settings come from environment variables named LIFEGUARD_…; docs/configuration.md lists them.
`

const [option, ...more] = process.argv.slice(2)
if (option === undefined) await start()
else if (more.length > 0) refuseOption(more[0] ?? '')
else if (option === '--help' || option === '-h') process.stdout.write(usage)
else if (option === '--version') process.stdout.write(`${version}\n`)
else if (option === '--sign-in-link') await printSignInLink()
else refuseOption(option)

function refuseOption(text: string): void {
  process.stderr.write(`Lifeguard does not know the option ${text}.\n\n${usage}`)
  process.exitCode = 2
}

function configured(): Config | undefined {
  const result = readConfig(process.env, (path) => readFileSync(path, 'utf8'))
  if (result.ok) return result.config
  fail(['Lifeguard cannot start:', ...result.problems.map((problem) => `  - ${problem}`)].join('\n'))
  return undefined
}

async function printSignInLink(): Promise<void> {
  const config = configured()
  if (!config) return
  try {
    const made = await makeSignInLink(config)
    if ('link' in made) process.stdout.write(`${made.link}\n`)
    else fail(made.problem)
  } catch (error) {
    fail(`No link could be made: ${startProblem(error, config) ?? stackOf(error)}`)
  }
}

async function start(): Promise<void> {
  const config = configured()
  if (!config) return
  let app: App | undefined
  try {
    app = await createApp(config)
    endWith(app)
    const listening = await app.listen()
    process.stdout.write(welcomeText(version, config, listening, signInLink(app, config, listening)))
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

/** Where output may be kept for others to read, a link would be as good as the secret: it is then made on demand only. */
function signInLink(app: App, config: Config, { publicUrl, accessKey }: Listening): string | undefined {
  const isSeenByOneAlone = process.stdout.isTTY === true && isLoopback(config.host)
  if (config.console === 'off' || (accessKey.origin !== 'just made' && !isSeenByOneAlone)) return undefined
  return newSignInLink(app.services, publicUrl, accessKey.accessKeyId)
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
