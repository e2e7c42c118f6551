/**
 * Which requests share a rate, and how many a second each user pool may take. The categories are Cognito's, per pool instead of per account
 * and Region. https://docs.aws.amazon.com/cognito/latest/developerguide/quotas.html#category_operations
 */
export const rateCategories = {
  UserAuthentication: 120,
  UserCreation: 50,
  UserFederation: 25,
  UserAccountRecovery: 30,
  UserRead: 120,
  UserUpdate: 25,
  UserToken: 120,
  UserResourceRead: 50,
  UserResourceUpdate: 25,
  UserList: 30,
  UserPoolRead: 15,
  UserPoolUpdate: 15,
  UserPoolResourceRead: 20,
  UserPoolResourceUpdate: 15,
  ClientRead: 15,
  ClientUpdate: 15,
  ClientAuthentication: 150,
  LimitManagement: 1,
} as const satisfies Record<string, number>

export type RateCategory = keyof typeof rateCategories

/** A server of one's own is not shared with strangers: ten times Cognito's default. */
const generosity = 10

/** Answers to challenges may come three times as often as sign-ins begin. */
const challengeFactor = 3

const named: Readonly<Record<RateCategory, string>> = {
  UserAuthentication: 'InitiateAuth AdminInitiateAuth RespondToAuthChallenge AdminRespondToAuthChallenge',
  UserCreation: 'SignUp ConfirmSignUp AdminCreateUser AdminConfirmSignUp',
  UserFederation: '',
  UserAccountRecovery:
    'ForgotPassword ConfirmForgotPassword ChangePassword AdminResetUserPassword AdminSetUserPassword',
  UserRead: 'GetUser AdminGetUser GetUserAuthFactors AdminGetUserAuthFactors',
  UserUpdate:
    'UpdateUserAttributes AdminUpdateUserAttributes DeleteUserAttributes AdminDeleteUserAttributes VerifyUserAttribute DeleteUser AdminDeleteUser ' +
    'AdminEnableUser AdminDisableUser AdminLinkProviderForUser AdminDisableProviderForUser AdminAddUserToGroup AdminRemoveUserFromGroup ' +
    'GlobalSignOut AdminUserGlobalSignOut RevokeUserSession AdminRevokeUserSession',
  UserToken: 'GetTokensFromRefreshToken RevokeToken',
  UserResourceRead:
    'GetUserAttributeVerificationCode ResendConfirmationCode GetDevice AdminGetDevice ListDevices AdminListDevices AdminListGroupsForUser ' +
    'AdminListUserAuthEvents ListWebAuthnCredentials ListUserSessions AdminListUserSessions',
  UserResourceUpdate:
    'AssociateSoftwareToken VerifySoftwareToken AdminDeleteSoftwareToken SetUserMFAPreference AdminSetUserMFAPreference SetUserSettings ' +
    'AdminSetUserSettings ConfirmDevice ForgetDevice AdminForgetDevice UpdateDeviceStatus AdminUpdateDeviceStatus UpdateAuthEventFeedback ' +
    'AdminUpdateAuthEventFeedback StartWebAuthnRegistration CompleteWebAuthnRegistration DeleteWebAuthnCredential',
  UserList: 'ListUsers ListUsersInGroup',
  UserPoolRead: 'DescribeUserPool ListUserPools',
  UserPoolUpdate: 'CreateUserPool UpdateUserPool DeleteUserPool',
  UserPoolResourceRead: '',
  UserPoolResourceUpdate: '',
  ClientRead: 'DescribeUserPoolClient ListUserPoolClients',
  ClientUpdate: 'CreateUserPoolClient UpdateUserPoolClient DeleteUserPoolClient',
  ClientAuthentication: 'GetClientToken',
  LimitManagement: 'GetProvisionedLimit UpdateProvisionedLimit',
}

const categories = Object.keys(rateCategories) as RateCategory[]
export const categoryByOperation: ReadonlyMap<string, RateCategory> = new Map(
  categories.flatMap((category) =>
    named[category]
      .split(' ')
      .filter(Boolean)
      .map((operation) => [operation, category] as const),
  ),
)

/** The requests of programs to the OAuth endpoints of a site. */
export type OAuthEndpoint = keyof typeof endpointCategories

const endpointCategories = {
  '/oauth2/token#authorization_code': 'UserToken',
  '/oauth2/token#refresh_token': 'UserAuthentication',
  '/oauth2/token#client_credentials': 'ClientAuthentication',
  '/oauth2/userInfo': 'UserRead',
  '/oauth2/revoke': 'UserToken',
} as const satisfies Record<string, RateCategory>

const categoryByEndpoint: ReadonlyMap<string, RateCategory> = new Map(Object.entries(endpointCategories))

/** The category of an operation or an endpoint. What a pool holds besides users and clients is read or changed. */
export function rateCategoryOf(operation: string): RateCategory {
  const category = categoryByOperation.get(operation) ?? categoryByEndpoint.get(operation)
  if (category) return category
  return /^(Get|List|Describe)/.test(operation) ? 'UserPoolResourceRead' : 'UserPoolResourceUpdate'
}

/** Requests a second that one pool takes of an operation, or undefined for no limit. `ofPool` is the pool's own setting; 0 switches off. */
export function ratePerSecond(operation: string, ofPool: Readonly<Record<string, number>> = {}): number | undefined {
  const category = rateCategoryOf(operation)
  const base = Object.hasOwn(ofPool, category) ? ofPool[category] : rateCategories[category] * generosity
  if (!base) return undefined
  return operation.endsWith('RespondToAuthChallenge') ? base * challengeFactor : base
}
