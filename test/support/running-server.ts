import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { newSignInLink } from '#flows/sign-in-link.ts'
import { createApp, type Overrides } from '../../src/app.ts'
import { readConfig } from '../../src/read-config.ts'

export type AccessKey = { readonly accessKeyId: string; readonly secretAccessKey: string }

export type RunningServer = {
  /** `http://127.0.0.1:port`, without a slash at the end. */
  readonly url: string
  /** What tokens are issued under. */
  readonly publicUrl: string
  readonly accessKey: AccessKey
  /** An address that signs a browser in to the console, once. */
  signInLink(): string
  /** Stops the server and removes its data folder, if it is its own. Once is enough, twice is fine. */
  close(): Promise<void>
}

export type RunningServerOptions = {
  /** Of the SMTP server; without one, messages stay in the outbox. */
  readonly smtpUrl?: string
  /** `postgres://…`; without one, a SQLite file in the data folder. */
  readonly databaseUrl?: string
  /** Kept when the server closes; without one, a folder of its own that is removed. */
  readonly dataDir?: string
  /** More settings, by the names of their variables. */
  readonly settings?: Readonly<Record<string, string>>
  readonly clock?: Overrides['clock']
  /** Where the log goes, a JSON line at a time; to standard error when left out. */
  readonly logStream?: Overrides['logStream']
}

export const region = 'us-east-1'
export const mailFrom = 'Lifeguard <no-reply@lifeguard.example>'

/** The whole server, as `npm start` runs it, on a free port of 127.0.0.1. */
export async function startRunningServer(options: RunningServerOptions = {}): Promise<RunningServer> {
  const ownFolder = options.dataDir === undefined ? await temporaryFolder() : undefined
  const { clock, logStream } = options
  const app = await createApp(configOf(options, options.dataDir ?? ownFolder ?? ''), { clock, logStream })
  const { url, publicUrl, accessKey } = await app.listen()
  return {
    url,
    publicUrl,
    accessKey: { accessKeyId: accessKey.accessKeyId, secretAccessKey: accessKey.secretAccessKey },
    // At the address that the tests' browser uses, so that it is the same site.
    signInLink: () => newSignInLink(app.services, url, accessKey.accessKeyId),
    async close() {
      await app.close()
      if (ownFolder !== undefined) await rm(ownFolder, { recursive: true, force: true })
    },
  }
}

/** The caller removes it. */
export function temporaryFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'lifeguard-running-'))
}

/** A port of 127.0.0.1 that nobody listens on. */
export async function closedPort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  await once(probe, 'close')
  if (address === null || typeof address === 'string') throw new Error('No port was free.')
  return address.port
}

function configOf({ smtpUrl, databaseUrl, settings }: RunningServerOptions, dataDir: string) {
  const result = readConfig(
    {
      LIFEGUARD_PORT: '0',
      LIFEGUARD_REGION: region,
      LIFEGUARD_LOG_LEVEL: 'error',
      LIFEGUARD_DATA_DIR: dataDir,
      LIFEGUARD_DATABASE_URL: databaseUrl,
      LIFEGUARD_SMTP_URL: smtpUrl,
      LIFEGUARD_MAIL_FROM: smtpUrl === undefined ? undefined : mailFrom,
      ...settings,
    },
    () => '',
  )
  if (!result.ok) throw new Error(result.problems.join('\n'))
  return result.config
}
