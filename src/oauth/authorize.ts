import { addressOf, wantsNewSignIn } from '#domain/oauth/authorize-request.ts'
import { redirectTo, redirectWithProblem, refuseAuthorize } from '#domain/oauth/browser-answers.ts'
import { answerApp, orTellApp } from '#flows/oauth/answer-app.ts'
import { checkAuthorize } from '#flows/oauth/check-authorize.ts'
import { findLoginSession } from '#flows/oauth/login-session.ts'
import type { WebEndpoint } from '#flows/web-endpoint.ts'

/**
 * Where every sign-in begins: straight back to the app for whoever is signed in at the site already, on to the sign-in page for everybody
 * else. https://docs.aws.amazon.com/cognito/latest/developerguide/authorization-endpoint.html
 */
export const authorize: WebEndpoint = async (services, site, { query, cookies, sourceIp }) => {
  const verdict = await checkAuthorize(services, site.pool, query)
  if (verdict.kind !== 'sound') return refuseAuthorize(site, verdict)
  const { request } = verdict
  return orTellApp(request, async () => {
    const found = await findLoginSession(services, site, request.client, cookies)
    if (found && !wantsNewSignIn(request, found.session.authTime, services.clock.now())) {
      const { user, session } = found
      const visitor = { user, authTime: session.authTime, loginSessionId: session.id, sourceIp }
      const answer = await answerApp(services, site, request, visitor)
      if (answer) return answer
    }
    // OpenID Connect Core 1.0, section 3.1.2.6: no page may be shown.
    if (request.prompts.has('none')) return redirectWithProblem(addressOf(request), { error: 'login_required' })
    return redirectTo(`${site.base}/login?${query}`)
  })
}
