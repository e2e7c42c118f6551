import type {
  AdminGetUserCommandOutput,
  GetUserPoolMfaConfigCommandOutput,
  UserPoolType,
} from '@aws-sdk/client-cognito-identity-provider'

/** The user of the page, with what of the pool their blocks and actions need. */
export type Person = {
  readonly poolId: string
  readonly pool: UserPoolType
  readonly mfa: GetUserPoolMfaConfigCommandOutput
  readonly user: AdminGetUserCommandOutput
  readonly username: string
  /** What people call the user by. */
  readonly shownName: string
}

export type DialogProps = { readonly person: Person; readonly onClose: () => void }

/** How commands name the user. */
export function idsOf({ poolId, username }: Person): { UserPoolId: string; Username: string } {
  return { UserPoolId: poolId, Username: username }
}
