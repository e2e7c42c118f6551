import type { AuthenticationResultType, ChallengeNameType } from '#contract/cognito-idp-types.generated.ts'
import { secretHashProblem } from '#domain/client-secrets.ts'
import type { AppClient } from '#domain/clients.ts'
import { ServiceError } from '#domain/errors.ts'
import type { UserPool } from '#domain/pools.ts'
import type { Refusal } from '#domain/sign-in/next-step.ts'
import type { User } from '#domain/users.ts'

/**
 * Where a sign-in comes in: through which client of which pool, from which address, and who asks. An administrator vouches for the call; the
 * hosted pages ask on behalf of a browser, know no client secret, and do not end with tokens but with the user, for whom a code is made.
 */
export type Entrance = {
  readonly pool: UserPool
  readonly client: AppClient
  readonly caller: 'admin' | 'public' | 'pages'
  readonly sourceIp: string
}

export type Parameters = Readonly<Record<string, string | undefined>>

/** What a caller brings back for a challenge. */
export type ChallengeAnswer = { readonly session: string | undefined; readonly responses: Parameters }

/** One answer of InitiateAuth, RespondToAuthChallenge and their Admin twins. */
export type AuthAnswer = {
  ChallengeName?: ChallengeNameType
  Session?: string
  ChallengeParameters: Record<string, string>
  AuthenticationResult?: AuthenticationResultType
  /** In place of tokens, for the hosted pages alone. */
  signedInUser?: User
}

export function requiredParameter(parameters: Parameters, name: string): string {
  const value = Object.hasOwn(parameters, name) ? parameters[name] : undefined
  if (!value) throw new ServiceError('InvalidParameterException', `Missing required parameter ${name}`)
  return value
}

export function checkSecretHash({ client, caller }: Entrance, username: string, parameters: Parameters): void {
  if (caller === 'pages') return
  const problem = secretHashProblem(client, username, parameters.SECRET_HASH)
  if (problem) throw new ServiceError('NotAuthorizedException', problem)
}

export function errorOf({ code, message }: Refusal): ServiceError {
  return new ServiceError(code, message)
}
