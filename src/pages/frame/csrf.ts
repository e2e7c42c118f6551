import { timingSafeEqual } from 'node:crypto'
import type { WebRequest, WebSite } from '#domain/web.ts'
import type { Services } from '#flows/services.ts'

/** The names that scripts written for Cognito's classic pages know: they read the cookie and post it as the field. */
export const csrfCookie = 'XSRF-TOKEN'
export const csrfField = '_csrf'

const purpose = 'csrf'
const randomBytes = 16

/** Random bytes, and a keyed hash that binds them to the pool: a token that this server did not make for it is none. */
export function newCsrfToken({ random, sealer }: Pick<Services, 'random' | 'sealer'>, { pool }: WebSite): string {
  const nonce = random.bytes(randomBytes).toString('base64url')
  return `${nonce}.${sealer.keyedHash(purpose, pool.id, nonce).toString('base64url')}`
}

/** The token that the browser has, if it is one of ours: it is kept, so that forms in other tabs stay good. */
export function csrfTokenOf(
  { sealer }: Pick<Services, 'sealer'>,
  { pool }: WebSite,
  { cookies }: WebRequest,
): string | undefined {
  const token = cookies.get(csrfCookie)
  if (token === undefined) return undefined
  const [nonce = '', hash = '', ...more] = token.split('.', 3)
  const given = Buffer.from(hash, 'base64url')
  const isOurs = more.length === 0 && sealer.matchesKeyedHash(given, purpose, pool.id, nonce)
  return isOurs && given.toString('base64url') === hash ? token : undefined
}

/**
 * Whether a form was posted from a page of this site: the field repeats the cookie, and a browser that says where a request comes from says
 * so. The second stops a neighbouring site that planted a cookie of its own.
 */
export function isOwnForm(services: Pick<Services, 'sealer'>, site: WebSite, request: WebRequest): boolean {
  if (isFromElsewhere(site, request)) return false
  const token = csrfTokenOf(services, site, request)
  return token !== undefined && areEqual(token, request.form.get(csrfField) ?? '')
}

/** Fetch Metadata where there is; over plain http, but for localhost, browsers send the origin alone. Programs send neither. */
function isFromElsewhere({ base, secure }: WebSite, { headers }: WebRequest): boolean {
  const { origin, host, 'sec-fetch-site': from } = headers
  if (from !== undefined) return from !== 'same-origin' && from !== 'none'
  if (origin === undefined || origin === new URL(base).origin) return false
  // Opened under another name than the public URL's, which no other page can have a browser send.
  const stands = URL.parse(origin)
  // Without TLS whoever sits in between can put a form on any host.
  if (secure && stands?.protocol !== 'https:') return true
  return host === undefined || stands?.host !== host.toLowerCase()
}

function areEqual(one: string, other: string): boolean {
  const [first, second] = [Buffer.from(one), Buffer.from(other)]
  return first.length === second.length && timingSafeEqual(first, second)
}
