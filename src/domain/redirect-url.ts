/** RFC 3986 section 3.1, followed by the colon. */
const absoluteUrl = /^([a-z][a-z0-9+.-]*):(.+)$/i

/** Schemes that a browser runs or reads by itself instead of handing the address to a site or an app. CVE-2025-67495. */
const unsafeSchemes: ReadonlySet<string> = new Set([
  'javascript',
  'data',
  'vbscript',
  'blob',
  'file',
  'filesystem',
  'about',
  'view-source',
  'ws',
  'wss',
  'ftp',
])

/** The only hosts that a plain http address may name: the user's own machine. */
const ownMachine: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]'])

/** Why users can't be sent to this address after signing in or out, in Cognito's words where they are known. */
export function redirectUrlProblem(url: string): string | undefined {
  const scheme = absoluteUrl.exec(url)?.[1]?.toLowerCase()
  if (scheme === undefined) return `${url} is not an absolute URL.`
  if (unsafeSchemes.has(scheme)) return `${url} cannot use the ${scheme.toUpperCase()} protocol.`
  if (url.includes('#')) return `${url} cannot use fragment`
  return scheme === 'https' || scheme === 'http' ? webProblem(url, scheme) : undefined
}

function webProblem(url: string, scheme: 'http' | 'https'): string | undefined {
  // The parser of browsers forgives what other readers of the address would not: a missing slash, a backslash.
  if (!url.toLowerCase().startsWith(`${scheme}://`) || url.includes('\\')) return `${url} is not an absolute URL.`
  const parsed = URL.parse(url)
  if (!parsed?.hostname) return `${url} is not an absolute URL.`
  // CVE-2024-8883: what stands before the @ looks like a host and is none.
  if (parsed.username || parsed.password || url.slice(0, firstPathIndex(url)).includes('@'))
    return `${url} cannot contain user information.`
  if (scheme === 'http' && !ownMachine.has(parsed.hostname)) return `${url} cannot use the HTTP protocol.`
  return undefined
}

function firstPathIndex(url: string): number {
  const index = url.slice(url.indexOf('//') + 2).search(/[/?]/)
  return index === -1 ? url.length : url.indexOf('//') + 2 + index
}
