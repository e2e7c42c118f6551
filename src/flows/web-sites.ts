import type { UserPool } from '#domain/pools.ts'
import { findDomainOfHost, hostedDomainOf, siteHostOf, type UserPoolDomain } from '#domain/user-pool-domains.ts'
import type { WebSite } from '#domain/web.ts'
import type { Services } from './services.ts'

type Needs = Pick<Services, 'store' | 'settings'>

/**
 * The site that a Host header names. The header picks one of the sites that there are and goes no further: the address of each is built from
 * the configuration (CVE-2023-49097).
 */
export async function siteOnHost({ store, settings }: Needs, host: string): Promise<WebSite | undefined> {
  const hosted = findDomainOfHost(settings, host)
  if (hosted === undefined) return undefined
  const domain = await store.domains.findByDomain(hosted.kind === 'prefix' ? hosted.prefix : hosted.domain)
  if (domain?.kind !== hosted.kind) return undefined
  const pool = await store.pools.find(domain.poolId)
  return pool && domainSite(settings, pool, domain)
}

/** Whether a Host header may name a site: false for the server's own name and for addresses, which saves a look into the database. */
export function mayNameSite({ settings }: Pick<Services, 'settings'>, host: string): boolean {
  return findDomainOfHost(settings, host) !== undefined
}

// Differs: at AWS a pool without a domain has no such endpoints; here clients that can't choose a host find them below the public URL.
/** The site of a pool below the public URL, which every pool has. */
export async function siteUnderPath({ store, settings }: Needs, poolId: string): Promise<WebSite | undefined> {
  const pool = await store.pools.find(poolId)
  return pool && pathSite(settings, pool)
}

/** The site that links lead to and that the discovery document names: that of the custom domain, else of the prefix, else below the public URL. */
export async function siteOfPool({ store, settings }: Needs, pool: UserPool): Promise<WebSite> {
  const domains = await store.domains.findByPool(pool.id)
  const best = domains.find(({ kind }) => kind === 'custom') ?? domains[0]
  return (best && domainSite(settings, pool, best)) ?? pathSite(settings, pool)
}

function domainSite(settings: Services['settings'], pool: UserPool, domain: UserPoolDomain): WebSite | undefined {
  const host = siteHostOf(settings, hostedDomainOf(domain))
  if (host === undefined) return undefined
  const { managedLoginVersion } = domain
  return { ...siteAt(pool, `${new URL(settings.publicUrl).protocol}//${host}`), managedLoginVersion }
}

function pathSite({ publicUrl }: Services['settings'], pool: UserPool): WebSite {
  return siteAt(pool, `${publicUrl}/${pool.id}`)
}

function siteAt(pool: UserPool, base: string): WebSite {
  const { protocol, pathname } = new URL(base)
  return { pool, base, basePath: pathname === '/' ? '' : pathname, secure: protocol === 'https:' }
}
