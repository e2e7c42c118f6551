import type { FastifyReply } from 'fastify'

/** Amazon's name for the UUID that ties an answer to the lines logged about it. */
export const requestIdHeader = 'x-amzn-requestid'

/** Every answer of every route carries its id; what a client sends under that name is not taken over. */
export function addRequestId(request: { readonly id: string }, reply: FastifyReply, done: () => void): void {
  reply.header(requestIdHeader, request.id)
  done()
}
