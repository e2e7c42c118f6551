import { cookieLine } from '#domain/web-cookies.ts'
import type { Visit } from './visit.ts'

/** What one page leaves for the next that is not for the address bar: who is meant, and where a code went, masked. */
export type PageData = {
  readonly username: string
  readonly destination?: string | undefined
  readonly medium?: 'EMAIL' | 'SMS' | undefined
}

const cookieName = 'page-data'
const purpose = 'page-data'
const lifetimeSeconds = 3_600

type Sealed = PageData & { readonly pool: string; readonly client: string; readonly expiresAt: number }

export function pageDataCookie({ services, site, pool, client }: Visit, data: PageData): string {
  const expiresAt = services.clock.now().getTime() + lifetimeSeconds * 1_000
  const sealed: Sealed = { ...data, pool: pool.id, client: client.id, expiresAt }
  return cookieLine(site, cookieName, services.boxes.sealBox(purpose, sealed), { maxAgeSeconds: lifetimeSeconds })
}

export function pageDataOf({ services, request, pool, client }: Visit): PageData | undefined {
  const cookie = request.cookies.get(cookieName)
  if (cookie === undefined) return undefined
  // Only pageDataCookie makes boxes for this purpose, and opening proves that the payload is as it was sealed.
  const data = services.boxes.openBox(purpose, cookie) as Sealed | undefined
  if (!data || data.pool !== pool.id || data.client !== client.id) return undefined
  return services.clock.now().getTime() < data.expiresAt ? data : undefined
}

/** The set-cookie line that takes it away. */
export function withoutPageData({ site }: Pick<Visit, 'site'>): string {
  return cookieLine(site, cookieName, '', { maxAgeSeconds: 0 })
}
