import type { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { sdkOf } from '#test/clients/sdk-world.ts'
import { type RunningServer, type RunningServerOptions, startRunningServer } from '#test/support/running-server.ts'
import { ensureConsole } from '../../tools/build-console.ts'
import { launchChromium } from './chromium.ts'

export type ConsoleWorld = {
  readonly server: RunningServer
  /** An administrator's SDK, to see what the console did. */
  readonly sdk: CognitoIdentityProviderClient
  /** A page of a browser that nobody has used, at a path below `/console`. */
  openPage(path?: string): Promise<Page>
  /** The same, signed in with the access key. */
  openSignedIn(path?: string): Promise<Page>
  close(): Promise<void>
}

/** The server as `npm start` runs it, its console, and a real Chromium. */
export async function startConsoleWorld(options: RunningServerOptions = {}): Promise<ConsoleWorld> {
  await ensureConsole()
  const server = await startRunningServer(options)
  const browser = await launchChromium()
  const contexts: BrowserContext[] = []
  async function openPage(path = ''): Promise<Page> {
    const context = await newContext(browser)
    contexts.push(context)
    const page = await context.newPage()
    await page.goto(`${server.url}/console${path}`)
    return page
  }
  return {
    server,
    sdk: sdkOf(server),
    openPage,
    async openSignedIn(path = '') {
      const page = await openPage('/sign-in')
      await signIn(page, server)
      if (path !== '') await page.goto(`${server.url}/console${path}`)
      return page
    },
    async close() {
      await Promise.all(contexts.map((context) => context.close()))
      await browser.close()
      await server.close()
    },
  }
}

/** Short waits: everything is on this machine. The time zone and language are those of the texts that tests look for. */
async function newContext(browser: Browser): Promise<BrowserContext> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    locale: 'en-US',
    timezoneId: 'UTC',
    reducedMotion: 'reduce',
    permissions: ['clipboard-read', 'clipboard-write'],
  })
  context.setDefaultTimeout(20_000)
  return context
}

export async function signIn(page: Page, { accessKey }: Pick<RunningServer, 'accessKey'>): Promise<void> {
  await page.getByLabel('Access key ID').fill(accessKey.accessKeyId)
  await page.getByLabel('Secret access key').fill(accessKey.secretAccessKey)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('heading', { name: 'Console home' }).waitFor()
}
