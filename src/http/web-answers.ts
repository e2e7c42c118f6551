import type { WebAnswer, WebSite } from '#domain/web.ts'

/** A program is answered in JSON and read by any page, a person gets a page. */
export type Face = 'page' | 'machine'

const sentences: Readonly<Record<number, string>> = {
  400: 'The request cannot be understood.',
  404: 'There is nothing at this address.',
  405: 'This address cannot be used in this way.',
  413: 'The form is too large.',
  415: 'The form cannot be read.',
  429: 'Too many requests. Try again in a moment.',
  500: 'Something went wrong.',
}

/** What programs are told. RFC 6749, section 5.2, has no code for some of it. */
const codes: Readonly<Record<number, string>> = {
  400: 'invalid_request',
  404: 'not_found',
  413: 'invalid_request',
  415: 'invalid_request',
  429: 'too_many_requests',
  500: 'server_error',
}

/** What the transport itself has to say, as plain as can be: no page stands behind it. */
export function transportAnswer(status: number, face: Face, headers: WebAnswer['headers'] = {}): WebAnswer {
  if (face === 'machine') {
    const body = codes[status] === undefined ? '' : JSON.stringify({ error: codes[status] })
    return { status, headers: { 'content-type': 'application/json;charset=UTF-8', ...headers }, body }
  }
  const text = sentences[status] ?? sentences[500]
  const body = `<!doctype html><html lang="en"><meta charset="utf-8"><title>${text}</title><p>${text}</p></html>`
  return { status, headers: { 'content-type': 'text/html; charset=utf-8', ...headers }, body }
}

const corsHeaders = { 'access-control-allow-origin': '*' }

/**
 * A page says itself what it may load; what it forgets, nothing may. Same-origin: with no referrer at all, browsers would send forms without
 * their origin too.
 */
const pageHeaders = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cache-control': 'no-store',
}

/** The answer with what every answer of its kind has to have, as far as it does not say so itself. */
export function withSafeHeaders(answer: WebAnswer, face: Face, site: WebSite | undefined): WebAnswer {
  const needed =
    face === 'page' ? pageHeaders : { ...corsHeaders, 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' }
  return { ...answer, headers: { ...needed, ...strictTransport(site), ...answer.headers } }
}

const yearSeconds = 31_536_000

/** Not for localhost: it would bind every other program of a developer's machine to https. */
function strictTransport(site: WebSite | undefined): WebAnswer['headers'] {
  if (!site?.secure || /^https:\/\/([^/]+\.)?localhost(?=[:/]|$)/.test(site.base)) return {}
  return { 'strict-transport-security': `max-age=${yearSeconds}` }
}
