import { incompleteSignature, invalidSignature, type SignatureRefusal, signatureMismatch } from './sigv4-refusal.ts'

/** Header values by lower-case name, in the order they were received, each a string of bytes (latin1). */
export type HeaderValues = ReadonlyMap<string, readonly string[]>

const MAX_SIGNED_HEADERS = 64
const HEADER_NAME = /^[!#$%&'*+\-.^_`|~0-9a-z]+$/

// Bytes without a line break: a line break would let the value of one header pose as the next canonical line.
const HEADER_VALUE = /^[\t\u0020-\u00ff]*$/

// Two of these would leave open which one the signature, and which one the rest of the server, has read.
const SENT_ONCE = ['host', 'x-amz-date', 'x-amz-target', 'x-amz-security-token', 'x-amz-content-sha256']

// CloudFront adds this on the way to its origin, after the client has signed; nothing here reads it.
const ADDED_IN_TRANSIT = new Set(['x-amz-cf-id'])

/** Gathers headers under lower-case names, so that no spelling of a name hides a second value. */
export function headerValues(headers: Readonly<Record<string, string | readonly string[] | undefined>>): HeaderValues {
  const gathered = new Map<string, string[]>()
  for (const [name, value] of Object.entries(headers)) {
    const received = typeof value === 'string' ? [value] : (value ?? [])
    if (received.length === 0) continue
    gathered.set(name.toLowerCase(), [...(gathered.get(name.toLowerCase()) ?? []), ...received])
  }
  return gathered
}

/** The value of a header that counts only when it was sent exactly once. */
export function singleValue(headers: HeaderValues, name: string): string | undefined {
  const values = headers.get(name)
  return values?.length === 1 ? values[0] : undefined
}

/** The reason why a SignedHeaders list does not cover what it must of these headers, if there is one. */
export function signedHeadersProblem(headers: HeaderValues, names: readonly string[]): SignatureRefusal | undefined {
  const repeated = SENT_ONCE.find((name) => (headers.get(name)?.length ?? 0) > 1)
  if (repeated) return incompleteSignature(`'${repeated}' must be sent only once.`)
  if (names.length > MAX_SIGNED_HEADERS) {
    return incompleteSignature(`At most ${MAX_SIGNED_HEADERS} headers can be signed.`)
  }
  if (!names.includes('host')) return notSigned("'Host' or ':authority'")
  // AWS documents that every x-amz-* header must be signed; how far each of its services enforces it is not known.
  // Were it not enforced here, a signature could be carried over to another operation by replacing x-amz-target.
  const uncovered = [...headers.keys()].find(
    (name) => name.startsWith('x-amz-') && !names.includes(name) && !ADDED_IN_TRANSIT.has(name),
  )
  if (uncovered) return notSigned(HEADER_NAME.test(uncovered) ? `'${uncovered}'` : 'Every x-amz- header')
  if (!names.every(inCanonicalPlace)) {
    return incompleteSignature('SignedHeaders must be lower-case header names in ascending order, each one once.')
  }
  return names.every((name) => headers.get(name)?.every((value) => HEADER_VALUE.test(value)))
    ? undefined
    : signatureMismatch
}

function inCanonicalPlace(name: string, index: number, names: readonly string[]): boolean {
  return HEADER_NAME.test(name) && (index === 0 || (names[index - 1] ?? '') < name)
}

function notSigned(header: string): SignatureRefusal {
  return invalidSignature(`${header} must be a 'SignedHeader' in the AWS Authorization.`)
}
