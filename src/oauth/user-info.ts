import { ServiceError } from '#domain/errors.ts'
import { scopesIn } from '#domain/oauth/scopes.ts'
import { userInfoClaims } from '#domain/oauth/user-info-claims.ts'
import type { WebAnswer, WebRequest, WebSite } from '#domain/web.ts'
import type { Services } from '#flows/services.ts'
import { hasScope, holderOf } from '#flows/signed-in.ts'
import { machineAnswer, withinLimits } from './machine-answer.ts'

/** Words that programs look for. https://docs.aws.amazon.com/cognito/latest/developerguide/userinfo-endpoint.html */
const badRequest = refusal(400, 'invalid_request', 'Bad OAuth2 request at UserInfo Endpoint')
const badToken = refusal(
  401,
  'invalid_token',
  'Access token is expired, disabled, or deleted, or the user has globally signed out.',
)
const noOpenid = refusal(401, 'invalid_token', 'Access token does not contain openid scope')

/** `GET /oauth2/userInfo`: what the holder of an access token may know of its user (OpenID Connect Core 1.0, section 5.3). */
export async function userInfoEndpoint(services: Services, site: WebSite, request: WebRequest): Promise<WebAnswer> {
  // RFC 6750, section 2.1. A token in the address would end in logs, and one in a form would have to be looked for.
  const token = /^bearer +([A-Za-z0-9._~+/-]+=*)$/i.exec(request.headers.authorization ?? '')?.[1]
  if (token === undefined) return badRequest
  return withinLimits(services, site, '/oauth2/userInfo', () => describeHolder(services, site, token))
}

async function describeHolder(services: Services, site: WebSite, token: string): Promise<WebAnswer> {
  try {
    const { pool, user, session } = await holderOf(services, token)
    if (pool.id !== site.pool.id) return badToken
    if (!hasScope(session, 'openid')) return noOpenid
    const client = await services.store.clients.find(pool.id, session.clientId)
    return client ? machineAnswer(200, userInfoClaims(client, user, scopesIn(session.scope))) : badToken
  } catch (error) {
    if (error instanceof ServiceError && error.code !== 'TooManyRequestsException') return badToken
    throw error
  }
}

function refusal(status: number, error: string, description: string): WebAnswer {
  // Differs: the guide prints no scheme, without which libraries read no challenge (RFC 6750, section 3).
  const challenge = `Bearer error="${error}", error_description="${description}"`
  return machineAnswer(status, { error, error_description: description }, { 'www-authenticate': challenge })
}
