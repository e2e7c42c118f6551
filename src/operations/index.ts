import { cognitoIdentity } from '#contract/cognito-identity.generated.ts'
import { cognitoIdp } from '#contract/cognito-idp.generated.ts'
import { lifeguard } from '#contract/lifeguard.ts'
import { ChangePassword } from './account/change-password.ts'
import { DeleteUser } from './account/delete-user.ts'
import { DeleteUserAttributes } from './account/delete-user-attributes.ts'
import { GetUserAttributeVerificationCode } from './account/get-user-attribute-verification-code.ts'
import { UpdateUserAttributes } from './account/update-user-attributes.ts'
import { VerifyUserAttribute } from './account/verify-user-attribute.ts'
import { AddUserPoolClientSecret } from './app-clients/add-user-pool-client-secret.ts'
import { CreateUserPoolClient } from './app-clients/create-user-pool-client.ts'
import { DeleteUserPoolClient } from './app-clients/delete-user-pool-client.ts'
import { DeleteUserPoolClientSecret } from './app-clients/delete-user-pool-client-secret.ts'
import { DescribeUserPoolClient } from './app-clients/describe-user-pool-client.ts'
import { GetUserPoolClientSessionConfiguration } from './app-clients/get-user-pool-client-session-configuration.ts'
import { ListUserPoolClientSecrets } from './app-clients/list-user-pool-client-secrets.ts'
import { ListUserPoolClients } from './app-clients/list-user-pool-clients.ts'
import { SetUserPoolClientSessionConfiguration } from './app-clients/set-user-pool-client-session-configuration.ts'
import { UpdateUserPoolClient } from './app-clients/update-user-pool-client.ts'
import { AdminInitiateAuth } from './auth/admin-initiate-auth.ts'
import { AdminRespondToAuthChallenge } from './auth/admin-respond-to-auth-challenge.ts'
import { InitiateAuth } from './auth/initiate-auth.ts'
import { RespondToAuthChallenge } from './auth/respond-to-auth-challenge.ts'
import { CreateManagedLoginBranding } from './branding/create-managed-login-branding.ts'
import { DeleteManagedLoginBranding } from './branding/delete-managed-login-branding.ts'
import { DescribeManagedLoginBranding } from './branding/describe-managed-login-branding.ts'
import { DescribeManagedLoginBrandingByClient } from './branding/describe-managed-login-branding-by-client.ts'
import { GetUICustomization } from './branding/get-ui-customization.ts'
import { SetUICustomization } from './branding/set-ui-customization.ts'
import { UpdateManagedLoginBranding } from './branding/update-managed-login-branding.ts'
import type { Api } from './dispatch.ts'
import { CreateUserPoolDomain } from './domains/create-user-pool-domain.ts'
import { DeleteUserPoolDomain } from './domains/delete-user-pool-domain.ts'
import { DescribeUserPoolDomain } from './domains/describe-user-pool-domain.ts'
import { UpdateUserPoolDomain } from './domains/update-user-pool-domain.ts'
import { AdminAddUserToGroup } from './groups/admin-add-user-to-group.ts'
import { AdminListGroupsForUser } from './groups/admin-list-groups-for-user.ts'
import { AdminRemoveUserFromGroup } from './groups/admin-remove-user-from-group.ts'
import { CreateGroup } from './groups/create-group.ts'
import { DeleteGroup } from './groups/delete-group.ts'
import { GetGroup } from './groups/get-group.ts'
import { ListGroups } from './groups/list-groups.ts'
import { ListUsersInGroup } from './groups/list-users-in-group.ts'
import { UpdateGroup } from './groups/update-group.ts'
import { AdminDeleteSoftwareToken } from './mfa/admin-delete-software-token.ts'
import { AdminGetUserAuthFactors } from './mfa/admin-get-user-auth-factors.ts'
import { AdminSetUserMFAPreference } from './mfa/admin-set-user-mfa-preference.ts'
import { AdminSetUserSettings } from './mfa/admin-set-user-settings.ts'
import { AssociateSoftwareToken } from './mfa/associate-software-token.ts'
import { GetUserAuthFactors } from './mfa/get-user-auth-factors.ts'
import { SetUserMFAPreference } from './mfa/set-user-mfa-preference.ts'
import { SetUserSettings } from './mfa/set-user-settings.ts'
import { VerifySoftwareToken } from './mfa/verify-software-token.ts'
import type { Operation } from './operation.ts'
import { GetMessage } from './outbox/get-message.ts'
import { ListMessages } from './outbox/list-messages.ts'
import { ConfirmForgotPassword } from './recovery/confirm-forgot-password.ts'
import { ForgotPassword } from './recovery/forgot-password.ts'
import { CreateResourceServer } from './resource-servers/create-resource-server.ts'
import { DeleteResourceServer } from './resource-servers/delete-resource-server.ts'
import { DescribeResourceServer } from './resource-servers/describe-resource-server.ts'
import { ListResourceServers } from './resource-servers/list-resource-servers.ts'
import { UpdateResourceServer } from './resource-servers/update-resource-server.ts'
import { DescribeServer } from './server/describe-server.ts'
import { RedeemSignInLink } from './server/redeem-sign-in-link.ts'
import { AdminListUserSessions } from './sessions/admin-list-user-sessions.ts'
import { AdminRevokeUserSession } from './sessions/admin-revoke-user-session.ts'
import { ListUserSessions } from './sessions/list-user-sessions.ts'
import { RevokeUserSession } from './sessions/revoke-user-session.ts'
import { ConfirmSignUp } from './sign-up/confirm-sign-up.ts'
import { ResendConfirmationCode } from './sign-up/resend-confirmation-code.ts'
import { SignUp } from './sign-up/sign-up.ts'
import { CreateTerms } from './terms/create-terms.ts'
import { DeleteTerms } from './terms/delete-terms.ts'
import { DescribeTerms } from './terms/describe-terms.ts'
import { DescribeTermsByClient } from './terms/describe-terms-by-client.ts'
import { ListTerms } from './terms/list-terms.ts'
import { UpdateTerms } from './terms/update-terms.ts'
import { GetClientToken } from './tokens/get-client-token.ts'
import { GetTokensFromRefreshToken } from './tokens/get-tokens-from-refresh-token.ts'
import { GetUser } from './tokens/get-user.ts'
import { GlobalSignOut } from './tokens/global-sign-out.ts'
import { RevokeToken } from './tokens/revoke-token.ts'
import { AddCustomAttributes } from './user-pools/add-custom-attributes.ts'
import { CreateUserPool } from './user-pools/create-user-pool.ts'
import { DeleteUserPool } from './user-pools/delete-user-pool.ts'
import { DescribeUserPool } from './user-pools/describe-user-pool.ts'
import { GetSigningCertificate } from './user-pools/get-signing-certificate.ts'
import { GetUserPoolExtensions } from './user-pools/get-user-pool-extensions.ts'
import { GetUserPoolMfaConfig } from './user-pools/get-user-pool-mfa-config.ts'
import { GetUserPoolSessionConfiguration } from './user-pools/get-user-pool-session-configuration.ts'
import { ListTagsForResource } from './user-pools/list-tags-for-resource.ts'
import { ListUserPools } from './user-pools/list-user-pools.ts'
import { SetUserPoolExtensions } from './user-pools/set-user-pool-extensions.ts'
import { SetUserPoolMfaConfig } from './user-pools/set-user-pool-mfa-config.ts'
import { SetUserPoolSessionConfiguration } from './user-pools/set-user-pool-session-configuration.ts'
import { TagResource } from './user-pools/tag-resource.ts'
import { UntagResource } from './user-pools/untag-resource.ts'
import { UpdateUserPool } from './user-pools/update-user-pool.ts'
import { AdminConfirmSignUp } from './users/admin-confirm-sign-up.ts'
import { AdminCreateUser } from './users/admin-create-user.ts'
import { AdminDeleteUser } from './users/admin-delete-user.ts'
import { AdminDeleteUserAttributes } from './users/admin-delete-user-attributes.ts'
import { AdminDisableUser } from './users/admin-disable-user.ts'
import { AdminEnableUser } from './users/admin-enable-user.ts'
import { AdminGetUser } from './users/admin-get-user.ts'
import { AdminResetUserPassword } from './users/admin-reset-user-password.ts'
import { AdminSetUserPassword } from './users/admin-set-user-password.ts'
import { AdminUpdateUserAttributes } from './users/admin-update-user-attributes.ts'
import { AdminUserGlobalSignOut } from './users/admin-user-global-sign-out.ts'
import { ListUsers } from './users/list-users.ts'

const byName = (...operations: Operation[]) =>
  new Map(operations.map((operation) => [operation.name as string, operation]))

/** Every API that is served, with the operations of it that are written. The others are answered with HTTP 501. */
export const apis: readonly Api[] = [
  {
    contract: cognitoIdp,
    operations: byName(
      AddCustomAttributes,
      AddUserPoolClientSecret,
      AdminAddUserToGroup,
      AdminConfirmSignUp,
      AdminCreateUser,
      AdminDeleteSoftwareToken,
      AdminDeleteUser,
      AdminDeleteUserAttributes,
      AdminDisableUser,
      AdminEnableUser,
      AdminGetUser,
      AdminGetUserAuthFactors,
      AdminInitiateAuth,
      AdminListGroupsForUser,
      AdminListUserSessions,
      AdminRemoveUserFromGroup,
      AdminResetUserPassword,
      AdminRespondToAuthChallenge,
      AdminRevokeUserSession,
      AdminSetUserMFAPreference,
      AdminSetUserPassword,
      AdminSetUserSettings,
      AdminUpdateUserAttributes,
      AdminUserGlobalSignOut,
      AssociateSoftwareToken,
      ChangePassword,
      ConfirmForgotPassword,
      ConfirmSignUp,
      CreateGroup,
      CreateManagedLoginBranding,
      CreateResourceServer,
      CreateTerms,
      CreateUserPool,
      CreateUserPoolClient,
      CreateUserPoolDomain,
      DeleteGroup,
      DeleteManagedLoginBranding,
      DeleteResourceServer,
      DeleteTerms,
      DeleteUser,
      DeleteUserAttributes,
      DeleteUserPool,
      DeleteUserPoolClient,
      DeleteUserPoolClientSecret,
      DeleteUserPoolDomain,
      DescribeManagedLoginBranding,
      DescribeManagedLoginBrandingByClient,
      DescribeResourceServer,
      DescribeTerms,
      DescribeTermsByClient,
      DescribeUserPool,
      DescribeUserPoolClient,
      DescribeUserPoolDomain,
      ForgotPassword,
      GetGroup,
      GetClientToken,
      GetSigningCertificate,
      GetTokensFromRefreshToken,
      GetUICustomization,
      GetUser,
      GetUserAttributeVerificationCode,
      GetUserAuthFactors,
      GetUserPoolClientSessionConfiguration,
      GetUserPoolMfaConfig,
      GetUserPoolSessionConfiguration,
      GlobalSignOut,
      InitiateAuth,
      ListGroups,
      ListResourceServers,
      ListTagsForResource,
      ListTerms,
      ListUserPoolClientSecrets,
      ListUserPoolClients,
      ListUserPools,
      ListUserSessions,
      ListUsers,
      ListUsersInGroup,
      ResendConfirmationCode,
      RespondToAuthChallenge,
      RevokeToken,
      RevokeUserSession,
      SetUICustomization,
      SetUserMFAPreference,
      SetUserPoolClientSessionConfiguration,
      SetUserPoolMfaConfig,
      SetUserPoolSessionConfiguration,
      SetUserSettings,
      SignUp,
      TagResource,
      UntagResource,
      UpdateGroup,
      UpdateManagedLoginBranding,
      UpdateResourceServer,
      UpdateTerms,
      UpdateUserAttributes,
      UpdateUserPool,
      UpdateUserPoolClient,
      UpdateUserPoolDomain,
      VerifySoftwareToken,
      VerifyUserAttribute,
    ),
  },
  { contract: cognitoIdentity, operations: byName() },
  {
    contract: lifeguard,
    operations: byName(
      DescribeServer,
      GetMessage,
      GetUserPoolExtensions,
      ListMessages,
      RedeemSignInLink,
      SetUserPoolExtensions,
    ),
  },
]
