import type { AppClient } from '#domain/clients.ts'
import type { UserPool } from '#domain/pools.ts'
import type { WebAnswer, WebRequest, WebSite } from '#domain/web.ts'
import type { Services } from '#flows/services.ts'
import type { Entrance } from '#flows/sign-in/request.ts'
import type { Language } from '../texts/language.ts'
import type { Texts } from '../texts/texts.ts'
import type { Look } from './look.ts'

/** What is needed to show anything at all. */
export type Stage = {
  readonly site: WebSite
  readonly language: Language
  readonly look: Look
  /** Lets this answer's style and script run, and no others. */
  readonly nonce: string
  /** Where a form may lead, besides this site: see formTargets. */
  readonly formTargets: readonly string[]
}

/** Somebody on the way through the pages for an app: a request whose authorize query was found good. */
export type Visit = Stage & {
  readonly services: Services
  readonly request: WebRequest
  readonly pool: UserPool
  readonly client: AppClient
  /** The query of the authorize request, which every link and form hands on. */
  readonly query: URLSearchParams
  readonly texts: Texts
  readonly csrf: string
  readonly entrance: Entrance
}

/** The address of another page of the same visit. */
export function pathTo({ site, query }: Pick<Visit, 'site' | 'query'>, path: string, notice?: Notice): string {
  return `${site.basePath}${path}?${notice ? noticed(query, notice) : query}`
}

const noticeParameter = 'notice'
const notices = ['confirmed', 'passwordChanged', 'codeSentAgain', 'errorUnconfirmed', 'errorResetRequired'] as const

function noticed(query: URLSearchParams, notice: Notice): URLSearchParams {
  const more = new URLSearchParams(query)
  more.set(noticeParameter, notice)
  return more
}

/** What a page says of the one before it. The names are keys of the catalogues. */
export type Notice = (typeof notices)[number]

export function noticeOf({ request }: Visit): Notice | undefined {
  const asked = request.query.get(noticeParameter)
  return notices.find((notice) => notice === asked)
}

/** The query of a request without what the pages themselves have put in. */
export function authorizeQuery({ query }: WebRequest): URLSearchParams {
  const kept = new URLSearchParams(query)
  kept.delete(noticeParameter)
  return kept
}

/** After a POST the next page is got, so that reloading it does not post again. */
export function goTo(visit: Visit, path: string, notice?: Notice): WebAnswer {
  return {
    status: 303,
    headers: { location: pathTo(visit, path, notice), 'cache-control': 'no-store' },
    body: '',
  }
}
