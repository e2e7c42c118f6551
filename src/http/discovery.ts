import { createHash } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { crossOriginHeaders, preflight } from './cors.ts'

/** Undefined for a user pool that does not exist. */
export type PoolDocument = (poolId: string) => Promise<object | undefined>
export type DiscoveryDocuments = { readonly openidConfiguration: PoolDocument; readonly jsonWebKeySet: PoolDocument }

type PoolRequest = FastifyRequest<{ Params: { poolId: string } }>

const poolIdPattern = /^[\w-]{1,45}_[0-9a-zA-Z]{1,54}$/
const longestPoolId = 55

/** What verifiers of tokens fetch: public, the same for everybody, kept for an hour. */
export function addDiscoveryRoutes(server: FastifyInstance, documents: DiscoveryDocuments): void {
  const routes = {
    '/:poolId/.well-known/openid-configuration': documents.openidConfiguration,
    '/:poolId/.well-known/jwks.json': documents.jsonWebKeySet,
  }
  for (const [path, find] of Object.entries(routes)) {
    server.get(path, (request: PoolRequest, reply) => answerDocument(request, reply, find))
    server.options(path, preflight('GET'))
  }
}

async function answerDocument(request: PoolRequest, reply: FastifyReply, find: PoolDocument): Promise<FastifyReply> {
  const { poolId } = request.params
  const wellFormed = poolId.length <= longestPoolId && poolIdPattern.test(poolId)
  const document = wellFormed ? await find(poolId) : undefined
  reply.headers(crossOriginHeaders).type('application/json')
  if (!document) return reply.code(404).send({ message: 'There is no such user pool.' })

  const bytes = Buffer.from(JSON.stringify(document))
  const tag = `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`
  reply.header('cache-control', 'public, max-age=3600').header('etag', tag)
  return request.headers['if-none-match'] === tag ? reply.code(304).send() : reply.send(bytes)
}
