import { ServiceError } from '#domain/errors.ts'
import { OAuthError } from '#domain/oauth/oauth-error.ts'
import { refreshTokens } from '#flows/refresh-tokens.ts'
import { type Grant, requiredFormParameter, userTokenResponse } from './token-response.ts'

/**
 * RFC 6749, section 6. The scopes of the sign-in stay, whatever `scope` says, but for those that the client has lost since. Refresh tokens of the API are good here too, as those of the
 * pages are there.
 */
export const grantRefreshToken: Grant = async (services, entrance, form) => {
  const token = requiredFormParameter(form, 'refresh_token')
  try {
    return userTokenResponse(await refreshTokens(services, entrance, token))
  } catch (error) {
    // Whatever is wrong with the token or its user.
    if (error instanceof ServiceError && error.code !== 'TooManyRequestsException')
      throw new OAuthError('invalid_grant')
    throw error
  }
}
