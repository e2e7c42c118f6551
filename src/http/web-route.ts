import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { WebAnswer, WebRequest, WebSite } from '#domain/web.ts'
import type { Services } from '#flows/services.ts'
import type { WebEndpoint, WebEndpoints } from '#flows/web-endpoint.ts'
import type { ClientAddress } from './client-address.ts'
import { preflight } from './cors.ts'
import { clientErrorStatus, describeBug } from './failures.ts'
import { onSiteHost, type SiteOfRequest, type Sites } from './sites.ts'
import { type Face, transportAnswer, withSafeHeaders } from './web-answers.ts'
import { formLimitBytes, rawPathOf, readWebRequest, splitPath } from './web-request.ts'

export type WebContext = {
  readonly services: Services
  /** What browsers open: the pages, and what leads to them. */
  readonly browser: WebEndpoints
  /** What programs call. */
  readonly machine: WebEndpoints
  readonly sites: Sites
  readonly siteOf: SiteOfRequest
  readonly clientAddress: ClientAddress
  /** Paths at which a GET does something, which a HEAD must not. */
  readonly withoutHead: ReadonlySet<string>
  isTooSoon(site: WebSite, request: WebRequest): boolean
}

/** A site, and the path below its base. */
type Place = { readonly site: WebSite; readonly path: string }

const methods = ['GET', 'HEAD', 'POST', 'OPTIONS', 'PUT', 'PATCH', 'DELETE']

/** The OAuth endpoints and the pages: all there is on the hosts of sites, and below `/{poolId}` on the server's own. */
export function addWebRoutes(server: FastifyInstance, context: WebContext): void {
  server.register((scope, _options, done) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, parsed) => parsed(null, body))
    scope.setErrorHandler((error, request, reply) => answerBroken(error, request, reply, context))
    const options = { method: methods, bodyLimit: formLimitBytes, exposeHeadRoute: false }
    scope.route({
      ...options,
      ...onSiteHost,
      url: '/*',
      handler: async (request, reply) => {
        const site = await context.siteOf(request.raw)
        const path = rawPathOf(request.raw.url ?? '')
        return site && path !== undefined
          ? answerSite(request, reply, { site, path }, context)
          : send(reply, transportAnswer(400, 'page'), 'page', site)
      },
    })
    scope.route({
      ...options,
      url: '/:poolId/*',
      handler: async (request, reply) => {
        const place = await placeUnderPath(request, context)
        return place ? answerSite(request, reply, place, context) : reply.callNotFound()
      },
    })
    done()
  })
}

async function placeUnderPath({ raw }: FastifyRequest, { sites }: WebContext): Promise<Place | undefined> {
  const parts = splitPath(rawPathOf(raw.url ?? '') ?? '')
  const site = parts && (await sites.underPath(parts.poolId))
  return site && { site, path: parts.rest }
}

async function answerSite(
  request: FastifyRequest,
  reply: FastifyReply,
  { site, path }: Place,
  context: WebContext,
): Promise<FastifyReply> {
  const { face, GET, POST } = endpointsAt(path, context)
  const { method } = request
  const HEAD = context.withoutHead.has(path) ? undefined : GET
  const allowed = Object.entries({ GET, HEAD, POST, OPTIONS: true })
    .flatMap(([name, is]) => (is ? [name] : []))
    .join(', ')
  const plain = (status: number, headers?: WebAnswer['headers']) =>
    send(reply, transportAnswer(status, face, headers), face, site)

  const sourceIp = context.clientAddress(request.socket, request.headers)
  const { request: web, problem } = readWebRequest(request, { path, sourceIp, face })
  // Before the path is looked at: no spelling of it gets by the limit (GHSA-x732-6j76-qmhm).
  if (context.isTooSoon(site, web)) return plain(429, { 'retry-after': '1' })
  if (!GET && !POST) return plain(404)
  if (method === 'OPTIONS' && face === 'machine') return preflight(allowed)(request, reply)
  if (method === 'OPTIONS') return send(reply, { status: 204, headers: { allow: allowed }, body: '' }, face, site)
  const endpoint = new Map([
    ['GET', GET],
    ['HEAD', HEAD],
    ['POST', POST],
  ]).get(method)
  if (!endpoint) return plain(405, { allow: allowed })
  if (problem) return plain(problem)
  return send(reply, await answerOf(endpoint, site, web, face, context), face, site)
}

function endpointsAt(path: string, { browser, machine }: WebContext) {
  const own = (endpoints: WebEndpoints, method: WebRequest['method']): WebEndpoint | undefined =>
    Object.hasOwn(endpoints, `${method} ${path}`) ? endpoints[`${method} ${path}` as keyof WebEndpoints] : undefined
  const called = { GET: own(machine, 'GET'), POST: own(machine, 'POST') }
  if (called.GET || called.POST) return { face: 'machine' as const, ...called }
  return { face: 'page' as const, GET: own(browser, 'GET'), POST: own(browser, 'POST') }
}

/** Whatever an endpoint throws is a bug. Nothing of it is shown. */
async function answerOf(
  endpoint: WebEndpoint,
  site: WebSite,
  request: WebRequest,
  face: Face,
  { services }: WebContext,
): Promise<WebAnswer> {
  try {
    return await endpoint(services, site, request)
  } catch (thrown) {
    const { requestId, method, path } = request
    services.log.error({ requestId, method, path, error: describeBug(thrown) }, 'A request to a site failed')
    return answerIn(thrown) ?? transportAnswer(500, face)
  }
}

function answerIn(thrown: unknown): WebAnswer | undefined {
  // A class of flows, of which this folder knows types alone: see AnsweredBug.
  const bug = thrown as { answer?: WebAnswer } | undefined
  return thrown instanceof Error && typeof bug?.answer?.status === 'number' ? bug.answer : undefined
}

/** What fails before a handler is there: too large a body, a broken connection. */
function answerBroken(error: unknown, request: FastifyRequest, reply: FastifyReply, context: WebContext): FastifyReply {
  const status = clientErrorStatus(error)
  const path = rawPathOf(request.raw.url ?? '') ?? ''
  const { face } = endpointsAt(splitPath(path)?.rest ?? path, context)
  if (status === undefined) {
    context.services.log.error({ requestId: request.id, path, error: describeBug(error) }, 'A request to a site failed')
  }
  return send(reply, transportAnswer(status === 413 ? 413 : status === undefined ? 500 : 400, face), face, undefined)
}

function send(reply: FastifyReply, answer: WebAnswer, face: Face, site: WebSite | undefined): FastifyReply {
  const { status, headers, body } = withSafeHeaders(answer, face, site)
  for (const [name, value] of Object.entries(headers))
    reply.header(name, typeof value === 'string' ? value : [...value])
  return reply.code(status).send(typeof body === 'string' ? body : Buffer.from(body))
}
