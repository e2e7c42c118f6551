import { writeOutput } from '#contract/encode.ts'
import type { Service } from '#contract/shape.ts'
import { readInput } from '#contract/validate.ts'
import { ServiceError } from '#domain/errors.ts'
import type { Services } from '#flows/services.ts'
import type { Invocation, Operation } from './operation.ts'

/** A service of the contract with the operations of it that are written. */
export type Api = { readonly contract: Service; readonly operations: ReadonlyMap<string, Operation> }

/** What the transport found out about the signature of a request. */
export type Signature =
  | { readonly kind: 'signed' }
  | { readonly kind: 'unsigned' }
  | { readonly kind: 'refused'; readonly code: string; readonly message: string }

export type Call = {
  /** The part of the target after its prefix. */
  readonly operation: string
  /** Whatever the JSON body held. */
  readonly body: unknown
  /** Verified only when the operation asks for it. */
  readonly signature: () => Promise<Signature>
  readonly invocation: Invocation
}

export type Answer =
  | { readonly kind: 'answered'; readonly output: object }
  | { readonly kind: 'refused'; readonly code: string; readonly message: string; readonly status: number }

const refused = (code: string, message: string, status = 400): Answer => ({ kind: 'refused', code, message, status })

/** Runs one call of an API: find, authenticate, validate, authorise, handle, encode. Refusals are answers; bugs are thrown. */
export async function dispatch(services: Services, api: Api, call: Call): Promise<Answer> {
  const { contract, operations } = api
  if (!Object.hasOwn(contract.operations, call.operation))
    return refused('UnknownOperationException', `Unknown operation: ${call.operation.slice(0, 128)}`)
  const operation = operations.get(call.operation)
  if (!operation) return refused('NotImplementedException', `Lifeguard does not implement ${call.operation} yet.`, 501)
  if (operation.signed) {
    const problem = signatureProblem(await call.signature())
    if (problem) return problem
  }
  const input = readInput(contract, call.operation, call.body)
  if (!input.ok) return refused(input.code, input.message)
  try {
    const output = await operation.run(services, input.value, call.invocation)
    return { kind: 'answered', output: writeOutput(contract, call.operation, output) }
  } catch (thrown) {
    if (thrown instanceof ServiceError) return refused(thrown.code, thrown.message)
    throw thrown
  }
}

function signatureProblem(signature: Signature): Answer | undefined {
  if (signature.kind === 'unsigned')
    return refused('MissingAuthenticationTokenException', 'Missing Authentication Token')
  if (signature.kind === 'refused') return refused(signature.code, signature.message)
  return undefined
}
