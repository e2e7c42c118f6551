import { Sha256 } from '@aws-crypto/sha256-js'
import { HttpRequest } from '@smithy/protocol-http'
import { SignatureV4 } from '@smithy/signature-v4'
import { type AccessKey, region } from '#test/support/running-server.ts'

/** Calls an operation by its target, signed as AWS's own libraries sign, for operations that no SDK knows. */
export async function signedCall(
  { url, accessKey }: { readonly url: string; readonly accessKey: AccessKey },
  target: string,
  input: object,
  service = 'lifeguard',
): Promise<{ status: number; headers: Headers; body: Record<string, unknown> }> {
  const { protocol, hostname, port, host } = new URL(url)
  const request = new HttpRequest({
    protocol,
    hostname,
    port: Number(port),
    method: 'POST',
    path: '/',
    headers: { host, 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': target },
    body: JSON.stringify(input),
  })
  const signer = new SignatureV4({ credentials: accessKey, region, service, sha256: Sha256 })
  const { headers, body } = await signer.sign(request)
  const response = await fetch(`${url}/`, { method: 'POST', headers, body })
  return {
    status: response.status,
    headers: response.headers,
    body: (await response.json()) as Record<string, unknown>,
  }
}

/** Calls a public operation the way a browser does: no signature. */
export async function publicCall(
  { url }: { readonly url: string },
  operation: string,
  input: object,
): Promise<{ status: number; headers: Headers; body: Record<string, unknown> }> {
  const response = await fetch(`${url}/`, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': `AWSCognitoIdentityProviderService.${operation}`,
    },
    body: JSON.stringify(input),
  })
  return {
    status: response.status,
    headers: response.headers,
    body: (await response.json()) as Record<string, unknown>,
  }
}

export type ShownMessage = {
  readonly MessageId: string
  readonly Destination: string
  readonly Kind: string
  readonly Status: 'PENDING' | 'KEPT' | 'SENT' | 'FAILED'
  readonly Tries: number
  /** Seconds since 1970. */
  readonly CreationDate: number
  readonly NextTryDate?: number
  readonly Problem?: string
  readonly Subject?: string
  readonly Body?: string
  readonly Code?: string
}

/** The outbox, newest first. */
export async function outboxOf(
  server: { readonly url: string; readonly accessKey: AccessKey },
  poolId?: string,
): Promise<readonly ShownMessage[]> {
  const { status, body } = await signedCall(server, 'Lifeguard.ListMessages', { UserPoolId: poolId })
  if (status !== 200) throw new Error(`ListMessages was refused: ${JSON.stringify(body)}`)
  return body.Messages as ShownMessage[]
}
