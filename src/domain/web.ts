import type { UserPool } from './pools.ts'

/** Where a browser or a back end reaches the OAuth endpoints and the hosted pages of a pool. */
export type WebSite = {
  readonly pool: UserPool
  /** The absolute address of the site without a trailing slash; all links are built on it. From configuration, never from a request. */
  readonly base: string
  /** The path part of `base`: `''` for a site with a host name of its own, `/{poolId}` for one without. */
  readonly basePath: string
  /** Whether `base` is https, so that cookies are Secure. */
  readonly secure: boolean
  /** Which pages the domain shows, 1 or 2, for a site with a host name of its own. */
  readonly managedLoginVersion?: number
}

/** A request to a site, the transport taken off: paths are below `WebSite.base`. */
export type WebRequest = {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly query: URLSearchParams
  /** Of a POST with a form; empty otherwise. */
  readonly form: URLSearchParams
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>
  readonly cookies: ReadonlyMap<string, string>
  readonly sourceIp: string
  readonly requestId: string
}

export type WebAnswer = {
  readonly status: number
  /** Names in lower case. Several values are several header lines, as set-cookie needs. */
  readonly headers: Readonly<Record<string, string | readonly string[]>>
  readonly body: string | Uint8Array
}
