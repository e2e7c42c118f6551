import assert from 'node:assert/strict'
import type { WebAnswer, WebRequest, WebSite } from '#domain/web.ts'
import { finishSignIn } from '#flows/oauth/finish-sign-in.ts'
import { authorize } from './authorize.ts'
import { logout } from './logout.ts'
import { clientOf, type OAuthWorld, redirectUri, userOf } from './token-fixture.ts'

export type Query = Readonly<Record<string, string | undefined>>

/** A browser at one site: it keeps the site's cookies from one request to the next. */
export type Browser = {
  readonly cookies: ReadonlyMap<string, string>
  authorize(query?: Query): Promise<URL>
  /** As the sign-in page does when the user has shown everything. */
  signIn(query?: Query, change?: Partial<Pick<OAuthWorld, 'sub' | 'clientId'>>): Promise<URL>
  logout(query: Query): Promise<URL>
  /** The same cookies in another browser. */
  copy(at?: WebSite): Browser
}

export function createBrowser(
  world: OAuthWorld,
  site: WebSite = world.site,
  start = new Map<string, string>(),
): Browser {
  const { services } = world.harness
  const cookies = new Map(start)
  const request = (query: URLSearchParams): WebRequest => ({
    method: 'GET',
    path: '/',
    query,
    form: new URLSearchParams(),
    headers: {},
    cookies,
    sourceIp: '127.0.0.1',
    requestId: 'request',
  })
  const take = (answer: WebAnswer): URL => {
    assert.equal(answer.status, 302, String(answer.body))
    keepCookies(cookies, answer)
    return new URL(String(answer.headers.location))
  }
  return {
    cookies,
    authorize: async (query) => take(await authorize(services, site, request(authorizeQuery(world, query)))),
    async signIn(query, change = {}) {
      const meant = { ...world, ...change }
      const client = await clientOf(meant, meant.clientId)
      const authorizeQueryOf = authorizeQuery(world, query)
      const user = await userOf(meant)
      const finished = { client, user, authorizeQuery: authorizeQueryOf, sourceIp: '127.0.0.1', cookies }
      return take(await finishSignIn(services, site, finished))
    },
    logout: async (query) => take(await logout(services, site, request(searchParams(query)))),
    copy: (at = site) => createBrowser(world, at, cookies),
  }
}

/** A good request for a code; members that are undefined are left out. */
export function authorizeQuery({ clientId }: OAuthWorld, change: Query = {}): URLSearchParams {
  return searchParams({ response_type: 'code', client_id: clientId, redirect_uri: redirectUri, state: 's', ...change })
}

function searchParams(query: Query): URLSearchParams {
  return new URLSearchParams(Object.entries(query).filter((pair): pair is [string, string] => pair[1] !== undefined))
}

function keepCookies(cookies: Map<string, string>, { headers }: WebAnswer): void {
  for (const line of headers['set-cookie'] ?? []) {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
    if (/; Max-Age=0(;|$)/.test(line)) cookies.delete(name)
    else cookies.set(name, value)
  }
}

/** The parameters of a URL that the app gets, by name. */
export function answered(url: URL): Record<string, string> {
  const fragment = new URLSearchParams(url.hash.slice(1))
  assert.ok(url.search === '' || url.hash === '', 'either in the query or in the fragment')
  return Object.fromEntries(url.hash ? fragment : url.searchParams)
}

/** Where a URL leads, without its parameters. */
export const placeOf = ({ origin, pathname, protocol, host }: URL): string =>
  `${origin === 'null' ? `${protocol}//${host}` : origin}${pathname}`
