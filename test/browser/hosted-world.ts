import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { authorizeAddress, type Parameters } from '#test/clients/oauth-requests.ts'
import { type OAuthPool, type OAuthPoolOptions, type OAuthServer, startOAuthServer } from '#test/clients/oauth-world.ts'
import { password } from '#test/clients/sdk-world.ts'
import { type MailServer, startMailServer } from '#test/support/mail-server.ts'
import type { RunningServerOptions } from '#test/support/running-server.ts'
import { assertAccessible } from './accessibility.ts'
import { launchChromium } from './chromium.ts'
import { takePictures } from './pictures.ts'

/** An app of its own: whatever is opened there says that it arrived. It also takes text messages, as a provider of SMS would. */
export type CallbackApp = {
  readonly origin: string
  /** The text of the next message to a number. */
  nextSms(phoneNumber: string): Promise<string>
  close(): Promise<void>
}

export type HostedWorld = Omit<OAuthServer, 'close' | 'createPool'> & {
  /** As its server has it, with clients that lead back to the app. */
  readonly createPool: OAuthServer['createPool']
  readonly mail: MailServer
  readonly app: CallbackApp
  readonly callback: string
  readonly signedOut: string
  /** A browser that nobody has used. */
  newContext(options?: BrowserContextOptions): Promise<BrowserContext>
  close(): Promise<void>
}

export type HostedWorldOptions = Omit<RunningServerOptions, 'smtpUrl'> & {
  /** What the app runs, if it is more than a place to arrive at. */
  readonly script?: string
}

/** The whole server with real mail, an app on another port to come back to, and a real Chromium. */
export async function startHostedWorld({ script, ...options }: HostedWorldOptions = {}): Promise<HostedWorld> {
  const started = new AsyncDisposableStack()
  try {
    const mail = await startMailServer()
    started.defer(() => mail.close())
    const app = await startCallbackApp(script)
    started.defer(() => app.close())
    const sms = {
      LIFEGUARD_SMS_WEBHOOK_URL: `${app.origin}/sms`,
      LIFEGUARD_SMS_WEBHOOK_SECRET: randomBytes(32).toString('hex'),
    }
    const oauth = await startOAuthServer({ ...options, smtpUrl: mail.url, settings: { ...sms, ...options.settings } })
    started.defer(() => oauth.close())
    const browser = await launchChromium()
    started.defer(() => browser.close())
    return {
      ...leadingBackTo(app, oauth),
      mail,
      newContext: (more) => newContext(browser, more),
      close: () => started.disposeAsync(),
    }
  } catch (error) {
    // Else what did start would keep the process alive.
    await started.disposeAsync()
    throw error
  }
}

/** The server's own ways to make pools and clients, whose users come back to the app. */
function leadingBackTo(app: CallbackApp, oauth: OAuthServer) {
  const [callback, signedOut] = [`${app.origin}/back`, `${app.origin}/bye`]
  const urls = { CallbackURLs: [callback], LogoutURLs: [signedOut] }
  const createPool: OAuthServer['createPool'] = (made: OAuthPoolOptions = {}) =>
    oauth.createPool({ ...made, client: { ...urls, ...made.client } })
  const createClient: OAuthServer['createClient'] = (poolId, client) =>
    oauth.createClient(poolId, { ...urls, ...client })
  return { ...oauth, app, callback, signedOut, createPool, createClient }
}

async function newContext(browser: Browser, more: BrowserContextOptions = {}): Promise<BrowserContext> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    locale: 'en-US',
    timezoneId: 'UTC',
    reducedMotion: 'reduce',
    ...more,
  })
  context.setDefaultTimeout(20_000)
  return context
}

/** Texts by number, the oldest first; whoever asks too early waits. */
function createMailbox() {
  const boxes = new Map<string, { texts: string[]; waiting: ((text: string) => void)[] }>()
  const boxOf = (number: string) => {
    const box = boxes.get(number) ?? { texts: [], waiting: [] }
    boxes.set(number, box)
    return box
  }
  return {
    put(number: string, text: string): void {
      const { texts, waiting } = boxOf(number)
      const first = waiting.shift()
      if (first) first(text)
      else texts.push(text)
    },
    take(number: string): Promise<string> {
      const { texts, waiting } = boxOf(number)
      const text = texts.shift()
      return text === undefined ? new Promise((resolve) => waiting.push(resolve)) : Promise.resolve(text)
    },
  }
}

const appPage =
  '<!doctype html><html lang="en"><title>App</title><h1>Arrived</h1><script type="module" src="/app.js"></script></html>'

/** The name is localhost, the only one that plain http may lead to. */
async function startCallbackApp(script = ''): Promise<CallbackApp> {
  const messages = createMailbox()
  const server = createServer(async (request, response) => {
    if (request.method === 'POST') {
      const { phoneNumber, text } = JSON.parse(Buffer.concat(await request.toArray()).toString())
      messages.put(phoneNumber, text)
      return response.writeHead(204).end()
    }
    const isScript = request.url === '/app.js'
    response.setHeader('content-type', `text/${isScript ? 'javascript' : 'html'}; charset=utf-8`)
    return response.end(isScript ? script : appPage)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    origin: `http://localhost:${port}`,
    nextSms: messages.take,
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

/** Types name and password and presses the button. */
export async function typePassword(page: Page, username: string, typed = password): Promise<void> {
  await page.locator('#signInFormUsername').fill(username)
  await page.locator('#signInFormPassword').fill(typed)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
}

/** The address at which the browser arrived in the app. */
export async function arrival(page: Page, { app }: Pick<HostedWorld, 'app'>): Promise<URL> {
  await page.waitForURL((address) => address.origin === app.origin)
  return new URL(page.url())
}

/** Pictures of the page for people to look at, and what axe-core says of it in both colour schemes. */
export async function examine(page: Page, name: string): Promise<void> {
  await takePictures(page, `hosted-${name}`)
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await assertAccessible(page)
  }
}

/** An authorize address of the pool on its own host, for the app of this world. */
export function signInAddress(world: Pick<HostedWorld, 'callback'>, pool: OAuthPool, change: Parameters = {}): string {
  return authorizeAddress(pool, { redirect_uri: world.callback, ...change }).href
}
