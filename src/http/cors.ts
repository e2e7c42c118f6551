import type { FastifyReply, FastifyRequest } from 'fastify'

/**
 * Browsers call from any origin, as they call Amazon Cognito: who may do what hangs on tokens and signatures inside the
 * request and never on cookies, so credentials are not allowed.
 */
export const crossOriginHeaders = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'x-amzn-RequestId,x-amzn-ErrorType,x-amzn-ErrorMessage,Date',
} as const

const longestHeaderList = 2048
/** RFC 9110 §5.6.1 and §5.6.2: field names separated by commas. */
const headerList = /^[\w!#$%&'*+.^`|~-]+(?:[ \t]*,[ \t]*[\w!#$%&'*+.^`|~-]+)*$/

/** Says what a browser asked to hear, but never repeats what is not a list of header names. */
export function preflight(methods: string): (request: FastifyRequest, reply: FastifyReply) => FastifyReply {
  return (request, reply) => {
    const wanted = request.headers['access-control-request-headers']
    reply.headers(crossOriginHeaders)
    reply.header('access-control-allow-methods', methods)
    reply.header('access-control-max-age', '86400')
    if (wanted && wanted.length <= longestHeaderList && headerList.test(wanted)) {
      reply.header('access-control-allow-headers', wanted)
    }
    return reply.code(200).send()
  }
}
