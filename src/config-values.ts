import { createPrivateKey, X509Certificate } from 'node:crypto'
import { BlockList, isIP } from 'node:net'
import { MasterKeyError, type MasterKeys, parseMasterKeys } from '#adapters/crypto/master-key.ts'
import { readSmtpUrl } from '#adapters/messages/smtp-url.ts'
import { parseMailbox } from '#domain/email-address.ts'

/** `problem` ends a sentence that begins with the setting's name: `must be …`. It never quotes the text. */
export type Parsed<T> = { readonly value: T } | { readonly problem: string }
export type Parser<T> = (text: string) => Parsed<T>

export type Network = { readonly address: string; readonly prefixBits: number; readonly family: 'ipv4' | 'ipv6' }

const hostName = /^(?=.{1,253}$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*$/i
const ipAddressLike = /^[\d.]+$/

export function parseHost(text: string): Parsed<string> {
  const named = hostName.test(text) && !ipAddressLike.test(text)
  if (isIP(text) || named) return { value: text }
  return { problem: 'must be an IP address without brackets, or a host name.' }
}

/** True only where nobody but this machine can connect. A name other than localhost may mean anything, so it is false. */
export function isLoopback(host: string): boolean {
  if (host.toLowerCase() === 'localhost') return true
  const loopback = new BlockList()
  loopback.addSubnet('127.0.0.0', 8, 'ipv4')
  loopback.addAddress('::1', 'ipv6')
  const family = isIP(host)
  return family !== 0 && loopback.check(host, family === 6 ? 'ipv6' : 'ipv4')
}

export function parsePort(text: string): Parsed<number> {
  const port = Number(text)
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return { value: port }
  return { problem: 'must be a whole number from 0 to 65535 (0 takes any free port).' }
}

export function parseFolder(text: string): Parsed<string> {
  return text.includes('\0') ? { problem: 'must be the path of a folder.' } : { value: text }
}

export function oneOf<const T extends string>(...choices: readonly T[]): Parser<T> {
  return (text) => {
    const value = choices.find((choice) => choice === text)
    return value === undefined ? { problem: `must be one of ${choices.join(', ')}.` } : { value }
  }
}

export function matching(pattern: RegExp, problem: string): Parser<string> {
  return (text) => (pattern.test(text) ? { value: text } : { problem })
}

export function parsePublicUrl(text: string): Parsed<string> {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url?.protocol !== 'http:' && url?.protocol !== 'https:') {
    return { problem: 'must be a whole address that starts with http:// or https://.' }
  }
  if (text.endsWith('/')) return { problem: 'must not end with a slash.' }
  if (url.username || url.password) return { problem: 'must not hold a user name or a password.' }
  if (/[?#]/.test(text)) return { problem: 'must not hold "?" or "#".' }
  // Tokens carry the address byte for byte and verifiers compare it so: one spelling only.
  const canonical = url.href.replace(/\/$/, '')
  return canonical === text ? { value: text } : { problem: `must be written in its normal form, ${canonical}` }
}

export function parseCertificate(text: string): Parsed<string> {
  if (succeeds(() => new X509Certificate(text))) return { value: text }
  return {
    problem: 'must be a certificate in PEM. To name a file that holds it, add _FILE to the name of the setting.',
  }
}

export function parsePrivateKey(text: string): Parsed<string> {
  if (succeeds(() => createPrivateKey(text))) return { value: text }
  return {
    problem:
      'must be a private key in PEM without a passphrase. To name a file that holds it, add _FILE to the name of the setting.',
  }
}

function succeeds(read: () => unknown): boolean {
  try {
    read()
    return true
  } catch {
    return false
  }
}

export function parseDatabaseUrl(text: string): Parsed<string> {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url?.protocol === 'postgres:' || url?.protocol === 'postgresql:') return { value: text }
  return { problem: 'must start with postgres:// or postgresql://; leave it out to use SQLite in the data folder.' }
}

export function parseSmtpUrl(text: string): Parsed<string> {
  try {
    readSmtpUrl(text)
    return { value: text }
  } catch (error) {
    const why = error instanceof Error ? ` ${error.message}.` : ''
    return { problem: `must look like smtp://user:password@host:587 or smtps://user:password@host:465.${why}` }
  }
}

export function parseWebhookUrl(text: string): Parsed<string> {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url.hostname.replace(/^\[|\]$/g, ''))))
    return { value: text }
  return { problem: 'must be an https:// URL; http:// only on this machine.' }
}

export function parseSender(text: string): Parsed<string> {
  if (parseMailbox(text)) return { value: text }
  return { problem: 'must be one address, like no-reply@example.com or Example <no-reply@example.com>.' }
}

export function parseMasterKeyList(text: string): Parsed<MasterKeys> {
  try {
    return { value: parseMasterKeys(text) }
  } catch (error) {
    if (!(error instanceof MasterKeyError)) throw error
    return { problem: `must be 32 random bytes in base64 or hex, as "openssl rand -base64 32" makes. ${error.message}` }
  }
}

export function parseNetworks(text: string): Parsed<readonly Network[]> {
  const networks = text.split(',').map((entry) => parseNetwork(entry.trim()))
  const bad = networks.indexOf(undefined)
  if (bad >= 0) {
    return {
      problem: `must be addresses or networks separated by commas, like 10.0.0.0/8,::1; entry ${bad + 1} is not.`,
    }
  }
  return { value: networks.filter((network) => network !== undefined) }
}

function parseNetwork(entry: string): Network | undefined {
  const [address = '', prefix, ...more] = entry.split('/')
  const version = isIP(address)
  if (version === 0 || address.includes('%') || more.length > 0) return undefined
  const longest = version === 4 ? 32 : 128
  if (prefix !== undefined && !/^(0|[1-9]\d{0,2})$/.test(prefix)) return undefined
  const prefixBits = prefix === undefined ? longest : Number(prefix)
  return prefixBits <= longest ? { address, prefixBits, family: version === 4 ? 'ipv4' : 'ipv6' } : undefined
}
