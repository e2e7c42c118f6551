import type {
  ExplicitAuthFlowsType,
  OAuthFlowType,
  SchemaAttributeType,
  UserPoolClientType,
} from '@aws-sdk/client-cognito-identity-provider'
import type { Duration } from '#create-pool/model/choices.ts'
import { lifetimesOf } from './lifetimes.ts'
import { attributeNames, permissionsOf } from './permissions.ts'

/** The authentication flows in the order of the form. */
export const authFlows = [
  'ALLOW_USER_AUTH',
  'ALLOW_USER_PASSWORD_AUTH',
  'ALLOW_USER_SRP_AUTH',
  'ALLOW_ADMIN_USER_PASSWORD_AUTH',
  'ALLOW_CUSTOM_AUTH',
  'ALLOW_REFRESH_TOKEN_AUTH',
] as const satisfies readonly ExplicitAuthFlowsType[]

export const openIdScopes = ['email', 'openid', 'phone', 'profile', 'aws.cognito.signin.user.admin'] as const

/** Everything that can be set of an app client. Numbers and addresses stand as they were typed. */
export type ClientForm = {
  readonly name: string
  /** Chosen while the client is made; afterwards it stays as it is. */
  readonly hasSecret: boolean
  readonly authFlows: readonly ExplicitAuthFlowsType[]
  readonly sessionMinutes: string
  readonly refreshToken: Duration
  readonly accessToken: Duration
  readonly idToken: Duration
  readonly rotation: boolean
  readonly graceSeconds: string
  readonly tokenRevocation: boolean
  readonly hideUnknownUsers: boolean
  readonly userContextData: boolean
  /** Whether the login pages and the OAuth 2.0 endpoints serve the client. */
  readonly loginPages: boolean
  readonly callbackUrls: readonly string[]
  readonly defaultRedirectUri: string
  readonly signOutUrls: readonly string[]
  readonly identityProviders: readonly string[]
  readonly grants: readonly OAuthFlowType[]
  readonly scopes: readonly string[]
  /** Attributes whose tick in the table of permissions was taken away. */
  readonly unreadable: readonly string[]
  readonly unwritable: readonly string[]
}

export const isCustomScope = (scope: string) => scope.includes('/')

/** The form of an app client that there is. */
export function formOfClient(client: UserPoolClientType, schema: readonly SchemaAttributeType[]): ClientForm {
  const { readable, writable } = permissionsOf(client, schema)
  const names = attributeNames(schema)
  return {
    name: client.ClientName ?? '',
    hasSecret: client.ClientSecret !== undefined,
    authFlows: client.ExplicitAuthFlows ?? [],
    sessionMinutes: String(client.AuthSessionValidity ?? 3),
    ...lifetimesOf(client),
    rotation: client.RefreshTokenRotation?.Feature === 'ENABLED',
    graceSeconds: String(client.RefreshTokenRotation?.RetryGracePeriodSeconds ?? 0),
    tokenRevocation: client.EnableTokenRevocation ?? true,
    hideUnknownUsers: client.PreventUserExistenceErrors === 'ENABLED',
    userContextData: client.EnablePropagateAdditionalUserContextData ?? false,
    loginPages: client.AllowedOAuthFlowsUserPoolClient ?? false,
    callbackUrls: client.CallbackURLs ?? [],
    defaultRedirectUri: client.DefaultRedirectURI ?? '',
    signOutUrls: client.LogoutURLs ?? [],
    identityProviders: client.SupportedIdentityProviders ?? [],
    grants: client.AllowedOAuthFlows ?? [],
    scopes: client.AllowedOAuthScopes ?? [],
    unreadable: names.filter((name) => !readable.includes(name)),
    unwritable: names.filter((name) => !writable.includes(name)),
  }
}
