import type { WebRequest, WebSite } from '#domain/web.ts'
import type { Services } from '#flows/services.ts'
import { AnsweredBug, type WebEndpoints } from '#flows/web-endpoint.ts'
import { clientAddressBehind } from './client-address.ts'
import { createServer } from './server.ts'
import { separateSites } from './sites.ts'
import { addWebRoutes } from './web-route.ts'

export const poolId = 'us-east-1_aaaaaaaaa'
const pool = { id: poolId, name: 'people', settings: {}, createdAt: new Date(0), modifiedAt: new Date(0) }

export const hostSite: WebSite = { pool, base: 'https://login.example.com', basePath: '', secure: true }
export const pathSite: WebSite = { pool, base: `http://localhost/${poolId}`, basePath: `/${poolId}`, secure: false }

/** A server with one site on `login.example.com` and below `/{poolId}`, a few endpoints that need no store, and an API and health beside. */
export function fakeWebServer({
  limit = () => false,
}: {
  limit?: (site: WebSite, request: WebRequest) => boolean
} = {}) {
  const seen: { site: WebSite; request: WebRequest }[] = []
  const lines: string[] = []
  const looks: string[] = []
  let now = 0
  let broken = false
  const server = createServer({
    logLevel: 'info',
    requestId: () => 'id',
    logStream: { write: (line) => void lines.push(line) },
  })
  const sites = {
    mayBeOnHost: (host: string) => host.endsWith('.com'),
    async onHost(host: string) {
      looks.push(host)
      if (broken) throw new Error('The database is gone.')
      return host === 'login.example.com' ? hostSite : undefined
    },
    underPath: async (id: string) => (id === poolId ? pathSite : undefined),
  }
  const siteOf = separateSites(server, sites, () => now)
  server.post('/', (_request, reply) => reply.send('the API'))
  server.get('/health/live', (_request, reply) => reply.send('alive'))
  server.get('/:poolId/.well-known/jwks.json', (_request, reply) => reply.send('keys'))
  addWebRoutes(server, {
    services: { log: server.log } as unknown as Services,
    ...endpointsThatNote(seen),
    sites,
    siteOf,
    clientAddress: clientAddressBehind([]),
    withoutHead: new Set(['/logout']),
    isTooSoon: limit,
  })
  const breakDatabase = () => {
    broken = true
  }
  const advance = (milliseconds: number) => {
    now += milliseconds
  }
  return { server, seen, lines, looks, breakDatabase, advance }
}

function endpointsThatNote(seen: { site: WebSite; request: WebRequest }[]) {
  const note = async (site: WebSite, request: WebRequest, headers: Record<string, string> = {}) => {
    seen.push({ site, request })
    return { status: 200, headers: { 'content-type': 'text/plain', ...headers }, body: 'seen' }
  }
  const fail = async () => {
    throw Object.assign(new Error('a bug'), { row: 'p4ssw0rd' })
  }
  const browser: WebEndpoints = {
    'GET /login': (_services, site, request) =>
      note(site, request, { 'content-security-policy': "default-src 'self'" }),
    'POST /login': (_services, site, request) => note(site, request),
    'GET /logout': async () => ({
      status: 302,
      headers: { location: 'https://a.example', 'set-cookie': ['a=1', 'b=2'] },
      body: '',
    }),
    'GET /broken': fail,
    'GET /half-broken': async () => {
      throw new AnsweredBug({ status: 302, headers: { location: 'https://app.example' }, body: '' }, new Error('a bug'))
    },
  }
  const machine: WebEndpoints = {
    'POST /oauth2/token': (_services, site, request) => note(site, request),
    'POST /oauth2/broken': fail,
  }
  return { browser, machine }
}
