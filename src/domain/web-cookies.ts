import type { WebSite } from './web.ts'

/** No cookie of a site is for another origin's scripts or requests, nor for another site on the same host. */
export type CookieOptions = {
  /** For as long as the browser is open, if left out; 0 takes the cookie away. */
  readonly maxAgeSeconds?: number
  /** Off only for what a script of a page reads. */
  readonly httpOnly?: boolean
}

/** RFC 6265, section 4.1.1: what a cookie's value may be made of. */
const cookieValue = /^[\x21\x23-\x2b\x2d-\x3a\x3c-\x5b\x5d-\x7e]*$/

/**
 * The value of one Set-Cookie line. SameSite is Lax: the browser comes back from another site by a link, and has to be known then. Throws a
 * RangeError for a value that no cookie can have.
 */
export function cookieLine(site: WebSite, name: string, value: string, options: CookieOptions = {}): string {
  if (!cookieValue.test(value)) throw new RangeError(`The cookie ${name} can't have this value.`)
  const { maxAgeSeconds, httpOnly = true } = options
  return [
    `${name}=${value}`,
    `Path=${site.basePath || '/'}`,
    ...(maxAgeSeconds === undefined ? [] : [`Max-Age=${maxAgeSeconds}`]),
    ...(httpOnly ? ['HttpOnly'] : []),
    ...(site.secure ? ['Secure'] : []),
    'SameSite=Lax',
  ].join('; ')
}
