import { secretHashMatches } from '#domain/client-secrets.ts'
import { ServiceError } from '#domain/errors.ts'
import { userDisabled } from '#domain/sign-in/next-step.ts'
import { openRefreshToken, signTokens } from '../issue-tokens.ts'
import type { Services } from '../services.ts'
import { type AuthAnswer, type Entrance, errorOf, type Parameters, requiredParameter } from './request.ts'

const refusal = (message: string) => new ServiceError('NotAuthorizedException', message)

/** REFRESH_TOKEN_AUTH: new ID and access tokens for a sign-in that still stands, through the client it was made by. */
export async function refresh(
  services: Services,
  { pool, client }: Entrance,
  parameters: Parameters,
): Promise<AuthAnswer> {
  const payload = openRefreshToken(services, requiredParameter(parameters, 'REFRESH_TOKEN'))
  if (!payload || payload.pool !== pool.id || payload.client !== client.id) throw refusal('Invalid Refresh Token.')
  const found = await services.store.tokenSessions.findWithUser(pool.id, payload.session)
  if (!found || found.session.clientId !== client.id) throw refusal('Invalid Refresh Token.')
  const { session, user } = found
  // The hash is over the stored username here, whatever name the sign-in was made with.
  checkRefreshSecretHash({ pool, client, caller: 'public' }, user.username, parameters)
  if (session.revokedAt) throw refusal('Refresh Token has been revoked')
  if (services.clock.now() >= session.expiresAt) throw refusal('Refresh Token has expired')
  if (!user.enabled) throw errorOf(userDisabled)
  return { ChallengeParameters: {}, AuthenticationResult: await signTokens(services, client, user, session) }
}

function checkRefreshSecretHash({ client }: Entrance, username: string, { SECRET_HASH }: Parameters): void {
  if (client.secrets.length === 0) return
  if (!SECRET_HASH) throw refusal(`Client ${client.id} is configured with secret but SECRET_HASH was not received`)
  if (!secretHashMatches(client, username, SECRET_HASH))
    throw refusal(`SecretHash does not match for the client: ${client.id}`)
}
