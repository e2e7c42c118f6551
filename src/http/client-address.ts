import type { IncomingHttpHeaders } from 'node:http'
import { BlockList, isIP, isIPv4, isIPv6 } from 'node:net'
import type { Config } from '#config.ts'

export type Peer = { readonly remoteAddress?: string | undefined }
/** The address that a request came from: what rate limits, events and logs use. */
export type ClientAddress = (peer: Peer, headers: IncomingHttpHeaders) => string

const mappedIpv4 = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i
const ipv4WithPort = /^([\d.]+):\d{1,5}$/
const bracketedIpv6 = /^\[([^\]]+)\](?::\d{1,5})?$/

/**
 * `X-Forwarded-For` counts only where a trusted proxy wrote it. Proxies append, so it is read from the right, and the
 * first address that is no proxy's is the client's; whatever stands left of it the client may have made up.
 */
export function clientAddressBehind(trustedProxies: Config['trustedProxies']): ClientAddress {
  const proxies = new BlockList()
  for (const { address, prefixBits, family } of trustedProxies) proxies.addSubnet(address, prefixBits, family)
  const isProxy = (address: string) => proxies.check(address, isIPv4(address) ? 'ipv4' : 'ipv6')

  return (peer, headers) => {
    const own = parseAddress(peer.remoteAddress ?? '') ?? ''
    const forwarded = headers['x-forwarded-for']
    if (trustedProxies.length === 0 || typeof forwarded !== 'string' || own === '' || !isProxy(own)) return own
    return rightmostClient(forwarded, isProxy) ?? own
  }
}

/** Undefined when an entry that matters is no address: the caller then falls back to what cannot be forged (CVE-2024-47070). */
function rightmostClient(forwarded: string, isProxy: (address: string) => boolean): string | undefined {
  let address: string | undefined
  for (let end = forwarded.length; end >= 0; ) {
    const comma = end === 0 ? -1 : forwarded.lastIndexOf(',', end - 1)
    address = parseAddress(forwarded.slice(comma + 1, end).trim())
    if (address === undefined || !isProxy(address)) return address
    end = comma
  }
  return address
}

/** One spelling per address: without port, brackets and zone, and IPv4 as IPv4 even on a socket that serves both. */
function parseAddress(text: string): string | undefined {
  if (isIPv4(text)) return text
  const bare = ipv4WithPort.exec(text)?.[1] ?? bracketedIpv6.exec(text)?.[1] ?? text
  const [address = ''] = bare.split('%')
  if (isIP(address) === 0) return undefined
  const ipv4 = mappedIpv4.exec(address)?.[1]
  if (ipv4 !== undefined) return ipv4
  return isIPv6(address) ? address.toLowerCase() : address
}
