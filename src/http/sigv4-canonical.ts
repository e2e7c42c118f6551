import type { HeaderValues } from './sigv4-headers.ts'
import { percentEncoded, type QueryParameter, utf8Bytes } from './sigv4-query.ts'

/** The parts of a request that its signature covers. */
export type SignedParts = {
  method: string
  rawPath: string
  query: readonly QueryParameter[]
  headers: HeaderValues
  signedHeaders: readonly string[]
  /** Lower-case hex SHA-256 of the body. */
  bodyHash: string
}

/** The canonical request of Signature Version 4 as a string of bytes (latin1). */
export function canonicalRequest({ method, rawPath, query, headers, signedHeaders, bodyHash }: SignedParts): string {
  const headerLines = signedHeaders.map((name) => `${name}:${(headers.get(name) ?? []).map(folded).join(',')}\n`)
  return [
    method,
    canonicalUri(rawPath),
    canonicalQuery(query),
    headerLines.join(''),
    signedHeaders.join(';'),
    bodyHash,
  ].join('\n')
}

/**
 * Dot segments and empty ones go (RFC 3986 section 5.2.4), then the path is encoded as it was sent: what the client
 * has encoded already is encoded twice, which every service but S3 wants.
 */
function canonicalUri(rawPath: string): string {
  const segments: string[] = []
  for (const segment of utf8Bytes(rawPath).split('/')) {
    if (segment === '..') segments.pop()
    else if (segment !== '' && segment !== '.') segments.push(percentEncoded(segment))
  }
  if (segments.length === 0) return '/'
  return `/${segments.join('/')}${rawPath.endsWith('/') ? '/' : ''}`
}

function canonicalQuery(query: readonly QueryParameter[]): string {
  return query
    .filter(({ name }) => name !== 'X-Amz-Signature')
    .map(({ name, value }) => ({ name: percentEncoded(name), value: percentEncoded(value) }))
    .sort((a, b) => compared(a.name, b.name) || compared(a.value, b.value))
    .map(({ name, value }) => `${name}=${value}`)
    .join('&')
}

function compared(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}

function folded(value: string): string {
  return value.replace(/[ \t]+/g, ' ').replace(/^ | $/g, '')
}
