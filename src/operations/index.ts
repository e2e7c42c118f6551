import { cognitoIdentity } from '#contract/cognito-identity.generated.ts'
import { cognitoIdp } from '#contract/cognito-idp.generated.ts'
import { lifeguard } from '#contract/lifeguard.ts'
import { CreateUserPoolClient } from './app-clients/create-user-pool-client.ts'
import { DeleteUserPoolClient } from './app-clients/delete-user-pool-client.ts'
import { DescribeUserPoolClient } from './app-clients/describe-user-pool-client.ts'
import { ListUserPoolClients } from './app-clients/list-user-pool-clients.ts'
import { AdminInitiateAuth } from './auth/admin-initiate-auth.ts'
import { AdminRespondToAuthChallenge } from './auth/admin-respond-to-auth-challenge.ts'
import { InitiateAuth } from './auth/initiate-auth.ts'
import { RespondToAuthChallenge } from './auth/respond-to-auth-challenge.ts'
import type { Api } from './dispatch.ts'
import type { Operation } from './operation.ts'
import { ListMessages } from './outbox/list-messages.ts'
import { ConfirmSignUp } from './sign-up/confirm-sign-up.ts'
import { ResendConfirmationCode } from './sign-up/resend-confirmation-code.ts'
import { SignUp } from './sign-up/sign-up.ts'
import { GetUser } from './tokens/get-user.ts'
import { GlobalSignOut } from './tokens/global-sign-out.ts'
import { RevokeToken } from './tokens/revoke-token.ts'
import { CreateUserPool } from './user-pools/create-user-pool.ts'
import { DeleteUserPool } from './user-pools/delete-user-pool.ts'
import { DescribeUserPool } from './user-pools/describe-user-pool.ts'
import { ListUserPools } from './user-pools/list-user-pools.ts'
import { AdminConfirmSignUp } from './users/admin-confirm-sign-up.ts'
import { AdminCreateUser } from './users/admin-create-user.ts'
import { AdminDeleteUser } from './users/admin-delete-user.ts'
import { AdminGetUser } from './users/admin-get-user.ts'
import { AdminSetUserPassword } from './users/admin-set-user-password.ts'

const byName = (...operations: Operation[]) =>
  new Map(operations.map((operation) => [operation.name as string, operation]))

/** Every API that is served, with the operations of it that are written. The others are answered with HTTP 501. */
export const apis: readonly Api[] = [
  {
    contract: cognitoIdp,
    operations: byName(
      AdminConfirmSignUp,
      AdminCreateUser,
      AdminDeleteUser,
      AdminGetUser,
      AdminInitiateAuth,
      AdminRespondToAuthChallenge,
      AdminSetUserPassword,
      ConfirmSignUp,
      CreateUserPool,
      CreateUserPoolClient,
      DeleteUserPool,
      DeleteUserPoolClient,
      DescribeUserPool,
      DescribeUserPoolClient,
      GetUser,
      GlobalSignOut,
      InitiateAuth,
      ListUserPoolClients,
      ListUserPools,
      ResendConfirmationCode,
      RespondToAuthChallenge,
      RevokeToken,
      SignUp,
    ),
  },
  { contract: cognitoIdentity, operations: byName() },
  { contract: lifeguard, operations: byName(ListMessages) },
]
