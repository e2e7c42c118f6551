import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { type OAuthPoolOptions, type OAuthServer, startOAuthServer } from '#test/clients/oauth-world.ts'
import { password } from '#test/clients/sdk-world.ts'
import { type MailServer, startMailServer } from '#test/support/mail-server.ts'
import type { RunningServerOptions } from '#test/support/running-server.ts'
import { launchChromium } from './chromium.ts'

/** An app of its own: whatever is opened there says that it arrived. */
export type CallbackApp = { readonly origin: string; close(): Promise<void> }

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
  const mail = await startMailServer()
  const app = await startCallbackApp(script)
  const oauth = await startOAuthServer({ ...options, smtpUrl: mail.url })
  const browser = await launchChromium()
  const [callback, signedOut] = [`${app.origin}/back`, `${app.origin}/bye`]
  const leadingBack = { CallbackURLs: [callback], LogoutURLs: [signedOut] }
  const contexts: BrowserContext[] = []
  return {
    ...oauth,
    mail,
    app,
    callback,
    signedOut,
    createPool: (made: OAuthPoolOptions = {}) =>
      oauth.createPool({ ...made, client: { ...leadingBack, ...made.client } }),
    createClient: (poolId, client) => oauth.createClient(poolId, { ...leadingBack, ...client }),
    newContext: (more) => newContext(browser, contexts, more),
    async close() {
      await Promise.all(contexts.map((context) => context.close()))
      await browser.close()
      await oauth.close()
      await app.close()
      await mail.close()
    },
  }
}

async function newContext(
  browser: Browser,
  contexts: BrowserContext[],
  more: BrowserContextOptions = {},
): Promise<BrowserContext> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    locale: 'en-US',
    timezoneId: 'UTC',
    reducedMotion: 'reduce',
    ...more,
  })
  context.setDefaultTimeout(20_000)
  contexts.push(context)
  return context
}

const appPage =
  '<!doctype html><html lang="en"><title>App</title><h1>Arrived</h1><script type="module" src="/app.js"></script></html>'

/** The name is localhost, the only one that plain http may lead to. */
async function startCallbackApp(script = ''): Promise<CallbackApp> {
  const server = createServer(({ url }, response) => {
    const isScript = url === '/app.js'
    response.setHeader('content-type', `text/${isScript ? 'javascript' : 'html'}; charset=utf-8`)
    response.end(isScript ? script : appPage)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    origin: `http://localhost:${port}`,
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
