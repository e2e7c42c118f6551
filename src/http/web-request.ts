import type { FastifyRequest } from 'fastify'
import type { WebRequest } from '#domain/web.ts'
import { parseCookies } from './cookies.ts'

export const formLimitBytes = 65_536
const mostFields = 100

/** The path of a request as it came, without its query; undefined for whatever does not begin with a slash. */
export function rawPathOf(url: string): string | undefined {
  return url.startsWith('/') ? url.split('?', 1)[0] : undefined
}

/** The parts of a path below the public URL: the pool and what stands after it. Nothing is decoded, and no doubled slash is mended. */
export function splitPath(path: string): { poolId: string; rest: string } | undefined {
  const [, poolId, rest] = /^\/([\w-]{1,55}_[0-9a-zA-Z]{1,54})(\/.*)$/.exec(path) ?? []
  return poolId === undefined || rest === undefined || poolId.length > 55 ? undefined : { poolId, rest }
}

/** The request with the transport taken off; `problem` is the status that says why it can't be read. */
export type ReadRequest = { readonly request: WebRequest; readonly problem: 400 | 415 | undefined }

/** A program that sends something else than a form is told so by the endpoint itself, which gets an empty one. */
export function readWebRequest(
  { raw, body, id }: FastifyRequest,
  { path, sourceIp, face }: { path: string; sourceIp: string; face: 'page' | 'machine' },
): ReadRequest {
  const url = raw.url ?? '/'
  const mark = url.indexOf('?')
  const query = new URLSearchParams(mark < 0 ? '' : url.slice(mark + 1))
  const method = raw.method === 'POST' ? 'POST' : 'GET'
  const sent = method === 'POST' ? formIn(body, raw.headers['content-type']) : new URLSearchParams()
  const form = sent ?? new URLSearchParams()
  const headers = singleHeaders(raw.headers)
  const request: WebRequest = {
    method,
    path,
    query,
    form,
    headers,
    cookies: parseCookies(headers.cookie),
    sourceIp,
    requestId: id,
  }
  if (query.size > mostFields || form.size > mostFields) return { request, problem: 400 }
  return { request, problem: sent === undefined && face === 'page' ? 415 : undefined }
}

/** Undefined for a body that is no form. */
function formIn(body: unknown, contentType: string | undefined): URLSearchParams | undefined {
  if (contentType?.split(';', 1)[0]?.trim().toLowerCase() !== 'application/x-www-form-urlencoded') return undefined
  return new URLSearchParams(body instanceof Uint8Array ? Buffer.from(body).toString('utf8') : '')
}

/** Node joins what may be repeated and keeps the first of the rest; only set-cookie, which is no request's, is a list. */
function singleHeaders(headers: FastifyRequest['raw']['headers']): WebRequest['headers'] {
  const single: Record<string, string | undefined> = Object.create(null)
  for (const [name, value] of Object.entries(headers)) single[name] = Array.isArray(value) ? value.join(', ') : value
  return single
}
