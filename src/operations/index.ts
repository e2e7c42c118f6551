import { cognitoIdentity } from '#contract/cognito-identity.generated.ts'
import { cognitoIdp } from '#contract/cognito-idp.generated.ts'
import { lifeguard } from '#contract/lifeguard.ts'
import { AdminInitiateAuth } from './auth/admin-initiate-auth.ts'
import { AdminRespondToAuthChallenge } from './auth/admin-respond-to-auth-challenge.ts'
import { InitiateAuth } from './auth/initiate-auth.ts'
import { RespondToAuthChallenge } from './auth/respond-to-auth-challenge.ts'
import type { Api } from './dispatch.ts'
import type { Operation } from './operation.ts'
import { GetUser } from './tokens/get-user.ts'
import { GlobalSignOut } from './tokens/global-sign-out.ts'
import { RevokeToken } from './tokens/revoke-token.ts'

const byName = (...operations: Operation[]) => new Map(operations.map((operation) => [operation.name as string, operation]))

/** Every API that is served, with the operations of it that are written. The others are answered with HTTP 501. */
export const apis: readonly Api[] = [
  {
    contract: cognitoIdp,
    operations: byName(
      AdminInitiateAuth,
      AdminRespondToAuthChallenge,
      GetUser,
      GlobalSignOut,
      InitiateAuth,
      RespondToAuthChallenge,
      RevokeToken,
    ),
  },
  { contract: cognitoIdentity, operations: byName() },
  { contract: lifeguard, operations: byName() },
]
