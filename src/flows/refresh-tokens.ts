import type { AuthenticationResultType } from '#contract/cognito-idp-types.generated.ts'
import type { AppClient } from '#domain/clients.ts'
import { ServiceError } from '#domain/errors.ts'
import { isActivityNews, tracksSessions } from '#domain/session-tracking.ts'
import { tokenRefusal } from '#domain/sign-in/next-step.ts'
import { rotationOf } from '#domain/tokens/rotation.ts'
import type { TokenSession } from '#domain/tokens/token-session.ts'
import type { User } from '#domain/users.ts'
import { openRefreshToken, sealRefreshToken, signTokens, type TokenEntrance } from './issue-tokens.ts'
import { remainingGrant } from './oauth/remaining-grant.ts'
import type { Services } from './services.ts'

/** What the client has to prove about the user of a token before it learns anything more; throws. */
export type ClientProof = (user: User) => void

type Presented = { readonly session: TokenSession; readonly user: User; readonly generation: number }

const refusal = (message: string) => new ServiceError('NotAuthorizedException', message)

/** REFRESH_TOKEN_AUTH has no error of its own for it: it gets here only where rotation was switched off again. */
function reused({ settings }: AppClient): ServiceError {
  return settings.RefreshTokenRotation?.Feature === 'ENABLED'
    ? new ServiceError('RefreshTokenReuseException', 'Refresh token has been invalidated by rotation.')
    : refusal('Refresh Token has been revoked')
}

/**
 * New ID and access tokens for a sign-in that still stands, through the client it was made by; with the next refresh token if the client
 * rotates them. Every way to refresh comes through here.
 */
export async function refreshTokens(
  services: Services,
  entrance: TokenEntrance,
  token: string,
  proveClient: ClientProof = () => undefined,
): Promise<AuthenticationResultType> {
  const presented = await presentedSession(services, entrance, token, proveClient)
  const { session, user } = presented
  const rotation = rotationNow(services, entrance, presented)
  if (rotation === 'reuse') throw reused(entrance.client)
  // Before the rotation: whatever fails until then leaves the presented token as good as it was.
  const remaining = await remainingGrant(services, entrance.client, session)
  if (!remaining) throw refusal('Invalid Refresh Token.')
  const tokens = await signTokens(services, entrance.client, user, remaining)
  const successor = rotation === 'rotate' ? await rotated(services, entrance, presented) : session
  await noteActivity(services, entrance, session)
  return rotation === 'keep' ? tokens : { ...tokens, RefreshToken: sealRefreshToken(services, successor) }
}

async function presentedSession(
  services: Services,
  { pool, client }: TokenEntrance,
  token: string,
  proveClient: ClientProof,
): Promise<Presented> {
  const payload = openRefreshToken(services, token)
  if (!payload || payload.pool !== pool.id || payload.client !== client.id) throw refusal('Invalid Refresh Token.')
  const found = await services.store.tokenSessions.findWithUser(pool.id, payload.session)
  if (!found || found.session.clientId !== client.id) throw refusal('Invalid Refresh Token.')
  const { session, user } = found
  proveClient(user)
  if (session.revokedAt) throw refusal('Refresh Token has been revoked')
  if (services.clock.now() >= session.expiresAt) throw refusal('Refresh Token has expired')
  const standing = tokenRefusal(user)
  if (standing) throw new ServiceError(standing.code, standing.message)
  return { session, user, generation: payload.generation }
}

function rotationNow({ clock }: Services, { client }: TokenEntrance, { generation, session }: Omit<Presented, 'user'>) {
  return rotationOf({ generation, session, settings: client.settings, now: clock.now() })
}

/** CVE-2026-53517: of all who present a token at the same time, one rotates it; for the others it is a retry. */
async function rotated(services: Services, entrance: TokenEntrance, presented: Presented): Promise<TokenSession> {
  const { session, generation } = presented
  const { tokenSessions } = services.store
  if (await tokenSessions.rotate(session.poolId, session.id, generation, services.clock.now()))
    return { ...session, generation: generation + 1 }
  const current = await tokenSessions.find(session.poolId, session.id)
  if (!current) throw refusal('Invalid Refresh Token.')
  if (current.revokedAt) throw refusal('Refresh Token has been revoked')
  if (rotationNow(services, entrance, { generation, session: current }) !== 'repeat') throw reused(entrance.client)
  return current
}

async function noteActivity(
  { store, clock }: Services,
  { pool, sourceIp }: TokenEntrance,
  session: TokenSession,
): Promise<void> {
  const now = clock.now()
  if (tracksSessions(pool) && isActivityNews(session, now))
    await store.tokenSessions.touch(pool.id, session.id, now, sourceIp)
}
