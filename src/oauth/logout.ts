import type { AppClient } from '#domain/clients.ts'
import { judgeAuthorize } from '#domain/oauth/authorize-request.ts'
import { redirectTo, redirectToErrorPage, refuseAuthorize } from '#domain/oauth/browser-answers.ts'
import { logoutUriFor } from '#domain/oauth/redirect-uri.ts'
import type { WebAnswer, WebSite } from '#domain/web.ts'
import { clientNamedIn } from '#flows/oauth/check-authorize.ts'
import { endLoginSession } from '#flows/oauth/login-session.ts'
import type { WebEndpoint } from '#flows/web-endpoint.ts'

/**
 * Ends the browser's session with the site, then sends it to one of the client's sign-out URLs or to the sign-in page. Tokens that apps have
 * stay good. https://docs.aws.amazon.com/cognito/latest/developerguide/logout-endpoint.html
 */
export const logout: WebEndpoint = async (services, site, { query, cookies }) => {
  // Whatever is wrong with the rest: whoever wants to sign out is signed out, as at Cognito.
  const cookie = await endLoginSession(services, site, cookies)
  const client = await clientNamedIn(services, site.pool, query)
  const answer = query.has('logout_uri') ? leave(site, client, query) : signInAgain(site, client, query)
  return { ...answer, headers: { ...answer.headers, 'set-cookie': [cookie] } }
}

function leave(site: WebSite, client: AppClient | undefined, query: URLSearchParams): WebAnswer {
  const clientId = query.get('client_id') || undefined
  const [uri = '', ...more] = query.getAll('logout_uri')
  if (!client || query.getAll('client_id').length > 1) return redirectToErrorPage(site, 'invalid_request', clientId)
  const target = more.length > 0 ? undefined : logoutUriFor(client, uri)
  return target === undefined ? redirectToErrorPage(site, 'redirect_mismatch', clientId) : redirectTo(target)
}

/** The other parameters are those of a request to sign in. A provider is not picked for the user this time. */
function signInAgain(site: WebSite, client: AppClient | undefined, query: URLSearchParams): WebAnswer {
  const next = new URLSearchParams(query)
  for (const name of ['identity_provider', 'idp_identifier']) next.delete(name)
  const verdict = judgeAuthorize(client, next)
  if (verdict.kind !== 'sound') return refuseAuthorize(site, verdict)
  if (!next.get('scope')) next.set('scope', verdict.request.scopes.join(' '))
  return redirectTo(`${site.base}/login?${next}`)
}
