import type { AppClient } from '#domain/clients.ts'
import type { User } from '#domain/users.ts'
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

/** In a token these two are booleans; every other attribute is a string. */
const booleanAttributes = new Set(['email_verified', 'phone_number_verified'])

/** Set by the pool alone; an attribute of such a name can never pass for a claim. The other claims are written over attributes. */
const isClaimOfThePool = (name: string) =>
  name.startsWith('cognito:') || name === 'identities' || name === 'nonce' || name === 'at_hash'

/** Claims of an ID token. https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-id-token.html */
export function idTokenClaims(context: TokenContext): Record<string, unknown> {
  const { client, user, groups, issuer } = context
  return {
    ...attributeClaims(client, user),
    sub: user.id,
    ...groupNames(groups),
    ...(groups.preferredRole ? { 'cognito:preferred_role': groups.preferredRole } : {}),
    iss: issuer,
    'cognito:username': user.username,
    ...(groups.roles.length > 0 ? { 'cognito:roles': groups.roles } : {}),
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
    client_id: client.id,
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

/** The attributes that the client may read: all of them unless it names some. */
function attributeClaims(client: AppClient, user: User): Record<string, unknown> {
  const readable = client.settings.ReadAttributes
  const claims: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(user.attributes)) {
    if (isClaimOfThePool(name) || (readable?.length && !readable.includes(name))) continue
    claims[name] = claimValue(name, value)
  }
  return claims
}

function claimValue(name: string, value: string): unknown {
  if (booleanAttributes.has(name)) return value === 'true'
  // OpenID Connect Core 1.0, section 5.1.1: the address claim is an object.
  return name === 'address' ? { formatted: value } : value
}

function seconds(date: Date): number {
  return Math.floor(date.getTime() / 1_000)
}
