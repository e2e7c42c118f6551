import { formParameter } from '#domain/oauth/form-parameters.ts'
import { OAuthError } from '#domain/oauth/oauth-error.ts'
import { grantedScopes, userScopes } from '#domain/oauth/scopes.ts'
import { scopesAvailableTo } from '#flows/oauth/available-scopes.ts'
import { issueClientToken } from '#flows/oauth/issue-client-token.ts'
import { checkClientMetadata } from './client-metadata.ts'
import type { Grant } from './token-response.ts'

/** RFC 6749, section 4.4: an access token for the client itself. Scopes about users mean nothing where there is none. */
export const grantClientCredentials: Grant = async (services, { client }, form) => {
  checkClientMetadata(form)
  // The grant is for clients that have a secret to prove themselves with.
  if (client.secrets.length === 0) throw new OAuthError('invalid_client')
  const available = (await scopesAvailableTo(services, client)).filter((scope) => !userScopes.has(scope))
  const scopes = grantedScopes(formParameter(form, 'scope'), available)
  if (scopes.length === 0) throw new OAuthError('invalid_scope')
  const { accessToken, expiresInSeconds } = await issueClientToken(services, client, scopes)
  return { access_token: accessToken, expires_in: expiresInSeconds, token_type: 'Bearer' }
}
