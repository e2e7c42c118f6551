import type { WebAnswer, WebSite } from '#domain/web.ts'
import type { AuthorizeProblem } from './authorize-checks.ts'
import type { AuthorizeVerdict, PageError, ReturnAddress } from './authorize-request.ts'
import { answeringUrl, headerSafe } from './redirect-uri.ts'

/** Sends the browser somewhere, once: nothing of it is kept, and no page learns where it came from. */
export function redirectTo(location: string, cookies: readonly string[] = []): WebAnswer {
  return {
    status: 302,
    headers: {
      location: headerSafe(location),
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      ...(cookies.length > 0 && { 'set-cookie': cookies }),
    },
    body: '',
  }
}

/** The page that tells the user what the app can't be told. */
export function redirectToErrorPage(
  site: WebSite,
  error: PageError,
  clientId: string | undefined,
  cookies: readonly string[] = [],
): WebAnswer {
  const query = new URLSearchParams({ error, ...(clientId !== undefined && { client_id: clientId }) })
  return redirectTo(`${site.base}/error?${query}`, cookies)
}

/** Tells the app what is wrong. RFC 6749, section 4.1.2.1. */
export function redirectWithProblem(address: ReturnAddress, { error, description }: AuthorizeProblem): WebAnswer {
  const parameters = { error, error_description: description, state: address.state }
  return redirectTo(answeringUrl(address.redirectUri, parameters, address.place))
}

/** The answer to a request that is not sound. */
export function refuseAuthorize(site: WebSite, verdict: Exclude<AuthorizeVerdict, { kind: 'sound' }>): WebAnswer {
  return verdict.kind === 'page'
    ? redirectToErrorPage(site, verdict.error, verdict.clientId)
    : redirectWithProblem(verdict, verdict.problem)
}
