const mostCookies = 100

/**
 * The cookies of a request by name (RFC 6265, section 4.2.1). One that came twice is left out: the second is from a neighbouring host, and
 * nothing says which of them that is.
 */
export function parseCookies(header: string | undefined): ReadonlyMap<string, string> {
  const cookies = new Map<string, string>()
  const repeated = new Set<string>()
  for (const pair of (header ?? '').split(';', mostCookies)) {
    const equals = pair.indexOf('=')
    if (equals < 0) continue
    const name = pair.slice(0, equals).trim()
    const value = pair.slice(equals + 1).trim()
    if (cookies.has(name) && cookies.get(name) !== value) repeated.add(name)
    cookies.set(name, value)
  }
  for (const name of repeated) cookies.delete(name)
  return cookies
}
