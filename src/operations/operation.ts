import type { CognitoIdpOperations } from '#contract/cognito-idp-types.generated.ts'
import type { LifeguardOperations } from '#contract/lifeguard.ts'
import { ServiceError } from '#domain/errors.ts'
import type { UserPool } from '#domain/pools.ts'
import type { User } from '#domain/users.ts'
import { limitByAddress, limitByPool, limitByUser } from '#flows/request-limits.ts'
import type { Services } from '#flows/services.ts'

/** Every operation that can be written, of all services. */
export interface Operations extends CognitoIdpOperations, LifeguardOperations {}

export type OperationName = keyof Operations
export type Input<Name extends OperationName> = Operations[Name]['input']
export type Output<Name extends OperationName> = Operations[Name]['output']
export type ErrorCode<Name extends OperationName> = Operations[Name]['errors']

export type Invocation = { readonly requestId: string; readonly sourceIp: string }

/**
 * Who may call an operation, and what is known of the caller before the handler runs.
 * `signed` callers have proved the access key; the others prove themselves by what is in the input.
 */
export type Access<Caller, RequiredInput> = {
  readonly signed: boolean
  resolve(services: Services, input: RequiredInput): Promise<Caller>
}

export type Request<Name extends OperationName, Caller> = {
  readonly input: Input<Name>
  readonly caller: Caller
  readonly invocation: Invocation
  /** A refusal with one of the codes that the contract gives this operation. */
  readonly error: (code: ErrorCode<Name>, message: string) => ServiceError
}

export type Definition<Name extends OperationName, Caller> = {
  readonly access: Access<Caller, Input<Name>>
  handle(services: Services, request: Request<Name, Caller>): Promise<Output<Name>>
}

/** An operation with its caller's type closed over: what the dispatcher runs. */
export type Operation = {
  readonly name: OperationName
  readonly signed: boolean
  run(services: Services, input: unknown, invocation: Invocation): Promise<unknown>
}

const error = (code: string, message: string) => new ServiceError(code, message)

/** Declares one operation of the contract. The input that reaches `handle` has been validated against the contract. */
export function operation<Name extends OperationName, Caller>(
  name: Name,
  definition: Definition<Name, Caller>,
): Operation {
  return {
    name,
    signed: definition.access.signed,
    async run(services, validated, invocation) {
      const input = validated as Input<Name>
      if (!definition.access.signed) limitByAddress(services, invocation.sourceIp)
      const caller = await definition.access.resolve(services, input)
      limitByCaller(services, name, definition.access.signed, input, caller)
      return definition.handle(services, { input, caller, invocation, error })
    },
  }
}

/** The limits of the pool and of the user that a call is about, as far as it is about any. */
function limitByCaller(services: Services, name: string, signed: boolean, input: object, caller: unknown): void {
  const { pool, user } = (caller ?? {}) as { pool?: UserPool; user?: User }
  if (!pool) return
  limitByPool(services, name, pool)
  const about = user?.id ?? usernameIn(input)
  if (!signed && about !== undefined) limitByUser(services, pool, about)
}

/** The name that a public operation calls its user by. */
function usernameIn(input: object): string | undefined {
  const { Username, AuthParameters, ChallengeResponses } = input as Partial<Record<string, unknown>>
  const places = [Username, (AuthParameters as Names)?.USERNAME, (ChallengeResponses as Names)?.USERNAME]
  return places.find((name) => typeof name === 'string')
}

type Names = { USERNAME?: string } | undefined
