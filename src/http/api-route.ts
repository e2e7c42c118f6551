import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Services } from '#flows/services.ts'
import { type Answer, type Api, dispatch, type Signature } from '#operations/dispatch.ts'
import {
  awsJsonType,
  internalError,
  internalServerError,
  parseBody,
  parseTarget,
  refusal,
  sendAnswer,
} from './aws-json.ts'
import type { ClientAddress } from './client-address.ts'
import { preflight } from './cors.ts'
import { clientErrorStatus, describeBug } from './failures.ts'
import type { SignedRequest } from './sigv4.ts'

/** Checks the signature of a request to the API with this contract. */
export type VerifySignature = (request: SignedRequest, contract: Api['contract']) => Promise<Signature>

/** Told about every call that named an operation of the contract; `code` is `OK` or the code of the refusal. */
export type RecordCall = (call: { operation: string; code: string; seconds: number }) => void

export type ApiContext = {
  readonly services: Services
  readonly apis: readonly Api[]
  readonly verifySignature: VerifySignature
  readonly clientAddress: ClientAddress
  readonly recordCall?: RecordCall | undefined
  /** Where a browser is sent that opens `/`. */
  readonly homePage?: string | undefined
}

const noBody = new Uint8Array()
const bodyLimitBytes = 1_048_576
/** Styles of the sign-in pages bring their pictures along. */
const largeOperations: ReadonlySet<string> = new Set(['CreateManagedLoginBranding', 'UpdateManagedLoginBranding'])
const tooLarge = refusal('RequestEntityTooLargeException', 'The request body is larger than 1 MiB.', 413)
const muchTooLarge = refusal('RequestEntityTooLargeException', 'The request body is larger than 2 MiB.', 413)
const unknownOperation = 'UnknownOperationException'

/** `POST /`, where every AWS API lives. The content type chooses the protocol, the target the API. */
export function addApiRoute(server: FastifyInstance, context: ApiContext): void {
  const apis = new Map(context.apis.map((api) => [api.contract.targetPrefix, api]))

  server.register((scope, _options, done) => {
    scope.removeAllContentTypeParsers()
    // The exact bytes are kept: the signature is over them, and each protocol parses its own.
    scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, parsed) => parsed(null, body))
    scope.setErrorHandler((error, request, reply) => sendAnswer(reply, transportProblem(error, request, context)))
    scope.post('/', (request, reply) => {
      if (mediaType(request.headers['content-type']) === awsJsonType)
        return answerAwsJson(request, reply, apis, context)
      return sendAnswer(reply, refusal(unknownOperation, `The content type must be ${awsJsonType}.`, 404))
    })
    scope.options('/', preflight('POST'))
    scope.route({
      method: ['GET', 'PUT', 'PATCH', 'DELETE'],
      url: '/',
      handler: (request, reply) =>
        context.homePage !== undefined && isBrowser(request)
          ? reply.redirect(context.homePage, 302)
          : answerWrongMethod(request, reply),
    })
    done()
  })
}

async function answerAwsJson(
  request: FastifyRequest,
  reply: FastifyReply,
  apis: ReadonlyMap<string | null, Api>,
  context: ApiContext,
): Promise<FastifyReply> {
  const target = parseTarget(request.headers['x-amz-target'])
  const api = target && apis.get(target.prefix)
  if (!api) return sendAnswer(reply, refusal(unknownOperation, 'The X-Amz-Target header names no operation.'))

  const started = performance.now()
  const answer = await runCall(request, api, target.operation, context)
  if (context.recordCall && Object.hasOwn(api.contract.operations, target.operation)) {
    const code = answer.kind === 'answered' ? 'OK' : answer.code
    context.recordCall({ operation: target.operation, code, seconds: (performance.now() - started) / 1000 })
  }
  return sendAnswer(reply, answer)
}

async function runCall(request: FastifyRequest, api: Api, operation: string, context: ApiContext): Promise<Answer> {
  const bytes = request.body instanceof Uint8Array ? request.body : noBody
  if (bytes.length > bodyLimitBytes && !largeOperations.has(operation)) return tooLarge
  const body = parseBody(bytes)
  if ('refusal' in body) return body.refusal
  const sourceIp = context.clientAddress(request.socket, request.headers)
  try {
    return await dispatch(context.services, api, {
      operation,
      body: body.object,
      signature: () => context.verifySignature(signedRequest(request, bytes), api.contract),
      invocation: { requestId: request.id, sourceIp },
    })
  } catch (thrown) {
    context.services.log.error({ requestId: request.id, operation, error: describeBug(thrown) }, 'A call failed')
    const declared = api.contract.operations[operation]?.errors
    // A few operations of 2026 have a name of their own for it.
    return declared?.includes('InternalServerException') ? internalServerError : internalError
  }
}

function signedRequest({ method, raw }: FastifyRequest, body: Uint8Array): SignedRequest {
  const target = raw.url ?? '/'
  const mark = target.indexOf('?')
  const rawPath = mark < 0 ? target : target.slice(0, mark)
  return {
    method,
    rawPath,
    rawQuery: mark < 0 ? '' : target.slice(mark + 1),
    headers: distinctHeaders(raw.rawHeaders),
    body,
  }
}

/** Every value of every header: of a repeated one, Node's own `headers` keeps only the first. */
function distinctHeaders(rawHeaders: readonly string[]): Record<string, string[]> {
  const headers: Record<string, string[]> = Object.create(null)
  for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
    const name = (rawHeaders[index] ?? '').toLowerCase()
    headers[name] = [...(headers[name] ?? []), rawHeaders[index + 1] ?? '']
  }
  return headers
}

function transportProblem(error: unknown, request: FastifyRequest, { services }: ApiContext): Answer {
  const status = clientErrorStatus(error)
  if (status === undefined) {
    services.log.error({ requestId: request.id, error: describeBug(error) }, 'A request failed')
    return internalError
  }
  if (status === 413) return muchTooLarge
  if (status === 415) return refusal(unknownOperation, `The content type must be ${awsJsonType}.`, 404)
  return refusal('SerializationException', 'The request body cannot be read.')
}

function answerWrongMethod(_request: FastifyRequest, reply: FastifyReply): FastifyReply {
  reply.header('allow', 'POST, OPTIONS')
  return sendAnswer(reply, refusal(unknownOperation, 'The API is called by POST.', 405))
}

/** A program that tries the API by GET asks for anything, a browser for a page. */
function isBrowser({ method, headers }: FastifyRequest): boolean {
  return method === 'GET' && /(^|[\s,])text\/html($|[\s,;])/i.test(headers.accept ?? '')
}

/** The type and subtype, without parameters such as a charset. */
function mediaType(header: string | undefined): string | undefined {
  return header?.split(';', 1)[0]?.trim().toLowerCase()
}
