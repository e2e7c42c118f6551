import { secretHashMatches } from '#domain/client-secrets.ts'
import type { AppClient } from '#domain/clients.ts'
import { ServiceError } from '#domain/errors.ts'
import { refreshTokens } from '../refresh-tokens.ts'
import type { Services } from '../services.ts'
import { type AuthAnswer, type Entrance, type Parameters, requiredParameter } from './request.ts'

/** REFRESH_TOKEN_AUTH: new ID and access tokens for a sign-in that still stands. Clients that rotate refresh tokens never get here. */
export async function refresh(services: Services, entrance: Entrance, parameters: Parameters): Promise<AuthAnswer> {
  const token = requiredParameter(parameters, 'REFRESH_TOKEN')
  const AuthenticationResult = await refreshTokens(services, entrance, token, (user) =>
    // The hash is over the stored username here, whatever name the sign-in was made with.
    checkSecretHash(entrance.client, user.username, parameters),
  )
  return { ChallengeParameters: {}, AuthenticationResult }
}

function checkSecretHash(client: AppClient, username: string, { SECRET_HASH }: Parameters): void {
  if (client.secrets.length === 0) return
  if (!SECRET_HASH) throw refusal(`Client ${client.id} is configured with secret but SECRET_HASH was not received`)
  if (!secretHashMatches(client, username, SECRET_HASH))
    throw refusal(`SecretHash does not match for the client: ${client.id}`)
}

const refusal = (message: string) => new ServiceError('NotAuthorizedException', message)
