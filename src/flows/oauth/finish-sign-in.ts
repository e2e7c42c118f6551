import type { AppClient } from '#domain/clients.ts'
import { addressOf, judgeAuthorize } from '#domain/oauth/authorize-request.ts'
import { redirectTo, redirectWithProblem, refuseAuthorize } from '#domain/oauth/browser-answers.ts'
import type { User } from '#domain/users.ts'
import type { WebAnswer, WebRequest, WebSite } from '#domain/web.ts'
import type { Services } from '#flows/services.ts'
import { answerApp, orTellApp } from './answer-app.ts'
import { startLoginSession } from './login-session.ts'

export type FinishedSignIn = {
  readonly client: AppClient
  readonly user: User
  /** As the pages handed it on, which nothing is believed of. */
  readonly authorizeQuery: URLSearchParams
  readonly sourceIp: string
  /** Of the request, so that the session that the browser had before ends. */
  readonly cookies: WebRequest['cookies']
}

/** The end of a sign-in on the pages: a session with the site, and back to the app with a code or tokens. */
export async function finishSignIn(
  services: Services,
  site: WebSite,
  { client, user, authorizeQuery, sourceIp, cookies }: FinishedSignIn,
): Promise<WebAnswer> {
  const verdict = judgeAuthorize(client, authorizeQuery)
  if (verdict.kind !== 'sound') return refuseAuthorize(site, verdict)
  const { request } = verdict
  return orTellApp(request, async () => {
    const started = await startLoginSession(services, site, user, cookies)
    if (!started)
      return redirectWithProblem(addressOf(request), { error: 'invalid_request', description: 'User is not enabled' })
    const { authTime, loginSessionId, cookie } = started
    const visitor = { user, authTime, loginSessionId, sourceIp }
    const answer = await answerApp(services, site, request, visitor, [cookie])
    return answer ?? redirectTo(`${site.base}/login?${authorizeQuery}`)
  })
}
