import { type AuthorizeRequest, addressOf } from '#domain/oauth/authorize-request.ts'
import { redirectTo, redirectWithProblem } from '#domain/oauth/browser-answers.ts'
import { answeringUrl } from '#domain/oauth/redirect-uri.ts'
import { grantedScopes } from '#domain/oauth/scopes.ts'
import type { User } from '#domain/users.ts'
import type { WebAnswer, WebSite } from '#domain/web.ts'
import type { Services } from '#flows/services.ts'
import { AnsweredBug } from '#flows/web-endpoint.ts'
import { scopesAvailableTo } from './available-scopes.ts'
import { issueImplicitTokens } from './implicit-tokens.ts'
import { issueCode } from './issue-code.ts'
import { GrantEnded, type OAuthGrant } from './oauth-session.ts'

/** Who is signed in at the site, since when, by which session, and from where. */
export type SignedInVisitor = {
  readonly user: User
  readonly authTime: Date
  readonly loginSessionId: string
  readonly sourceIp: string
}

/** Sends the browser back to the app with what it asked for, a code or tokens. Undefined if the session was ended meanwhile. */
export async function answerApp(
  services: Services,
  site: WebSite,
  request: AuthorizeRequest,
  visitor: SignedInVisitor,
  cookies: readonly string[] = [],
): Promise<WebAnswer | undefined> {
  const { client, nonce, resource } = request
  const scopes = grantedScopes(request.scopes.join(' '), await scopesAvailableTo(services, client))
  // What the client is allowed went with its resource servers.
  if (scopes.length === 0)
    return redirectWithProblem(addressOf(request), { error: 'invalid_request', description: 'invalid_scope' })
  const grant: OAuthGrant = { ...visitor, pool: site.pool, client, scopes, nonce, resource }
  const answer = request.responseType === 'code' ? codeAnswer : tokenAnswer
  try {
    return redirectTo(await answer(services, request, grant), cookies)
  } catch (error) {
    if (error instanceof GrantEnded) return undefined
    throw error
  }
}

/** Runs what has a sound request to answer. If it fails, the app is told so (RFC 6749, section 4.1.2.1). */
export async function orTellApp(request: AuthorizeRequest, work: () => Promise<WebAnswer>): Promise<WebAnswer> {
  try {
    return await work()
  } catch (error) {
    throw new AnsweredBug(redirectWithProblem(addressOf(request), { error: 'server_error' }), error)
  }
}

async function codeAnswer(services: Services, request: AuthorizeRequest, grant: OAuthGrant): Promise<string> {
  const { redirectUri, codeChallenge, state } = request
  const code = await issueCode(services, { ...grant, redirectUri, codeChallenge })
  return answeringUrl(redirectUri, { code, state }, 'query')
}

async function tokenAnswer(services: Services, request: AuthorizeRequest, grant: OAuthGrant): Promise<string> {
  const { idToken, accessToken, expiresInSeconds } = await issueImplicitTokens(services, grant)
  const parameters = {
    id_token: idToken,
    access_token: accessToken,
    token_type: 'Bearer',
    expires_in: String(expiresInSeconds),
    state: request.state,
  }
  return answeringUrl(request.redirectUri, parameters, 'fragment')
}
