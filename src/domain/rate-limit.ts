/** A steady rate that lets `burst` requests come at once. */
export type Rate = { readonly perSecond: number; readonly burst: number }

/**
 * The generic cell rate algorithm (ITU-T I.371, annex A): one number per key, the time at which the next request would be on schedule, in
 * milliseconds since 1970. Returns it after one more request, or undefined when that request comes too early.
 */
export function nextOnSchedule(onSchedule: number | undefined, rate: Rate, now: number): number | undefined {
  const interval = 1_000 / rate.perSecond
  const from = Math.max(onSchedule ?? 0, now)
  return from - now > interval * (rate.burst - 1) ? undefined : from + interval
}

/** Who shares an address bucket: one IPv4 address, or one IPv6 /64, which is what a subscriber gets (GHSA-p6v2-xcpg-h6xw). */
export function addressBucket(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  if (mapped) return mapped
  if (!address.includes(':')) return address
  return `${expandedIpv6(address).slice(0, 4).join(':')}::/64`
}

/** The whole network 127.0.0.0/8 and ::1: this machine, so nobody in particular. */
export function isLoopback(address: string): boolean {
  const bucket = addressBucket(address)
  return bucket.startsWith('127.') || address === '::1'
}

/** Eight groups without leading zeros. */
function expandedIpv6(address: string): string[] {
  const [head = '', tail] = address.toLowerCase().split('%')[0]?.split('::') ?? []
  const front = head === '' ? [] : head.split(':')
  const back = tail === undefined || tail === '' ? [] : tail.split(':')
  const zeros = tail === undefined ? [] : Array.from({ length: Math.max(0, 8 - front.length - back.length) }, () => '0')
  return [...front, ...zeros, ...back].map((group) => group.replace(/^0+(?=.)/, ''))
}
