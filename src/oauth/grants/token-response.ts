import type { AuthenticationResultType } from '#contract/cognito-idp-types.generated.ts'
import { formParameter } from '#domain/oauth/form-parameters.ts'
import { OAuthError } from '#domain/oauth/oauth-error.ts'
import type { TokenEntrance } from '#flows/issue-tokens.ts'
import type { Services } from '#flows/services.ts'

/** RFC 6749, section 5.1, and OpenID Connect Core 1.0, section 3.1.3.3. */
export type TokenResponse = {
  id_token?: string
  access_token: string
  refresh_token?: string
  expires_in: number
  token_type: 'Bearer'
}

/** One value of `grant_type`: the client is known and may use it. Refuses with an OAuthError. */
export type Grant = (services: Services, entrance: TokenEntrance, form: URLSearchParams) => Promise<TokenResponse>

export function requiredFormParameter(form: URLSearchParams, name: string): string {
  const value = formParameter(form, name)
  if (value === undefined) throw new OAuthError('invalid_request')
  return value
}

export function userTokenResponse(tokens: AuthenticationResultType): TokenResponse {
  const { IdToken, AccessToken = '', RefreshToken, ExpiresIn = 0 } = tokens
  return {
    ...(IdToken !== undefined && { id_token: IdToken }),
    access_token: AccessToken,
    ...(RefreshToken !== undefined && { refresh_token: RefreshToken }),
    expires_in: ExpiresIn,
    token_type: 'Bearer',
  }
}
