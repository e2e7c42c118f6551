import type { WebAnswer, WebRequest, WebSite } from '#domain/web.ts'
import type { Services } from './services.ts'

/** Takes one method at one path of every site. Whatever it throws is a bug, answered with status 500. */
export type WebEndpoint = (services: Services, site: WebSite, request: WebRequest) => Promise<WebAnswer>

/** By method and path below the site's base, as `GET /oauth2/authorize`. A HEAD goes where the GET goes. */
export type WebEndpoints = Readonly<Record<`${WebRequest['method']} /${string}`, WebEndpoint>>

/**
 * Paths at which a GET does something: gives a code, ends a session, uses a link up. Programs that look at links before people do send a HEAD,
 * which gets nothing done anywhere (RFC 9110, section 9.2.1) and is refused here.
 */
export const pathsWithoutHead: ReadonlySet<string> = new Set(['/oauth2/authorize', '/logout', '/confirmUser'])

/** A bug for which there is an answer of its own: it is logged like any other, and this is what the browser gets. */
export class AnsweredBug extends Error {
  readonly answer: WebAnswer
  constructor(answer: WebAnswer, cause: unknown) {
    super('A request to a site failed', { cause })
    this.answer = answer
  }
}
