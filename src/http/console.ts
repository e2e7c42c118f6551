import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { type ConsoleFiles, consoleFiles, type ServedFile } from './console-files.ts'
import { acceptedCodings } from './content-coding.ts'

export type ConsoleSettings = {
  /** Where Vite has put the built console. */
  readonly folder: string
  /** Of signatures: the console has to know it before anybody is signed in. */
  readonly region: string
}

export const consolePath = '/console'

/**
 * Nothing but what this server serves: no script of another origin, none inside a page, and nothing to send data to. Styles may stand in the
 * page, because e-mails are shown with theirs in a frame that inherits this policy; with every other way out closed they can't tell anything.
 * No form is ever sent by the browser itself, so that a secret that was typed can't end up in an address.
 */
const pagePolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self' data:",
  "img-src 'self' data:",
  "connect-src 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ')

const fileHeaders = { 'x-content-type-options': 'nosniff', 'cross-origin-resource-policy': 'same-origin' } as const
const pageHeaders = {
  ...fileHeaders,
  'cache-control': 'no-cache',
  'content-security-policy': pagePolicy,
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  'referrer-policy': 'no-referrer',
} as const

/** `/console` and all below it: the built files, and the one page for every address that the console itself understands. */
export function addConsoleRoutes(server: FastifyInstance, { folder, region }: ConsoleSettings): void {
  const files = consoleFiles(folder)
  server.get(consolePath, (request, reply) => answerPage(request, reply, files))
  server.get(`${consolePath}/settings.json`, (_request, reply) =>
    reply.headers(fileHeaders).header('cache-control', 'no-cache').send({ region }),
  )
  server.get(`${consolePath}/*`, (request, reply) => {
    const name = request.url.split('?', 1)[0]?.slice(consolePath.length + 1) ?? ''
    if (isFileName(name)) return answerFile(request, reply, files, name)
    return leavesFolder(name) ? reply.callNotFound() : answerPage(request, reply, files)
  })
}

/** What the build puts anywhere else than in `assets` lies beside the page. An ending further down says nothing: users are called all sorts of things. */
function isFileName(name: string): boolean {
  return name.startsWith('assets/') || /^[\w-]*(\.[\w-]+)+$/.test(name)
}

/** No browser asks for such an address; whoever does is told nothing. */
function leavesFolder(name: string): boolean {
  const decoded = decodeURIComponent(name)
  return decoded.includes('\0') || decoded.split(/[/\\]/).some((part) => part === '.' || part === '..')
}

async function answerPage(request: FastifyRequest, reply: FastifyReply, files: ConsoleFiles): Promise<FastifyReply> {
  const page = await files.find('index.html', acceptedCodings(request.headers['accept-encoding']))
  reply.headers(pageHeaders)
  if (!page) return reply.code(503).header('cache-control', 'no-store').type('text/html; charset=utf-8').send(notBuilt)
  return send(request, reply, page)
}

async function answerFile(
  request: FastifyRequest,
  reply: FastifyReply,
  files: ConsoleFiles,
  name: string,
): Promise<FastifyReply> {
  const file = await files.find(name, acceptedCodings(request.headers['accept-encoding']))
  if (!file) {
    reply.callNotFound()
    return reply
  }
  // The name of what lies in assets holds a hash of its content.
  const isHashed = name.startsWith('assets/')
  reply.headers(fileHeaders)
  reply.header('cache-control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache')
  return send(request, reply, file)
}

function send(request: FastifyRequest, reply: FastifyReply, file: ServedFile): FastifyReply {
  reply.header('vary', 'accept-encoding').header('etag', file.tag)
  if (file.coding) reply.header('content-encoding', file.coding)
  if (isCurrent(request.headers['if-none-match'], file.tag)) return reply.code(304).send()
  return reply.type(file.contentType).send(file.bytes)
}

/** RFC 9110 §13.1.2: the comparison is weak, as proxies that compress make validators. */
function isCurrent(header: string | undefined, tag: string): boolean {
  return (header ?? '').split(',').some((candidate) => candidate.trim().replace(/^W\//, '') === tag)
}

const notBuilt = `<!doctype html>
<html lang="en">
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>Lifeguard: the console is not built</title>
  <style>body { font: 1rem/1.5 system-ui, sans-serif; margin: 4rem auto; max-width: 36rem; padding: 0 1rem }</style>
  <h1>The console is not built</h1>
  <p>The server itself runs: the API answers at this address. The pages of the console were not found, or building them failed when the
  server was started.</p>
  <p>Build them in Lifeguard's folder, and load this page again:</p>
  <pre>npm ci
npx node tools/build-console.ts</pre>
</html>
`
