import { clientSecretMatches } from '#domain/client-secrets.ts'
import { ServiceError } from '#domain/errors.ts'
import { isFlowAllowed } from '#domain/sign-in/auth-flows.ts'
import { refreshTokens } from '#flows/refresh-tokens.ts'
import { appClient, type ClientCaller } from '../access.ts'
import { operation } from '../operation.ts'

/**
 * New ID and access tokens for a refresh token, and the next refresh token from clients that rotate them. A client that does not rotate has
 * to allow REFRESH_TOKEN_AUTH, or switching that off would switch nothing off.
 */
export const GetTokensFromRefreshToken = operation('GetTokensFromRefreshToken', {
  access: appClient(),

  async handle(services, { input, caller, invocation: { sourceIp }, error }) {
    // CVE-2026-53512: the client proves itself before anything is said of the token.
    checkClientSecret(caller, input.ClientSecret)
    if (
      caller.client.settings.RefreshTokenRotation?.Feature !== 'ENABLED' &&
      !isFlowAllowed(caller.client, 'REFRESH_TOKEN_AUTH')
    )
      throw error('InvalidParameterException', 'REFRESH_TOKEN_AUTH flow not enabled for this client')
    return { AuthenticationResult: await refreshTokens(services, { ...caller, sourceIp }, input.RefreshToken) }
  },
})

function checkClientSecret({ client }: ClientCaller, given: string | undefined): void {
  if (clientSecretMatches(client, given)) return
  throw new ServiceError(
    'NotAuthorizedException',
    given
      ? `Unable to verify client secret for client ${client.id}`
      : `Client ${client.id} is configured with secret but ClientSecret was not received`,
  )
}
