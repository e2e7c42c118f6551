import assert from 'node:assert/strict'
import type { WebAnswer, WebRequest, WebSite } from '#domain/web.ts'
import { siteUnderPath } from '#flows/web-sites.ts'
import type { Input } from '#operations/operation.ts'
import { createHarness, type Harness } from '#test/support/harness.ts'
import { createWorld, type World } from '#test/support/people.ts'
import { pages } from './pages.ts'

export const callback = 'https://app.example/signed-in?of=app'

export const oauthClient = {
  AllowedOAuthFlowsUserPoolClient: true,
  AllowedOAuthFlows: ['code'],
  AllowedOAuthScopes: ['openid', 'email'],
  CallbackURLs: [callback, 'myapp://signed-in'],
  SupportedIdentityProviders: ['COGNITO'],
} as const satisfies Partial<Input<'CreateUserPoolClient'>>

export type HostedWorld = World & { readonly harness: Harness; readonly site: WebSite }

export type WorldOptions = {
  readonly pool?: Partial<Input<'CreateUserPool'>>
  readonly client?: Partial<Input<'CreateUserPoolClient'>>
  /** More to do to the pool before anybody visits it. */
  readonly prepare?: (harness: Harness, world: World) => Promise<void>
}

/** A pool whose app sends its users to the hosted pages. */
export async function createHostedWorld({ pool, client, prepare }: WorldOptions = {}): Promise<HostedWorld> {
  const harness = await createHarness()
  // No flow of the API is switched on: the pages do not need any.
  const world = await createWorld(harness, {
    pool,
    client: { ...oauthClient, ExplicitAuthFlows: ['ALLOW_REFRESH_TOKEN_AUTH'], ...client },
  })
  await prepare?.(harness, world)
  const site = await siteUnderPath(harness.services, world.poolId)
  assert.ok(site)
  return { ...world, harness, site }
}

export function authorizeParameters(
  { clientId }: Pick<World, 'clientId'>,
  more: Record<string, string> = {},
): URLSearchParams {
  return new URLSearchParams({
    client_id: clientId,
    response_type: 'code',
    redirect_uri: callback,
    scope: 'openid',
    state: 'a b&c',
    ...more,
  })
}

/** What a browser without scripts shows: a page, its forms, and where it was led. */
export type Shown = {
  readonly answer: WebAnswer
  readonly status: number
  readonly text: string
  /** Path and query of the page shown, or the whole address once it is not one of ours. */
  readonly address: string
}

export type Form = { readonly action: string; readonly fields: URLSearchParams; readonly buttons: URLSearchParams }

/** A browser without scripts: it keeps cookies, follows redirects and posts forms as they stand. */
export class Visitor {
  readonly cookies = new Map<string, string>()
  readonly world: HostedWorld
  readonly headers: Record<string, string> = {}

  constructor(world: HostedWorld) {
    this.world = world
  }

  /** Opens a page as the app sends people to it. */
  open(path: string, more: Record<string, string> = {}): Promise<Shown> {
    return this.go('GET', `${path}?${authorizeParameters(this.world, more)}`)
  }

  /** Fills the form that posts to `path` and presses its first button, or the named one. */
  submit(shown: Shown, path: string, values: Record<string, string> = {}, button?: string): Promise<Shown> {
    const form = formsIn(shown.text).find(({ action }) => new URL(action, 'http://x').pathname.endsWith(path))
    assert.ok(form, `No form posts to ${path}:\n${shown.text}`)
    const fields = new URLSearchParams(form.fields)
    for (const [name, value] of Object.entries(values)) {
      assert.ok(fields.has(name) || form.buttons.has(name), `The form has no field ${name}`)
      fields.set(name, value)
    }
    if (button !== undefined) fields.set(button, form.buttons.get(button) ?? '')
    return this.go('POST', form.action, fields)
  }

  async go(method: 'GET' | 'POST', address: string, form = new URLSearchParams()): Promise<Shown> {
    const { harness, site } = this.world
    const url = new URL(address, site.base)
    const path = url.pathname.startsWith(site.basePath) ? url.pathname.slice(site.basePath.length) : url.pathname
    const page = pages[`${method} ${path}` as keyof typeof pages]
    assert.ok(page, `There is no page ${method} ${path}`)
    const answer = await page(harness.services, site, this.request(method, path, url.searchParams, form))
    this.keepCookies(answer)
    const location = answer.headers.location
    if (answer.status < 300 || answer.status > 399 || typeof location !== 'string')
      return { answer, status: answer.status, text: String(answer.body), address: `${path}${url.search}` }
    const next = new URL(location, site.base)
    const isOurs = next.href.startsWith(`${site.base}/`) && !next.pathname.endsWith('/oauth2/authorize')
    return isOurs ? this.go('GET', next.href) : { answer, status: answer.status, text: '', address: next.href }
  }

  request(method: 'GET' | 'POST', path: string, query: URLSearchParams, form: URLSearchParams): WebRequest {
    const { headers, cookies } = this
    return { method, path, query, form, headers, cookies, sourceIp: '192.0.2.7', requestId: 'a-request' }
  }

  keepCookies({ headers }: WebAnswer): void {
    const lines = headers['set-cookie'] ?? []
    for (const line of typeof lines === 'string' ? [lines] : lines) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (/Max-Age=0/.test(line)) this.cookies.delete(name)
      else this.cookies.set(name, value)
    }
  }
}

const tag = /<(input|textarea|button)\b([^>]*)>(?:\n?([^<]*)<\/textarea>)?/g

export function formsIn(markup: string): Form[] {
  return [...markup.matchAll(/<form([^>]*)>([\s\S]*?)<\/form>/g)].map(([, own = '', inner = '']) => {
    const [fields, buttons] = [new URLSearchParams(), new URLSearchParams()]
    for (const [, kind, attributes = '', content] of inner.matchAll(tag)) {
      const name = attributeOf(attributes, 'name')
      if (name === undefined) continue
      const value = content === undefined ? (attributeOf(attributes, 'value') ?? '') : plain(content)
      ;(kind === 'button' ? buttons : fields).append(name, value)
    }
    return { action: attributeOf(own, 'action') ?? '', fields, buttons }
  })
}

function attributeOf(attributes: string, name: string): string | undefined {
  const found = new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(attributes)?.[1]
  return found === undefined ? undefined : plain(found)
}

/** The text that markup shows. */
export function plain(markup: string): string {
  return markup
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
}

/** The message that a page opens with, if it has one. */
export function messageIn({ text }: Shown): string | undefined {
  const found = /<p class="message[^>]*>([^<]*)<\/p>/.exec(text)?.[1]
  return found === undefined ? undefined : plain(found)
}

export function titleIn({ text }: Shown): string {
  return plain(/<h1>([^<]*)<\/h1>/.exec(text)?.[1] ?? '')
}

/** The code of the pool's newest message. A second passes, for messages of one moment have no order. */
export async function newestCode({ harness, poolId }: HostedWorld): Promise<string> {
  const [newest] = await harness.messages(poolId)
  assert.ok(newest, 'No message was sent.')
  harness.clock.advance(1)
  return newest.message.code
}
