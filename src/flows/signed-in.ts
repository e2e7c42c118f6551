import { ServiceError } from '#domain/errors.ts'
import type { UserPool } from '#domain/pools.ts'
import { tokenRefusal } from '#domain/sign-in/next-step.ts'
import { issuerOf, poolIdIn } from '#domain/tokens/issuer.ts'
import type { TokenSession } from '#domain/tokens/token-session.ts'
import type { User } from '#domain/users.ts'
import { poolKeysOf } from './pool-keys.ts'
import type { Services } from './services.ts'

export type SignedIn = { readonly pool: UserPool; readonly user: User; readonly session: TokenSession }

const refusal = (message: string) => new ServiceError('NotAuthorizedException', message)

/**
 * The user who holds an access token, as things stand now: the token is whole, of this server, in its lifetime, has the scope, and neither it
 * nor its user was ended since.
 */
export async function signedInBy(services: Services, accessToken: string, scope: string): Promise<SignedIn> {
  const signedIn = await holderOf(services, accessToken)
  if (!hasScope(signedIn.session, scope)) throw refusal('Access Token does not have required scopes')
  return signedIn
}

export function hasScope(session: TokenSession, scope: string): boolean {
  return session.scope.split(' ').includes(scope)
}

/** As `signedInBy`, whatever the token's scopes. */
export async function holderOf(services: Services, accessToken: string): Promise<SignedIn> {
  const claims = await verifiedClaims(services, accessToken)
  const { pool, user, session } = await sessionOf(services, claims)
  if (session.revokedAt) throw refusal('Access Token has been revoked')
  const standing = tokenRefusal(user)
  if (standing) throw new ServiceError(standing.code, standing.message)
  // A refresh may have given the token fewer scopes than its sign-in has.
  return { pool, user, session: { ...session, scope: claims.scope } }
}

type Claims = {
  readonly poolId: string
  readonly sessionId: string
  readonly userId: string
  readonly clientId: string
  readonly scope: string
}

async function verifiedClaims(services: Services, token: string): Promise<Claims> {
  // Only to find the keys: nothing of an unverified token is believed, and the issuer is compared below.
  const poolId = poolIdIn(unverifiedIssuer(token))
  if (poolId === undefined) throw refusal('Invalid Access Token')
  const key = (await poolKeysOf(services, poolId))?.access
  if (!key) throw refusal('Invalid Access Token')
  const claims = services.signer.verify(token, (kid) => (kid === key.kid ? key.publicKey : undefined))
  if (!claims) throw refusal('Could not verify signature for Access Token')
  const { iss, token_use, exp, event_id, sub, client_id, scope } = claims
  if (iss !== issuerOf(services.settings, poolId) || token_use !== 'access' || typeof exp !== 'number')
    throw refusal('Invalid Access Token')
  if (typeof event_id !== 'string' || typeof sub !== 'string' || typeof client_id !== 'string')
    throw refusal('Invalid Access Token')
  if (typeof scope !== 'string') throw refusal('Invalid Access Token')
  if (services.clock.now().getTime() >= exp * 1_000) throw refusal('Access Token has expired')
  return { poolId, sessionId: event_id, userId: sub, clientId: client_id, scope }
}

async function sessionOf({ store }: Services, { poolId, sessionId, userId, clientId }: Claims): Promise<SignedIn> {
  const [found, pool] = await Promise.all([
    store.tokenSessions.findWithUser(poolId, sessionId),
    store.pools.find(poolId),
  ])
  if (!pool || (!found && !(await store.users.find(poolId, userId))))
    throw new ServiceError('UserNotFoundException', 'User does not exist.')
  // The user is there and the sign-in is not: its app client was deleted.
  if (!found) throw refusal('Access Token has been revoked')
  if (found.user.id !== userId || found.session.clientId !== clientId) throw refusal('Invalid Access Token')
  return { pool, ...found }
}

function unverifiedIssuer(token: string): unknown {
  try {
    const payload: unknown = JSON.parse(Buffer.from(token.split('.', 2)[1] ?? '', 'base64url').toString())
    return typeof payload === 'object' && payload !== null && 'iss' in payload ? payload.iss : undefined
  } catch {
    return undefined
  }
}
