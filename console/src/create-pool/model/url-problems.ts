import { type Finding, type Problem, problem } from './problem.ts'

const urlsMax = 100
const urlMax = 1_024

/** What is wrong with a list of callback or sign-out URLs. */
export function urlListProblems(path: string, urls: readonly string[]): readonly Finding[] {
  return [
    [path, urls.length > urlsMax ? problem('urlsTooMany', { most: urlsMax }) : undefined],
    ...urls.map((url, index): Finding => {
      const repeated = urls.slice(0, index).some((other) => other.trim() === url.trim())
      return [`${path}.${index}`, urlProblem(url.trim()) ?? (repeated ? problem('urlRepeated') : undefined)]
    }),
  ]
}

/** RFC 3986 section 3.1, followed by the colon. */
const absoluteUrl = /^([a-z][a-z0-9+.-]*):(.+)$/i
const allowedMarks = /^[\p{L}\p{M}\p{S}\p{N}\p{P}]+$/u

/** Schemes that a browser runs or reads by itself instead of handing the address to a site or an app. */
const unsafeSchemes: readonly string[] = [
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
]

/** The only hosts that a plain http address may name: the user's own machine. */
const ownMachine: readonly string[] = ['localhost', '127.0.0.1', '[::1]']

/** Why users can't be sent to this address after signing in or out. */
export function urlProblem(url: string): Problem | undefined {
  if (url === '') return problem('urlMissing')
  if (url.length > urlMax) return problem('urlTooLong', { most: urlMax })
  const scheme = absoluteUrl.exec(url)?.[1]?.toLowerCase()
  if (scheme === undefined || !allowedMarks.test(url)) return problem('urlWrong')
  if (unsafeSchemes.includes(scheme)) return problem('urlSchemeUnsafe', { scheme: `${scheme}:` })
  if (url.includes('#')) return problem('urlFragment')
  return scheme === 'https' || scheme === 'http' ? webProblem(url, scheme) : undefined
}

function webProblem(url: string, scheme: 'http' | 'https'): Problem | undefined {
  // The parser of browsers forgives what other readers of the address would not: a missing slash, a backslash.
  if (!url.toLowerCase().startsWith(`${scheme}://`) || url.includes('\\')) return problem('urlWrong')
  const parsed = URL.parse(url)
  if (!parsed?.hostname) return problem('urlWrong')
  const authority = url.slice(`${scheme}://`.length).split(/[/?]/, 1)[0] ?? ''
  // The scheme typed twice: https://https://example.com.
  if (authority.endsWith(':')) return problem('urlWrong')
  if (authority.includes('@')) return problem('urlUserInformation')
  return scheme === 'http' && !ownMachine.includes(parsed.hostname) ? problem('urlInsecure') : undefined
}
