import { texts } from '#texts/texts.ts'

/** What a person is told about a call that failed. */
export type Failure = {
  /** The code of the API, such as `ResourceNotFoundException`. */
  readonly code: string
  readonly message: string
  readonly requestId: string | undefined
  /** Whether the server did not answer at all. */
  readonly unreachable: boolean
}

type Thrown = { name?: unknown; message?: unknown; $metadata?: { requestId?: unknown; httpStatusCode?: unknown } }

export function failureOf(error: unknown): Failure {
  const { name, message, $metadata } = (error ?? {}) as Thrown
  const requestId = typeof $metadata?.requestId === 'string' ? $metadata.requestId : undefined
  const unreachable = requestId === undefined && $metadata?.httpStatusCode === undefined
  return {
    code: typeof name === 'string' ? name : 'Error',
    message: unreachable && error instanceof TypeError ? texts.failure.unreachable : String(message ?? error),
    requestId,
    unreachable: unreachable && error instanceof TypeError,
  }
}

/** Refusals of the key itself: nothing will work until another one is given. */
export function refusesKey(error: unknown): boolean {
  return ['UnrecognizedClientException', 'InvalidSignatureException', 'ExpiredTokenException'].includes(
    failureOf(error).code,
  )
}
