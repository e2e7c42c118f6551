import { redirectWithProblem } from '#domain/oauth/browser-answers.ts'
import type { WebAnswer, WebRequest } from '#domain/web.ts'
import { cookieLine } from '#domain/web-cookies.ts'
import { checkAuthorize } from '#flows/oauth/check-authorize.ts'
import type { Services } from '#flows/services.ts'
import type { WebEndpoint } from '#flows/web-endpoint.ts'
import { knownTag } from '../texts/language.ts'
import { lookOf } from './client-look.ts'
import { withCookies } from './cookies.ts'
import { csrfCookie, csrfTokenOf, isOwnForm, newCsrfToken } from './csrf.ts'
import { show } from './document.ts'
import { errorScreen, startAgainScreen } from './error-screens.ts'
import { formTargets } from './form-targets.ts'
import { pageErrorTexts } from './page-errors.ts'
import { refusalOf } from './refusal.ts'
import { languageCookie, plainStage } from './stage.ts'
import { authorizeQuery, type Stage, type Visit } from './visit.ts'

const yearSeconds = 31_536_000

/**
 * A page on the way to an app. Before anything else the authorize query is judged, by the same rules as at the authorize endpoint; of a POST
 * also the proof that it comes from a page of ours.
 */
export function page(handle: (visit: Visit) => Promise<WebAnswer>): WebEndpoint {
  return async (services, site, request) => {
    const stage = plainStage(services, site, request)
    const { texts } = stage.language
    const query = authorizeQuery(request)
    const verdict = await checkAuthorize(services, site.pool, query)
    if (verdict.kind === 'page') return show(stage, errorScreen(texts, pageErrorTexts[verdict.error], verdict.error))
    if (verdict.kind === 'redirect') return redirectWithProblem(verdict, verdict.problem)
    const visit = await visitOf(services, request, { stage, query, client: verdict.request.client })
    try {
      const answer = isForged(visit) ? forged(visit) : await handle(visit)
      return withCookies(answer, [...csrfLine(visit), ...languageLine(visit)])
    } catch (thrown) {
      const { text, status } = refusalOf(thrown)
      return show(visit, startAgainScreen(visit, text, { status }))
    }
  }
}

type Found = Pick<Visit, 'query' | 'client'> & { readonly stage: Stage }

async function visitOf(services: Services, request: WebRequest, { stage, query, client }: Found): Promise<Visit> {
  const { site } = stage
  const { pool } = site
  return {
    ...stage,
    look: await lookOf(services, site, client),
    formTargets: formTargets(client),
    services,
    request,
    pool,
    client,
    query,
    texts: stage.language.texts,
    csrf: csrfTokenOf(services, site, request) ?? newCsrfToken(services, site),
    entrance: { pool, client, caller: 'pages', sourceIp: request.sourceIp },
  }
}

function isForged({ services, site, request }: Visit): boolean {
  return request.method === 'POST' && !isOwnForm(services, site, request)
}

function forged(visit: Visit): WebAnswer {
  return show(visit, startAgainScreen(visit, 'csrfText', { status: 403 }))
}

function csrfLine({ site, request, csrf }: Visit): string[] {
  return request.cookies.get(csrfCookie) === csrf ? [] : [cookieLine(site, csrfCookie, csrf)]
}

/** Once asked for, a language stays. */
function languageLine({ site, request }: Visit): string[] {
  const asked = knownTag(request.query.get('lang') ?? '')
  if (asked === undefined || asked === request.cookies.get(languageCookie)) return []
  return [cookieLine(site, languageCookie, asked, { maxAgeSeconds: yearSeconds })]
}
