import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { canonicalRequest } from './sigv4-canonical.ts'
import { type SignatureClaim, signatureClaim } from './sigv4-claim.ts'
import { type HeaderValues, headerValues, signedHeadersProblem } from './sigv4-headers.ts'
import { type QueryParameter, queryParameters } from './sigv4-query.ts'
import {
  incompleteSignature,
  invalidSignature,
  type SignatureRefusal,
  signatureMismatch,
  unrecognizedClient,
} from './sigv4-refusal.ts'
import { type CredentialScope, credentialScope, scopeText } from './sigv4-scope.ts'
import { timestampProblem } from './sigv4-time.ts'

/** A request exactly as it was received: nothing decoded, normalised or decompressed. */
export type SignedRequest = {
  method: string
  /** The request target before the first question mark. */
  rawPath: string
  /** The request target after the first question mark; empty without one. */
  rawQuery: string
  /** Every value sent. Node's `headers` drops a repeated Authorization or Host: pass `headersDistinct`. */
  headers: Readonly<Record<string, string | readonly string[] | undefined>>
  body: Uint8Array
}

/** What a signature is checked against. */
export type SignatureContext = {
  now: Date
  /** Names of which the credential scope must have one, such as cognito-idp. */
  services: readonly string[]
  /**
   * Finds the secret of an access key, and with a session token checks that the token belongs to that key. A key that
   * was issued with a session token must not be found without it. Undefined: unknown, expired or mismatched.
   */
  findSecretAccessKey(
    accessKeyId: string,
    sessionToken: string | undefined,
  ): Promise<{ secretAccessKey: string } | undefined>
}

/** Who signed a request; that nobody did; or why the signature does not count. */
export type SignatureVerdict =
  | { kind: 'unsigned' }
  | { kind: 'signed'; accessKeyId: string; region: string; service: string; sessionToken: string | undefined }
  | SignatureRefusal

const ALGORITHM = 'AWS4-HMAC-SHA256'

// Stands in for the secret of an unknown key. Random, so that nothing can be signed with it even by mistake.
const decoySecret = randomBytes(30).toString('base64')

/**
 * Verifies an AWS Signature Version 4, in the Authorization header or in a presigned query string.
 * The checks come in the order of AWS, which decides what a request with several faults is told.
 *
 * @throws whatever `findSecretAccessKey` throws: a failed look-up never passes for an unknown key
 */
export async function verifySignature(request: SignedRequest, context: SignatureContext): Promise<SignatureVerdict> {
  const headers = headerValues(request.headers)
  const query = queryParameters(request.rawQuery)
  const claim = signatureClaim(headers, query)
  if (!claim) return { kind: 'unsigned' }
  if (claim.kind === 'refused') return claim

  const signedHeaders = claim.signedHeaders.split(';')
  const problem =
    timestampProblem(claim.timestamp, claim.expires, context.now) ??
    signedHeadersProblem(headers, signedHeaders) ??
    algorithmProblem(claim)
  if (problem) return problem

  const scope = credentialScope(claim.credential, { timestamp: claim.timestamp, services: context.services })
  if (scope.kind === 'refused') return scope

  const bodyHash = createHash('sha256').update(request.body).digest('hex')
  if (statedBodyHashes(headers, query).some((stated) => stated !== bodyHash)) {
    return invalidSignature("The provided 'x-amz-content-sha256' header does not match what was computed.")
  }

  const { method, rawPath } = request
  const canonical = canonicalRequest({ method, rawPath, query, headers, signedHeaders, bodyHash })
  return verdict(claim, scope, canonical, context)
}

async function verdict(
  claim: SignatureClaim,
  scope: CredentialScope,
  canonical: string,
  context: SignatureContext,
): Promise<SignatureVerdict> {
  const { sessionToken } = claim
  if (sessionToken === '') return unrecognizedClient
  const { accessKeyId, region, service } = scope

  // CVE-2026-44351: an unknown key once became an empty secret, under which anybody can sign.
  const secret = (await context.findSecretAccessKey(accessKeyId, sessionToken))?.secretAccessKey || undefined
  const matches = sameSignature(claim.signature, signature(secret ?? decoySecret, claim.timestamp, scope, canonical))
  if (secret === undefined) return unrecognizedClient
  return matches ? { kind: 'signed', accessKeyId, region, service, sessionToken } : signatureMismatch
}

function algorithmProblem({ algorithm }: SignatureClaim): SignatureRefusal | undefined {
  return algorithm === ALGORITHM
    ? undefined
    : incompleteSignature(`Unsupported AWS 'algorithm': only ${ALGORITHM} is accepted.`)
}

// The body is always at hand, so UNSIGNED-PAYLOAD and the streaming forms have no use here and count as a mismatch.
function statedBodyHashes(headers: HeaderValues, query: readonly QueryParameter[]): string[] {
  const inQuery = query.filter(({ name }) => name.toLowerCase() === 'x-amz-content-sha256').map(({ value }) => value)
  return [...(headers.get('x-amz-content-sha256') ?? []), ...inQuery]
}

function signature(secret: string, timestamp: string, scope: CredentialScope, canonical: string): string {
  const canonicalHash = createHash('sha256').update(canonical, 'latin1').digest('hex')
  const stringToSign = [ALGORITHM, timestamp, scopeText(scope), canonicalHash].join('\n')
  // Not cached: the four derivations cost some microseconds, and a hit would tell a known key from an unknown one.
  const signingKey = scopeText(scope)
    .split('/')
    .reduce<string | Buffer>((key, part) => createHmac('sha256', key).update(part).digest(), `AWS4${secret}`)
  return createHmac('sha256', signingKey).update(stringToSign).digest('hex')
}

function sameSignature(claimed: string, expected: string): boolean {
  return /^[0-9a-f]{64}$/.test(claimed) && timingSafeEqual(Buffer.from(claimed, 'hex'), Buffer.from(expected, 'hex'))
}
