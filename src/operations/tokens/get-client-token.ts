import { clientSecretMatches } from '#domain/client-secrets.ts'
import { grantedScopes, userScopes } from '#domain/oauth/scopes.ts'
import { scopesAvailableTo } from '#flows/oauth/available-scopes.ts'
import { issueClientToken } from '#flows/oauth/issue-client-token.ts'
import { appClient } from '../access.ts'
import { operation } from '../operation.ts'

/** An access token for an app client itself, without a domain: what the token endpoint gives for `client_credentials`. */
export const GetClientToken = operation('GetClientToken', {
  access: appClient(),

  async handle(services, { input, caller: { client }, error }) {
    // A client without a secret has nothing to prove itself with.
    if (client.secrets.length === 0 || !clientSecretMatches(client, input.Secret))
      throw error('NotAuthorizedException', `Unable to verify client secret for client ${client.id}`)
    if (!client.settings.ExplicitAuthFlows?.includes('ALLOW_CLIENT_TOKEN_AUTH'))
      throw error('InvalidParameterException', 'CLIENT_TOKEN_AUTH flow not enabled for this client')
    const available = (await scopesAvailableTo(services, client)).filter((scope) => !userScopes.has(scope))
    const asked = input.Scopes?.length ? input.Scopes : undefined
    const foreign = asked?.find((scope) => !available.includes(scope))
    if (foreign !== undefined) throw error('InvalidParameterException', `Invalid scope requested: ${foreign}`)
    if (available.length === 0) throw error('InvalidParameterException', 'No scopes are configured for this client')
    const scopes = grantedScopes(asked?.join(' '), available)
    const { accessToken, expiresInSeconds } = await issueClientToken(services, client, scopes)
    return {
      ClientAuthenticationResult: { AccessToken: accessToken, ExpiresIn: expiresInSeconds, TokenType: 'Bearer' },
    }
  },
})
