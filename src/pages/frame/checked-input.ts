import { cognitoIdp } from '#contract/cognito-idp.generated.ts'
import type { CognitoIdpOperations } from '#contract/cognito-idp-types.generated.ts'
import { readInput } from '#contract/validate.ts'
import { ServiceError } from '#domain/errors.ts'
import { limitByPool, limitByUser } from '#flows/request-limits.ts'
import type { Visit } from './visit.ts'

type Name = keyof CognitoIdpOperations

/**
 * What a form asks of an operation's flow, held to the limits that the operation itself has: the contract of its input, and its rate for the
 * pool and for the user who is named.
 */
export function checkedInput<N extends Name>(
  { services, pool }: Visit,
  operation: N,
  input: CognitoIdpOperations[N]['input'],
  about?: string,
): CognitoIdpOperations[N]['input'] {
  limitByPool(services, operation, pool)
  if (about) limitByUser(services, pool, about)
  const read = readInput(cognitoIdp, operation, input)
  if (!read.ok) throw new ServiceError(read.code, read.message)
  return read.value as CognitoIdpOperations[N]['input']
}

/** A field of the form without the blanks around it, which fingers and clipboards add. */
export function entered({ request }: Visit, name: string): string {
  return (request.form.get(name) ?? '').trim()
}

/** A password is taken as it was typed. */
export function enteredPassword({ request }: Visit, name = 'password'): string {
  return request.form.get(name) ?? ''
}

/** A code without the blanks and dashes that mails and apps write into it. */
export function enteredCode({ request }: Visit, name = 'code'): string {
  return (request.form.get(name) ?? '').replaceAll(/[\s-]/g, '')
}
