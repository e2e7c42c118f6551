import type { IncomingMessage } from 'node:http'
import type { FastifyInstance } from 'fastify'
import type { WebSite } from '#domain/web.ts'

/** Finds the sites of user pools: by the host that a request names, or by the pool below the public URL. */
export type Sites = {
  /** False for whatever can't be one, such as the server's own name: decided without a look into the database. */
  mayBeOnHost(host: string): boolean
  onHost(host: string): Promise<WebSite | undefined>
  underPath(poolId: string): Promise<WebSite | undefined>
}

/** The site that a request to a host of its own is for. */
export type SiteOfRequest = (request: IncomingMessage) => Promise<WebSite | undefined>

/** Marks routes that are for hosts of sites; all others are not there for such hosts. */
export const onSiteHost = { constraints: { site: 'host' } } as const

type Strategy = Parameters<FastifyInstance['addConstraintStrategy']>[0]
type Found = (error: null, value?: 'host') => void

/**
 * Keeps the hosts of sites and everything else apart: a request to a site's host reaches the routes that are marked with `onSiteHost` and no
 * others, neither the API nor health. Has to be called before any route is added.
 */
export function separateSites(server: FastifyInstance, sites: Sites, now: () => number): SiteOfRequest {
  const looks = new WeakMap<IncomingMessage, Promise<WebSite | undefined>>()
  const mayBeSite = rememberLast((host: string) => sites.mayBeOnHost(host))
  const strangers = createStrangers(now)

  const strategy = {
    name: 'site',
    storage: () => new Map(),
    validate: () => undefined,
    deriveConstraint(request: IncomingMessage, _context: unknown, found: Found) {
      const { host = '' } = request.headers
      if (!mayBeSite(host) || strangers.has(host)) return found(null)
      const look = sites.onHost(host)
      looks.set(request, look)
      look.then(
        (site) => {
          if (!site) strangers.add(host)
          found(null, site && 'host')
        },
        // Whose host it is, nobody knows: the handler waits for the same answer and fails, before anything is done.
        () => found(null, 'host'),
      )
    },
    mustMatchWhenDerived: true,
  }
  // The types know only the form without a callback.
  server.addConstraintStrategy(strategy as unknown as Strategy)
  return (request) => looks.get(request) ?? Promise.resolve(undefined)
}

/** Nearly all requests name the same host. */
function rememberLast<T>(decide: (host: string) => T): (host: string) => T {
  let last: { host: string; decision: T } | undefined
  return (host) => {
    if (last?.host !== host) last = { host, decision: decide(host) }
    return last.decision
  }
}

const mostStrangers = 1_000
const strangerMilliseconds = 5_000

/**
 * Hosts that were no site a moment ago, so that calls of the API under a name that is not the public URL's don't each look into the database.
 * A new domain is there for its host when the moment is over.
 */
function createStrangers(now: () => number) {
  const until = new Map<string, number>()
  return {
    has: (host: string) => (until.get(host) ?? 0) > now(),
    add(host: string): void {
      until.delete(host)
      until.set(host, now() + strangerMilliseconds)
      const oldest = until.size > mostStrangers ? until.keys().next() : undefined
      if (oldest && !oldest.done) until.delete(oldest.value)
    },
  }
}
