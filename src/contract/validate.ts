import { decodeStructure, Undecodable } from './decode.ts'
import { operationNamed, type Service, structureNamed } from './shape.ts'
import { violationsOf } from './violations.ts'

/** What was wrong with an input: the code on the wire and the message. The message of a malformed body may be empty. */
export interface InputProblem {
  readonly ok: false
  readonly code: 'SerializationException' | 'InvalidParameterException' | 'MalformedInput' | 'ValidationError'
  readonly message: string
}

export type Input = { readonly ok: true; readonly value: Record<string, unknown> } | InputProblem

/**
 * Reads the body of a request against the input shape of an operation.
 *
 * The value holds only declared members, with dates and bytes decoded, and keeps every published limit. In the JSON
 * protocol a body of the wrong types is a SerializationException and a broken limit an InvalidParameterException; the
 * query protocol says MalformedInput and ValidationError, and takes numbers as text. Throws on an unknown operation.
 */
export function readInput(service: Service, operationName: string, body: unknown): Input {
  const operation = operationNamed(service, operationName)
  if (!operation) throw new Error(`The contract of ${service.name} has no operation ${operationName}`)
  const shape = structureNamed(service, operation.input)
  const codes = problemCodes[service.protocol]
  // A body that is no object at all is refused without words; only a list has some.
  if (!Array.isArray(body) && (typeof body !== 'object' || body === null)) {
    return { ok: false, code: codes.malformed, message: '' }
  }
  try {
    const value = decodeStructure(service, shape, body)
    const violations = violationsOf(service, shape, value)
    if (violations.length === 0) return { ok: true, value }
    return { ok: false, code: codes.invalid, message: summary(violations) }
  } catch (thrown) {
    if (thrown instanceof Undecodable) return { ok: false, code: codes.malformed, message: thrown.message }
    throw thrown
  }
}

const problemCodes = {
  json: { malformed: 'SerializationException', invalid: 'InvalidParameterException' },
  query: { malformed: 'MalformedInput', invalid: 'ValidationError' },
} as const

function summary(violations: readonly string[]): string {
  const count = `${violations.length} validation error${violations.length === 1 ? '' : 's'} detected`
  return `${count}: ${violations.join('; ')}`
}
