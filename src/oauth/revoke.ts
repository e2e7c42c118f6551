import { formParameter, isFormType, repeatsParameter } from '#domain/oauth/form-parameters.ts'
import { OAuthError, type OAuthErrorCode } from '#domain/oauth/oauth-error.ts'
import type { WebAnswer, WebRequest, WebSite } from '#domain/web.ts'
import { authenticateClient } from '#flows/oauth/authenticate-client.ts'
import { type Revocation, revokeRefreshToken } from '#flows/revoke-refresh-token.ts'
import type { Services } from '#flows/services.ts'
import { machineAnswer, notAllowed, withinLimits } from './machine-answer.ts'

/** The answer is the same whether there was anything left to revoke (RFC 7009, section 2.2). */
const refusals: Readonly<Record<Exclude<Revocation, 'revoked'>, OAuthErrorCode>> = {
  'not enabled': 'invalid_request',
  'not a refresh token': 'unsupported_token_type',
  // RFC 7009, section 2.1: the token has to be the client's own.
  'of another client': 'invalid_request',
}

/** `POST /oauth2/revoke`. https://docs.aws.amazon.com/cognito/latest/developerguide/revocation-endpoint.html */
export async function revokeEndpoint(services: Services, site: WebSite, request: WebRequest): Promise<WebAnswer> {
  if (request.method !== 'POST' || !isFormType(request.headers['content-type'])) return notAllowed('POST')
  try {
    return await withinLimits(services, site, '/oauth2/revoke', () => revoke(services, site, request))
  } catch (error) {
    if (error instanceof OAuthError) return refused(error.code, request)
    // CVE-2020-15223: what storage throws is no answer of 200.
    throw error
  }
}

async function revoke(services: Services, { pool }: WebSite, request: WebRequest): Promise<WebAnswer> {
  if (repeatsParameter(request.form)) throw new OAuthError('invalid_request')
  const client = await authenticateClient(services, pool, request)
  const token = formParameter(request.form, 'token')
  if (token === undefined) throw new OAuthError('invalid_request')
  const revocation = await revokeRefreshToken(services, { client, pool }, token)
  if (revocation !== 'revoked') throw new OAuthError(refusals[revocation])
  return machineAnswer(200, undefined)
}

function refused(error: OAuthErrorCode, { headers }: WebRequest): WebAnswer {
  if (error !== 'invalid_client') return machineAnswer(400, { error })
  // RFC 6749, section 5.2: who came with a header is told which one would do.
  return machineAnswer(401, { error }, headers.authorization ? { 'www-authenticate': 'Basic realm="oauth2"' } : {})
}
