import { createHash } from 'node:crypto'
import type { AppClient } from '#domain/clients.ts'
import { scopesIn } from '#domain/oauth/scopes.ts'
import type { User } from '#domain/users.ts'
import { addressClaim, claimedAttributes } from './attribute-claims.ts'
import { lifetimesOf } from './lifetimes.ts'
import type { TokenSession } from './token-session.ts'

/** What a user's groups say in tokens. */
export type GroupClaims = {
  readonly names: readonly string[]
  readonly roles: readonly string[]
  readonly preferredRole: string | undefined
}

export type TokenContext = {
  readonly issuer: string
  readonly client: AppClient
  readonly user: User
  readonly session: TokenSession
  readonly groups: GroupClaims
  readonly now: Date
  readonly jti: string
}

/** What an ID token of the OAuth endpoints says besides. */
export type IdTokenExtras = {
  /** As the client asked for at the beginning of the sign-in; not repeated at a refresh (OpenID Connect Core 1.0, section 12.2). */
  readonly nonce?: string | undefined
  /** The access token that is handed out with it. */
  readonly accessToken?: string
}

/** In a token these two are booleans; every other attribute is a string. */
const booleanAttributes = new Set(['email_verified', 'phone_number_verified'])

/** Whether there is an ID token: a sign-in through the OAuth endpoints has to ask for it by the scope `openid`. */
export function hasIdToken({ oauth, scope }: TokenSession): boolean {
  return oauth === undefined || scopesIn(scope).includes('openid')
}

/** Claims of an ID token. https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-id-token.html */
export function idTokenClaims(
  context: TokenContext,
  { nonce, accessToken }: IdTokenExtras = {},
): Record<string, unknown> {
  const { client, user, groups, issuer } = context
  return {
    ...attributeClaims(context),
    ...(accessToken === undefined ? {} : { at_hash: halfHash(accessToken) }),
    sub: user.id,
    ...groupNames(groups),
    ...(groups.preferredRole ? { 'cognito:preferred_role': groups.preferredRole } : {}),
    iss: issuer,
    'cognito:username': user.username,
    ...(groups.roles.length > 0 ? { 'cognito:roles': groups.roles } : {}),
    ...(nonce === undefined ? {} : { nonce }),
    aud: client.id,
    ...sharedClaims(context, 'id', lifetimesOf(client.settings).idSeconds),
  }
}

/** Claims of an access token. https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-access-token.html */
export function accessTokenClaims(context: TokenContext): Record<string, unknown> {
  const { client, user, groups, issuer, session } = context
  return {
    sub: user.id,
    ...groupNames(groups),
    iss: issuer,
    ...(session.oauth ? { version: 2 } : {}),
    client_id: client.id,
    ...(session.oauth?.resource === undefined ? {} : { aud: session.oauth.resource }),
    ...sharedClaims(context, 'access', lifetimesOf(client.settings).accessSeconds),
    scope: session.scope,
    username: user.username,
  }
}

function sharedClaims(
  { client, session, now, jti }: TokenContext,
  tokenUse: 'id' | 'access',
  lifetimeSeconds: number,
): Record<string, unknown> {
  const iat = seconds(now)
  return {
    ...(client.settings.EnableTokenRevocation === false ? {} : { origin_jti: session.originJti }),
    event_id: session.id,
    token_use: tokenUse,
    auth_time: seconds(session.authTime),
    exp: iat + lifetimeSeconds,
    iat,
    jti,
  }
}

function groupNames(groups: GroupClaims): Record<string, unknown> {
  return groups.names.length > 0 ? { 'cognito:groups': groups.names } : {}
}

function attributeClaims({ client, user, session }: TokenContext): Record<string, unknown> {
  const claims: Record<string, unknown> = {}
  for (const [name, value] of claimedAttributes(client, user, session.oauth && scopesIn(session.scope)))
    claims[name] = claimValue(name, value)
  return claims
}

function claimValue(name: string, value: string): unknown {
  if (booleanAttributes.has(name)) return value === 'true'
  return name === 'address' ? addressClaim(value) : value
}

/** OpenID Connect Core 1.0, section 3.1.3.6: the left half of the hash that RS256 uses. */
function halfHash(accessToken: string): string {
  return createHash('sha256').update(accessToken, 'ascii').digest().subarray(0, 16).toString('base64url')
}

function seconds(date: Date): number {
  return Math.floor(date.getTime() / 1_000)
}
