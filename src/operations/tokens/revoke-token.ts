import { clientSecretMatches } from '#domain/client-secrets.ts'
import { revokeRefreshToken } from '#flows/revoke-refresh-token.ts'
import { anyone } from '../access.ts'
import { operation } from '../operation.ts'

/**
 * Ends one sign-in by its refresh token: the refresh token and every access token that came of it. A token that is not good any more is no
 * error (RFC 7009, section 2.2).
 */
export const RevokeToken = operation('RevokeToken', {
  access: anyone(),

  async handle(services, { input, error }) {
    const found = await services.store.clients.findWithPool(input.ClientId)
    if (!found || !clientSecretMatches(found.client, input.ClientSecret))
      throw error('UnauthorizedException', 'Client authentication failed.')
    switch (await revokeRefreshToken(services, found, input.Token)) {
      case 'not enabled':
        throw error('UnsupportedOperationException', 'Token revocation is not enabled for this client.')
      case 'not a refresh token':
        throw error('UnsupportedTokenTypeException', 'Only refresh tokens can be revoked.')
      case 'of another client':
        throw error('UnauthorizedException', 'The token was not issued to this client.')
      case 'revoked':
        return {}
    }
  },
})
