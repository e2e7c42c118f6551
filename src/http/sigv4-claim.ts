import { createHash } from 'node:crypto'
import { type HeaderValues, singleValue } from './sigv4-headers.ts'
import type { QueryParameter } from './sigv4-query.ts'
import { incompleteSignature, invalidSignature, type SignatureRefusal } from './sigv4-refusal.ts'

/** What a request says of its own signature, nothing of it checked yet. */
export type SignatureClaim = {
  kind: 'claim'
  algorithm: string
  credential: string
  signedHeaders: string
  signature: string
  timestamp: string
  sessionToken: string | undefined
  /** Presigned requests only: for how long after the timestamp the signature counts. */
  expires: string | undefined
}

const MAX_AUTHORIZATION_LENGTH = 8192
const MAX_QUERY_PARAMETERS = 256
const IN_QUERY = ['X-Amz-Algorithm', 'X-Amz-Credential', 'X-Amz-Signature', 'X-Amz-SignedHeaders', 'X-Amz-Date']

/** Finds the signature of a request in its Authorization header or its query string; undefined when it has none. */
export function signatureClaim(
  headers: HeaderValues,
  query: readonly QueryParameter[],
): SignatureClaim | SignatureRefusal | undefined {
  const inQuery = query.some(({ name }) => name === 'X-Amz-Signature')
  if (!headers.has('authorization') && !inQuery) return undefined
  if (query.length > MAX_QUERY_PARAMETERS) {
    return incompleteSignature(`A signed request can have at most ${MAX_QUERY_PARAMETERS} query-string parameters.`)
  }
  if (!headers.has('authorization')) return claimInQuery(headers, query)
  if (inQuery || query.some(({ name }) => name === 'X-Amz-Algorithm')) {
    return invalidSignature("Found both 'X-Amz-Algorithm' as a query-string param and 'Authorization' as HTTP header.")
  }
  return claimInHeader(headers)
}

function claimInHeader(headers: HeaderValues): SignatureClaim | SignatureRefusal {
  const authorization = singleValue(headers, 'authorization')
  if (authorization === undefined) return incompleteSignature("'Authorization' must be sent only once.")
  if (authorization.length > MAX_AUTHORIZATION_LENGTH) return incompleteSignature('Authorization header is too long.')
  const [algorithm = ''] = authorization.trim().split(/[ \t]/, 1)
  const parameters = algorithm.startsWith('AWS4-')
    ? authorizationParameters(authorization.trim().slice(algorithm.length))
    : new Map<string, string>()
  if (parameters === 'missing equal-sign') {
    // AWS, too, shows a digest here: a header that can't be read may hold a secret.
    const digest = createHash('sha256').update(authorization, 'latin1').digest('base64')
    return incompleteSignature(
      'Invalid key=value pair (missing equal-sign) in Authorization header ' +
        `(hashed with SHA-256 and encoded with Base64): '${digest}'.`,
    )
  }
  if (parameters === 'repeated') return incompleteSignature('Authorization header has a parameter more than once.')

  const timestamp = singleValue(headers, headers.has('x-amz-date') ? 'x-amz-date' : 'date') ?? ''
  const missing = ['Credential', 'Signature', 'SignedHeaders']
    .filter((name) => !parameters.get(name))
    .map((name) => `Authorization header requires '${name}' parameter.`)
  if (timestamp === '') {
    missing.push("Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.")
  }
  if (missing.length > 0) return incompleteSignature(missing.join(' '))
  return {
    kind: 'claim',
    algorithm,
    credential: parameters.get('Credential') ?? '',
    signedHeaders: parameters.get('SignedHeaders') ?? '',
    signature: parameters.get('Signature') ?? '',
    timestamp,
    sessionToken: singleValue(headers, 'x-amz-security-token'),
    expires: undefined,
  }
}

function authorizationParameters(list: string): Map<string, string> | 'missing equal-sign' | 'repeated' {
  const parameters = new Map<string, string>()
  for (const pair of list.split(',')) {
    const equals = pair.indexOf('=')
    if (pair.trim() === '') continue
    if (equals === -1) return 'missing equal-sign'
    const name = pair.slice(0, equals).trim()
    if (parameters.has(name)) return 'repeated'
    parameters.set(name, pair.slice(equals + 1).trim())
  }
  return parameters
}

function claimInQuery(headers: HeaderValues, query: readonly QueryParameter[]): SignatureClaim | SignatureRefusal {
  const values = new Map<string, string>()
  for (const { name, value } of query) {
    if (!name.startsWith('X-Amz-')) continue
    if (values.has(name)) return incompleteSignature('An X-Amz- query-string parameter must be sent only once.')
    values.set(name, value)
  }
  const missing = IN_QUERY.filter((name) => !values.get(name))
  if (missing.length > 0) {
    const sentences = missing.map((name) => `AWS query-string parameters must include '${name}'.`)
    return incompleteSignature([...sentences, 'Re-examine the query-string parameters.'].join(' '))
  }
  if (values.has('X-Amz-Security-Token') && headers.has('x-amz-security-token')) {
    return incompleteSignature("'X-Amz-Security-Token' must be sent only once.")
  }
  return {
    kind: 'claim',
    algorithm: values.get('X-Amz-Algorithm') ?? '',
    credential: values.get('X-Amz-Credential') ?? '',
    signedHeaders: values.get('X-Amz-SignedHeaders') ?? '',
    signature: values.get('X-Amz-Signature') ?? '',
    timestamp: values.get('X-Amz-Date') ?? '',
    sessionToken: values.get('X-Amz-Security-Token') ?? singleValue(headers, 'x-amz-security-token'),
    expires: values.get('X-Amz-Expires'),
  }
}
