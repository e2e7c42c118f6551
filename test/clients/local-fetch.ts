import type { LookupAddress } from 'node:dns'
import { type IncomingHttpHeaders, type RequestOptions, request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import type { LookupFunction } from 'node:net'

/** Of whoever made its certificate, to be trusted in addition to all others. */
export type LocalFetchOptions = { readonly ca?: string | Buffer }

export type LocalFetchInit = {
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: RequestInit['body']
}

/**
 * `fetch` for servers of this machine, whatever their names: browsers find `*.localhost` by themselves, Node asks a name server that may
 * know nothing of it. Redirects are answers.
 */
export async function localFetch(
  address: string | URL,
  { method = 'GET', headers, body = null }: LocalFetchInit = {},
  { ca }: LocalFetchOptions = {},
): Promise<Response> {
  const request = new Request(address, { method, body, ...(headers && { headers }) })
  const sent = Buffer.from(await request.arrayBuffer())
  const options: RequestOptions & LocalFetchOptions = {
    method,
    headers: { ...Object.fromEntries(request.headers), ...(sent.length > 0 && { 'content-length': sent.length }) },
    lookup: thisMachine,
    ...(ca !== undefined && { ca }),
  }
  return new Promise((resolve, reject) => {
    const started = (new URL(address).protocol === 'https:' ? requestHttps : requestHttp)(
      address,
      options,
      (answer) => {
        answer
          .toArray()
          .then((chunks) => resolve(responseOf(answer.statusCode ?? 0, answer.headers, Buffer.concat(chunks))))
          .catch(reject)
      },
    )
    started.on('error', reject).end(sent)
  })
}

const thisMachine: LookupFunction = (_name, options, done) => {
  const found: LookupAddress = { address: '127.0.0.1', family: 4 }
  if (options.all) done(null, [found])
  else done(null, found.address, found.family)
}

function responseOf(status: number, received: IncomingHttpHeaders, body: Buffer): Response {
  const headers = new Headers()
  for (const [name, value] of Object.entries(received))
    for (const line of [value ?? []].flat()) headers.append(name, line)
  return new Response([204, 304].includes(status) ? null : new Uint8Array(body), { status, headers })
}
