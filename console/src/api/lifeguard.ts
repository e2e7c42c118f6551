import { Sha256 } from '@aws-crypto/sha256-js'
import { HttpRequest } from '@smithy/protocol-http'
import { SignatureV4 } from '@smithy/signature-v4'
import { type Credentials, credentials } from './credentials.ts'
import { region } from './settings.ts'

/** A refusal by one of Lifeguard's own operations, in the form of the SDK's exceptions. */
export class LifeguardException extends Error {
  readonly $metadata: { readonly requestId: string | undefined; readonly httpStatusCode: number }

  constructor(name: string, message: string, requestId: string | undefined, httpStatusCode: number) {
    super(message)
    this.name = name
    this.$metadata = { requestId, httpStatusCode }
  }
}

type Call = { readonly operation: string; readonly input: object; readonly key: Credentials | undefined }

/** Calls an operation that Cognito does not have. Signed in the tab, like every other. */
export async function callLifeguard<Output>(operation: string, input: object, key = credentials()): Promise<Output> {
  return answerOf<Output>(await fetch('/', await signedRequest({ operation, input, key })))
}

/** For the few operations that nobody has to sign. */
export async function callUnsigned<Output>(operation: string, input: object): Promise<Output> {
  return answerOf<Output>(await fetch('/', await signedRequest({ operation, input, key: undefined })))
}

async function signedRequest({ operation, input, key }: Call): Promise<RequestInit> {
  const body = JSON.stringify(input)
  const headers = { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': `Lifeguard.${operation}` }
  if (!key) return { method: 'POST', headers, body }
  const signer = new SignatureV4({ service: 'lifeguard', region: region(), credentials: key, sha256: Sha256 })
  const signed = await signer.sign(
    new HttpRequest({
      method: 'POST',
      protocol: location.protocol,
      hostname: location.hostname,
      path: '/',
      headers: { ...headers, host: location.host },
      body,
    }),
  )
  // The browser writes the host header itself, and lets nobody else.
  const { host: _host, ...sent } = signed.headers
  return { method: 'POST', headers: sent, body }
}

async function answerOf<Output>(answer: Response): Promise<Output> {
  const body = (await answer.json().catch(() => ({}))) as Record<string, unknown>
  if (answer.ok) return body as Output
  throw new LifeguardException(
    String(body.__type ?? 'UnknownError'),
    String(body.message ?? answer.statusText),
    answer.headers.get('x-amzn-requestid') ?? undefined,
    answer.status,
  )
}
