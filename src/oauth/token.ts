import type { AppClient } from '#domain/clients.ts'
import { formParameter, isFormType, repeatsParameter } from '#domain/oauth/form-parameters.ts'
import { type GrantType, isGrantAllowed, isGrantType } from '#domain/oauth/grants.ts'
import { OAuthError } from '#domain/oauth/oauth-error.ts'
import type { WebAnswer, WebRequest, WebSite } from '#domain/web.ts'
import { authenticateClient } from '#flows/oauth/authenticate-client.ts'
import type { Services } from '#flows/services.ts'
import { redeemAuthorizationCode } from './grants/authorization-code.ts'
import { grantClientCredentials } from './grants/client-credentials.ts'
import { grantRefreshToken } from './grants/refresh-token.ts'
import type { Grant, TokenResponse } from './grants/token-response.ts'
import { machineAnswer, notAllowed, withinLimits } from './machine-answer.ts'

const grants: Readonly<Record<GrantType, Grant>> = {
  authorization_code: redeemAuthorizationCode,
  refresh_token: grantRefreshToken,
  client_credentials: grantClientCredentials,
}

/** `POST /oauth2/token`. https://docs.aws.amazon.com/cognito/latest/developerguide/token-endpoint.html */
export async function tokenEndpoint(services: Services, site: WebSite, request: WebRequest): Promise<WebAnswer> {
  if (request.method !== 'POST' || !isFormType(request.headers['content-type'])) return notAllowed('POST')
  try {
    const grant = requestedGrant(request.form)
    return await withinLimits(services, site, `/oauth2/token#${grant}`, async () =>
      machineAnswer(200, await granted(services, site, request, grant)),
    )
  } catch (error) {
    // All with 400, a client that is not known too, as Cognito does.
    if (error instanceof OAuthError) return machineAnswer(400, { error: error.code })
    throw error
  }
}

function requestedGrant(form: URLSearchParams): GrantType {
  if (repeatsParameter(form)) throw new OAuthError('invalid_request')
  const grant = formParameter(form, 'grant_type')
  if (grant === undefined) throw new OAuthError('invalid_request')
  if (!isGrantType(grant)) throw new OAuthError('unsupported_grant_type')
  return grant
}

async function granted(
  services: Services,
  { pool }: WebSite,
  request: WebRequest,
  grant: GrantType,
): Promise<TokenResponse> {
  const client: AppClient = await authenticateClient(services, pool, request)
  if (!isGrantAllowed(client.settings, grant)) throw new OAuthError('unauthorized_client')
  return grants[grant](services, { pool, client, sourceIp: request.sourceIp }, request.form)
}
