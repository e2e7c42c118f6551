import { clientSecretMatches } from '#domain/client-secrets.ts'
import { openRefreshToken } from '#flows/issue-tokens.ts'
import { anyone } from '../access.ts'
import { operation } from '../operation.ts'

/**
 * Ends one sign-in by its refresh token: the refresh token and every access token that came of it. A token that is not good any more is no
 * error (RFC 7009, section 2.2).
 */
export const RevokeToken = operation('RevokeToken', {
  access: anyone(),

  async handle(services, { input, error }) {
    const { store, clock } = services
    const found = await store.clients.findWithPool(input.ClientId)
    if (!found || !clientSecretMatches(found.client, input.ClientSecret))
      throw error('UnauthorizedException', 'Client authentication failed.')
    const { client, pool } = found
    if (client.settings.EnableTokenRevocation === false)
      throw error('UnsupportedOperationException', 'Token revocation is not enabled for this client.')
    // Three parts: an ID or access token.
    if (input.Token.split('.').length === 3)
      throw error('UnsupportedTokenTypeException', 'Only refresh tokens can be revoked.')
    const payload = openRefreshToken(services, input.Token)
    if (!payload || payload.pool !== pool.id) return {}
    if (payload.client !== client.id) throw error('UnauthorizedException', 'The token was not issued to this client.')
    await store.tokenSessions.revoke(pool.id, payload.session, clock.now())
    return {}
  },
})
