import type { AuthenticationResultType } from '#contract/cognito-idp-types.generated.ts'
import type { AppClient } from '#domain/clients.ts'
import { type AuthorizationCode, hashOfCode, isCodeFor, type PresentedCode } from '#domain/oauth/authorization-code.ts'
import { isProviderAllowed, ownUsers } from '#domain/oauth/identity-providers.ts'
import { OAuthError } from '#domain/oauth/oauth-error.ts'
import { canReadScopes, grantedScopes, scopesIn } from '#domain/oauth/scopes.ts'
import { tokenRefusal } from '#domain/sign-in/next-step.ts'
import type { TokenSession } from '#domain/tokens/token-session.ts'
import type { User } from '#domain/users.ts'
import { sealRefreshToken, signTokens, type TokenEntrance } from '../issue-tokens.ts'
import { keepSession } from '../keep-session.ts'
import type { Repositories, Services } from '../services.ts'
import { scopesAvailableTo } from './available-scopes.ts'
import { newOAuthSession } from './oauth-session.ts'

/**
 * Tokens for an authorization code, once. RFC 6749, section 4.1.2: a code that comes back ends the sign-in that it was redeemed for, since
 * one of the two who had it should not have. Who can't show that the code was made for them ends nothing.
 */
export async function redeemCode(
  services: Services,
  entrance: TokenEntrance,
  presented: PresentedCode,
): Promise<AuthenticationResultType> {
  const { store, clock } = services
  const code = await store.authorizationCodes.find(entrance.pool.id, hashOfCode(presented.code))
  if (!code) throw new OAuthError('invalid_grant')
  if (!isCodeFor(code, entrance.client.id, presented)) throw mismatch(code, entrance, presented)
  if (code.sessionId !== undefined) throw await reuse(services, code)
  if (clock.now() >= code.expiresAt || !mayHave(entrance.client, code)) throw new OAuthError('invalid_grant')
  const scopes = grantedScopes(code.scope, await scopesAvailableTo(services, entrance.client))
  if (scopes.length === 0) throw new OAuthError('invalid_grant')
  const session = newOAuthSession(services, { ...grantOf(entrance, code), scopes })
  const user = await store.transaction((tx) => burn(tx, entrance, { code, session, now: clock.now() }))
  if (user === 'too late') throw await reuse(services, code)
  const tokens = await signTokens(services, entrance.client, user, session, code.nonce)
  return { ...tokens, RefreshToken: sealRefreshToken(services, session) }
}

/** The client may have been changed since the code was made. */
function mayHave({ settings }: AppClient, { scope, redirectUri }: AuthorizationCode): boolean {
  if (!settings.CallbackURLs?.includes(redirectUri)) return false
  return isProviderAllowed(settings, ownUsers) && canReadScopes(settings, scopesIn(scope))
}

/** Cognito's answer to a redirect URI that is none of the client's; to one that is, but not of this code, it is that of the standard. */
function mismatch(code: AuthorizationCode, { client }: TokenEntrance, { redirectUri }: PresentedCode): OAuthError {
  const foreign = redirectUri !== code.redirectUri && !client.settings.CallbackURLs?.includes(redirectUri)
  return new OAuthError(foreign && code.clientId === client.id ? 'unauthorized_client' : 'invalid_grant')
}

function grantOf(entrance: TokenEntrance, { userId, resource, authTime }: AuthorizationCode) {
  const user = { poolId: entrance.pool.id, id: userId }
  return { ...entrance, user, resource, authTime }
}

type Burning = { readonly code: AuthorizationCode; readonly session: TokenSession; readonly now: Date }

/**
 * Marks the code as used and adds its session, both or neither: whoever comes later finds the session to end. The user is locked first, in
 * the order of everybody else who ends sign-ins.
 */
async function burn(
  tx: Repositories,
  { pool }: TokenEntrance,
  { code, session, now }: Burning,
): Promise<User | 'too late'> {
  const user = await tx.users.lock(pool.id, code.userId)
  // CVE-2023-22492: the user may have been disabled or deleted since the code was made.
  if (!user || tokenRefusal(user)) throw new OAuthError('invalid_grant')
  if (!(await tx.authorizationCodes.redeem(pool.id, code.hash, session.id, now))) return 'too late'
  await keepSession(tx, pool, session, now)
  return user
}

async function reuse(
  { store, clock, log }: Services,
  { poolId, hash, clientId }: AuthorizationCode,
): Promise<OAuthError> {
  const code = await store.authorizationCodes.find(poolId, hash)
  if (code?.sessionId !== undefined) {
    await store.tokenSessions.revoke(poolId, code.sessionId, clock.now())
    log.warn({ poolId, clientId }, 'An authorization code came back; the sign-in that it was redeemed for was ended')
  }
  return new OAuthError('invalid_grant')
}
