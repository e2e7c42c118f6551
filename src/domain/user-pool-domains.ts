import type { CustomDomainConfigType } from '#contract/cognito-idp-types.generated.ts'

/** Where the OAuth endpoints and the pages of a user pool are reached. A pool has at most one of each kind. */
export type UserPoolDomain = {
  /** In lower case: a label below the server's own name (`prefix`), or a host name (`custom`). Unique in the whole server. */
  readonly domain: string
  readonly kind: 'prefix' | 'custom'
  readonly poolId: string
  /** 1 is the hosted UI (classic), 2 managed login. */
  readonly managedLoginVersion: number
  /** Of a custom domain only. */
  readonly certificate: CustomDomainConfigType | undefined
  readonly createdAt: Date
  readonly modifiedAt: Date
}

/** What a host name says of a domain, without knowing whether there is one. */
export type HostedDomain =
  | { readonly kind: 'prefix'; readonly prefix: string }
  | { readonly kind: 'custom'; readonly domain: string }

/** Where the server is reached: its public URL, without a slash at the end, and its Region. */
export type ServerAddress = { readonly publicUrl: string; readonly region: string }

/** RFC 1123 section 2.1, in lower case. */
const label = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/
const hostNameMax = 253
const hostHeader = /^([A-Za-z0-9.-]+)(?::\d{1,5})?$/

export function isDomainPrefix(text: string): boolean {
  return label.test(text)
}

/** A name of the DNS, in lower case and without a dot at the end. What ends in a number, browsers read as an IPv4 address. */
export function isHostName(text: string): boolean {
  const labels = text.split('.')
  return text.length <= hostNameMax && labels.every((part) => label.test(part)) && /^[a-z]/.test(labels.at(-1) ?? '')
}

/**
 * The host, with the port of the public URL, of a pool's domain: `{prefix}.auth.{region}.{public host}` as at AWS, or the custom domain itself.
 * Undefined for a prefix while the public URL names an IP address, below which there are no names, or one that is too long.
 */
export function siteHostOf(address: ServerAddress, hosted: HostedDomain): string | undefined {
  const { port } = new URL(address.publicUrl)
  const name = hosted.kind === 'prefix' ? `${hosted.prefix}.${prefixParentOf(address)}` : hosted.domain
  if (!isHostName(name)) return undefined
  return port ? `${name}:${port}` : name
}

/**
 * The domain that a request is for, by its Host header; the port, which a proxy may have changed, says nothing. Undefined for the server's own
 * name, an IP address and whatever is no host name.
 */
export function findDomainOfHost(address: ServerAddress, host: string): HostedDomain | undefined {
  // Only then in lower case: other letters, the Kelvin sign for one, turn into ours there.
  const name = hostHeader.exec(host)?.[1]?.toLowerCase()
  if (name === undefined || !isHostName(name)) return undefined
  if (!isReservedName(address, name)) return name.includes('.') ? { kind: 'custom', domain: name } : undefined
  const parent = `.${prefixParentOf(address)}`
  const prefix = name.endsWith(parent) ? name.slice(0, -parent.length) : ''
  return isDomainPrefix(prefix) ? { kind: 'prefix', prefix } : undefined
}

/** The server's own name and the names of prefix domains: a custom domain there would take another pool's requests, or the API's. */
export function isReservedName(address: ServerAddress, name: string): boolean {
  const parent = prefixParentOf(address)
  return name === serverNameOf(address) || name === parent || name.endsWith(`.${parent}`)
}

/** The host name of the public URL, to which the name of a custom domain has to lead. */
export function serverNameOf({ publicUrl }: Pick<ServerAddress, 'publicUrl'>): string {
  return new URL(publicUrl).hostname
}

function prefixParentOf(address: ServerAddress): string {
  return `auth.${address.region}.${serverNameOf(address)}`
}

export function hostedDomainOf({ kind, domain }: Pick<UserPoolDomain, 'kind' | 'domain'>): HostedDomain {
  return kind === 'prefix' ? { kind, prefix: domain } : { kind, domain }
}
