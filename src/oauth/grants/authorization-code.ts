import { formParameter } from '#domain/oauth/form-parameters.ts'
import { redeemCode } from '#flows/oauth/redeem-code.ts'
import { checkClientMetadata } from './client-metadata.ts'
import { type Grant, requiredFormParameter, userTokenResponse } from './token-response.ts'

/** RFC 6749, section 4.1.3, with PKCE (RFC 7636). */
export const redeemAuthorizationCode: Grant = async (services, entrance, form) => {
  checkClientMetadata(form)
  const presented = {
    code: requiredFormParameter(form, 'code'),
    redirectUri: requiredFormParameter(form, 'redirect_uri'),
    codeVerifier: formParameter(form, 'code_verifier'),
  }
  return userTokenResponse(await redeemCode(services, entrance, presented))
}
