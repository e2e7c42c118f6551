import type { AuthenticationResultType } from '#contract/cognito-idp-types.generated.ts'
import type { AppClient } from '#domain/clients.ts'
import { groupClaims } from '#domain/group-claims.ts'
import { newTimeOrderedId } from '#domain/ids.ts'
import type { UserPool } from '#domain/pools.ts'
import { tracksSessions } from '#domain/session-tracking.ts'
import { accessTokenClaims, hasIdToken, type IdTokenExtras, idTokenClaims } from '#domain/tokens/claims.ts'
import { issuerOf } from '#domain/tokens/issuer.ts'
import { lifetimesOf } from '#domain/tokens/lifetimes.ts'
import type { TokenSession } from '#domain/tokens/token-session.ts'
import type { User } from '#domain/users.ts'
import { poolKeysOf } from './pool-keys.ts'
import type { Services } from './services.ts'

/** What a refresh token holds. Everything that can change is looked up in its token session. */
export type RefreshPayload = {
  readonly pool: string
  readonly session: string
  readonly client: string
  /** How often the sign-in's token had been rotated when this one was made. */
  readonly generation: number
}

/** Through which app client of which pool tokens are asked for, and from which address. */
export type TokenEntrance = { readonly pool: UserPool; readonly client: AppClient; readonly sourceIp: string }

/** A new sign-in through an app client: the session that every token of it belongs to. Not stored yet. */
export function newTokenSession(
  { clock, random }: Services,
  { pool, client, sourceIp }: TokenEntrance,
  user: Pick<User, 'poolId' | 'id'>,
  scope: string,
): TokenSession {
  const now = clock.now()
  return {
    poolId: user.poolId,
    id: newTimeOrderedId(now, random.bytes),
    userId: user.id,
    clientId: client.id,
    originJti: random.uuid(),
    scope,
    authTime: now,
    expiresAt: new Date(now.getTime() + lifetimesOf(client.settings).refreshSeconds * 1_000),
    revokedAt: undefined,
    generation: 0,
    rotatedAt: undefined,
    lastActiveAt: now,
    lastIpAddress: tracksSessions(pool) ? sourceIp : undefined,
    oauth: undefined,
  }
}

/** Signs an access token of a session, and an ID token where there is one. `nonce` is for the first ID token of a sign-in. */
export async function signTokens(
  services: Services,
  client: AppClient,
  user: User,
  session: TokenSession,
  nonce?: string,
): Promise<AuthenticationResultType> {
  const { store, signer, clock, random, settings } = services
  const [keys, groups] = await Promise.all([
    poolKeysOf(services, user.poolId),
    store.groups.ofUser(user.poolId, user.id),
  ])
  if (!keys) throw new Error(`User pool ${user.poolId} has no signing keys`)
  const shared = {
    issuer: issuerOf(settings, user.poolId),
    client,
    user,
    session,
    groups: groupClaims(groups),
    now: clock.now(),
  }
  const accessToken = () =>
    signer.sign(keys.access.nextPrivateKey(), keys.access.kid, accessTokenClaims({ ...shared, jti: random.uuid() }))
  const idToken = (extras?: IdTokenExtras) =>
    signer.sign(keys.id.nextPrivateKey(), keys.id.kid, idTokenClaims({ ...shared, jti: random.uuid() }, extras))
  const result = { ExpiresIn: lifetimesOf(client.settings).accessSeconds, TokenType: 'Bearer' }
  if (!session.oauth) {
    const [AccessToken, IdToken] = await Promise.all([accessToken(), idToken()])
    return { AccessToken, ...result, IdToken }
  }
  // One after the other: the ID token names the access token.
  const AccessToken = await accessToken()
  return {
    AccessToken,
    ...result,
    ...(hasIdToken(session) && { IdToken: await idToken({ nonce, accessToken: AccessToken }) }),
  }
}

export function sealRefreshToken({ boxes }: Services, session: TokenSession): string {
  const { poolId: pool, id, clientId: client, generation } = session
  const payload: RefreshPayload = { pool, session: id, client, generation }
  return boxes.sealRefreshToken(payload)
}

export function openRefreshToken({ boxes }: Services, token: string): RefreshPayload | undefined {
  const payload = boxes.openRefreshToken(token)
  // Tokens made before rotation was written say nothing of it.
  const { pool, session, client, generation = 0 } = payload ?? {}
  return typeof pool === 'string' &&
    typeof session === 'string' &&
    typeof client === 'string' &&
    typeof generation === 'number'
    ? { pool, session, client, generation }
    : undefined
}
