import { Sha256 } from '@aws-crypto/sha256-js'
import { HttpRequest } from '@smithy/protocol-http'
import { SignatureV4 } from '@smithy/signature-v4'
import { type SignatureContext, type SignatureVerdict, type SignedRequest, verifySignature } from './sigv4.ts'

/** The moment at which the fixtures sign and verify. */
export const signedAt = new Date('2026-01-15T10:00:00Z')
/** A long-term key. */
export const longTerm = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY' }
/** A temporary key. */
export const temporary = { accessKeyId: 'ASIAEXAMPLE', secretAccessKey: 'temporary/secret', sessionToken: 'To/ken+=1' }

const knownKeys = [{ ...longTerm, sessionToken: undefined }, temporary]

export type Draft = {
  method?: string
  path?: string
  query?: Record<string, string | string[]>
  headers?: Record<string, string>
  body?: string
}
export type Signing = {
  credentials?: { accessKeyId: string; secretAccessKey: string; sessionToken?: string }
  service?: string
  at?: Date
  expiresIn?: number
  unsignableHeaders?: Set<string>
  applyChecksum?: boolean
  unhoistableHeaders?: Set<string>
}

const target = 'AWSCognitoIdentityProviderService.ListUserPools'

/** Signs with the signer of the AWS SDK and puts the result into the shape in which a server receives it. */
export async function signed(draft: Draft = {}, signing: Signing = {}): Promise<SignedRequest> {
  const { request, signer } = prepared(draft, signing)
  const options = { signingDate: signing.at ?? signedAt, unsignableHeaders: signing.unsignableHeaders }
  return received(await signer.sign(request, options))
}

/** The same for a presigned request. */
export async function presigned(draft: Draft = {}, signing: Signing = {}): Promise<SignedRequest> {
  const { request, signer } = prepared({ method: 'GET', headers: {}, body: '', ...draft }, signing)
  const { at: signingDate = signedAt, expiresIn = 60, unhoistableHeaders, unsignableHeaders } = signing
  return received(await signer.presign(request, { signingDate, expiresIn, unhoistableHeaders, unsignableHeaders }))
}

/** Verifies as a user-pool endpoint which knows the two keys of this file. */
export function verified(request: SignedRequest, context: Partial<SignatureContext> = {}): Promise<SignatureVerdict> {
  return verifySignature(request, {
    now: signedAt,
    services: ['cognito-idp'],
    findSecretAccessKey: async (accessKeyId, sessionToken) =>
      knownKeys.find((key) => key.accessKeyId === accessKeyId && key.sessionToken === sessionToken),
    ...context,
  })
}

/** A request with some headers replaced; undefined takes a header away. */
export function withHeaders(request: SignedRequest, headers: SignedRequest['headers']): SignedRequest {
  return { ...request, headers: { ...request.headers, ...headers } }
}

/** The text of the one Authorization header. */
export function authorization(request: SignedRequest): string {
  return String(request.headers.authorization)
}

function prepared({ method = 'POST', path = '/', query = {}, headers, body = '{}' }: Draft, signing: Signing) {
  const { credentials = longTerm, service = 'cognito-idp', applyChecksum = true } = signing
  const sent = headers ?? { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': target }
  return {
    signer: new SignatureV4({ credentials, service, region: 'eu-west-1', sha256: Sha256, applyChecksum }),
    request: new HttpRequest({
      method,
      path,
      query,
      headers: { host: 'pool.example:9000', ...sent },
      body,
    }),
  }
}

type SignedBySdk = Awaited<ReturnType<SignatureV4['presign']>>

function received({ method, path, query = {}, headers, body }: SignedBySdk): SignedRequest {
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    [value ?? ''].flat().map((one) => `${encodeURIComponent(name)}=${encodeURIComponent(one)}`),
  )
  return { method, rawPath: path, rawQuery: pairs.join('&'), headers, body: Buffer.from(String(body ?? '')) }
}
