import type { Socket } from 'node:net'
import {
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  type FastifyServerOptions,
  fastify,
  LogController,
} from 'fastify'
import type { Config } from '#config.ts'
import { clientErrorStatus, describeBug } from './failures.ts'
import { addRequestId, requestIdHeader } from './request-id.ts'

export type ServerSettings = {
  readonly logLevel: Config['logLevel']
  readonly requestId: () => string
  readonly logStream?: { write(line: string): void } | undefined
  readonly timeouts?: Partial<Timeouts> | undefined
  /** Both in PEM. Without them the server speaks http. */
  readonly tls?: Tls | undefined
}

export type Tls = { readonly cert: string; readonly key: string }

export type Timeouts = {
  /** Until a request has arrived whole. */
  readonly requestMilliseconds: number
  /** Of silence on a connection with a request under way. */
  readonly connectionMilliseconds: number
  /** Of silence between two requests. Longer than the 60 s of common load balancers, so that they hang up first. */
  readonly keepAliveMilliseconds: number
  /** How often the limit of a request is looked at. */
  readonly checkMilliseconds: number
}

export const largestBodyBytes = 2_097_152
const stopLimitMilliseconds = 10_000
const sweepMilliseconds = 50

const usualTimeouts: Timeouts = {
  requestMilliseconds: 30_000,
  connectionMilliseconds: 60_000,
  keepAliveMilliseconds: 72_000,
  checkMilliseconds: 5_000,
}

// What compiles JSON schemas is not even loaded: no route has one, requests are checked against the contract.
const noSchemas = () => () => {
  throw new Error('Routes have no schemas here.')
}
const withoutSchemas = { compilersFactory: { buildValidator: noSchemas, buildSerializer: noSchemas } }

/** An HTTP server without routes; `log` on it is the log of the whole process. */
export function createServer({ logLevel, requestId, logStream, timeouts, tls }: ServerSettings): FastifyInstance {
  const limits = { ...usualTimeouts, ...timeouts }
  const http = { connectionsCheckingInterval: limits.checkMilliseconds, headersTimeout: limits.requestMilliseconds }
  const options = {
    bodyLimit: largestBodyBytes,
    requestTimeout: limits.requestMilliseconds,
    connectionTimeout: limits.connectionMilliseconds,
    keepAliveTimeout: limits.keepAliveMilliseconds,
    logger: { level: logLevel, base: null, stream: logStream ?? process.stderr },
    // A line for each request costs a third of the throughput.
    logController: new LogController({ disableRequestLogging: true }),
    childLoggerFactory: (logger) => logger,
    genReqId: requestId,
    requestIdHeader: false,
    // What is under way on open connections is finished while the server stops.
    return503OnClosing: false,
    clientErrorHandler: (error, socket) => refuseConnection(socket, error.code, requestId()),
    schemaController: withoutSchemas,
    frameworkErrors: (_error, _request, reply) => void answerBadAddress(reply, requestId()),
  } satisfies FastifyServerOptions
  // To everybody else the two are the same.
  const server = tls
    ? (fastify({ ...options, https: { ...http, ...tls, minVersion: 'TLSv1.2' } }) as unknown as FastifyInstance)
    : fastify({ ...options, http })
  server.addHook('onRequest', addRequestId)
  server.setNotFoundHandler((_request, reply) => reply.code(404).send({ message: 'There is nothing at this address.' }))
  server.setErrorHandler(answerProblem)
  if (logLevel === 'debug' || logLevel === 'trace') addRequestLines(server)
  return server
}

/** Stops accepting, lets what is under way finish, and after ten seconds hangs up on the rest. */
export async function stopServer(server: FastifyInstance, limitMilliseconds = stopLimitMilliseconds): Promise<void> {
  const limit = setTimeout(() => server.server.closeAllConnections(), limitMilliseconds)
  // A connection whose last answer goes out after this call is kept open for another request that nobody will take.
  const sweep = setInterval(() => server.server.closeIdleConnections(), sweepMilliseconds)
  try {
    await server.close()
  } finally {
    clearTimeout(limit)
    clearInterval(sweep)
  }
}

function addRequestLines(server: FastifyInstance): void {
  server.addHook('onResponse', (request, reply, done) => {
    // The path only: a query may hold a signature.
    const path = request.url.split('?', 1)[0]
    const target = request.headers['x-amz-target']
    const milliseconds = Math.round(reply.elapsedTime * 10) / 10
    const fields = {
      requestId: request.id,
      method: request.method,
      path,
      target,
      status: reply.statusCode,
      milliseconds,
    }
    server.log.debug(fields, 'Request')
    done()
  })
}

function answerProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const status = clientErrorStatus(error)
  if (status !== undefined) return reply.code(status).send({ message: 'The request cannot be understood.' })
  request.server.log.error({ requestId: request.id, error: describeBug(error) }, 'A request failed')
  return reply.code(500).send({ message: 'Internal server error.' })
}

function answerBadAddress(reply: FastifyReply, requestId: string): FastifyReply {
  return reply.header(requestIdHeader, requestId).code(400).send({ message: 'The address is malformed.' })
}

const connectionProblems: Readonly<Record<string, readonly [status: string, message: string]>> = {
  ERR_HTTP_REQUEST_TIMEOUT: ['408 Request Timeout', 'The request did not arrive in time.'],
  HPE_HEADER_OVERFLOW: ['431 Request Header Fields Too Large', 'The headers are too large.'],
}

/** What Node's parser refuses never becomes a request: too slow, too large a header, or not HTTP at all. */
function refuseConnection(socket: Socket, code: string | undefined, requestId: string): void {
  if (socket.destroyed || !socket.writable || code === 'ECONNRESET') {
    socket.destroy()
    return
  }
  const [status, message] = connectionProblems[code ?? ''] ?? ['400 Bad Request', 'This is not an HTTP request.']
  const body = JSON.stringify({ message })
  socket.end(
    `HTTP/1.1 ${status}\r\n${requestIdHeader}: ${requestId}\r\ncontent-type: application/json\r\n` +
      `content-length: ${body.length}\r\nconnection: close\r\n\r\n${body}`,
  )
}
