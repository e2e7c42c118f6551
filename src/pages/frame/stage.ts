import type { WebRequest, WebSite } from '#domain/web.ts'
import type { Services } from '#flows/services.ts'
import { languageOf } from '../texts/language.ts'
import { plainLook } from './look.ts'
import type { Stage } from './visit.ts'

export const languageCookie = 'lang'

const nonceBytes = 16

/** What is needed to show a page of no app in particular. */
export function plainStage({ random }: Pick<Services, 'random'>, site: WebSite, request: WebRequest): Stage {
  return {
    site,
    language: languageOf({
      query: request.query.get('lang'),
      cookie: request.cookies.get(languageCookie),
      acceptLanguage: request.headers['accept-language'],
    }),
    look: plainLook,
    nonce: random.bytes(nonceBytes).toString('base64url'),
    formTargets: [],
  }
}
