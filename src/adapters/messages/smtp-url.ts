import type { SMTPPoolOptions } from 'nodemailer'

/** How to reach a mail server, each member effective: what cannot be honoured is refused when the URL is read. */
export type SmtpServer = Required<Pick<SMTPPoolOptions, 'host' | 'port' | 'secure' | 'requireTLS' | 'ignoreTLS'>> & {
  readonly auth: { readonly user: string; readonly pass: string } | undefined
  readonly name: string | undefined
  readonly tls: { readonly rejectUnauthorized: boolean; readonly servername: string | undefined }
}

const SCHEMES: Readonly<Record<string, { secure: boolean; port: number }>> = {
  'smtp:': { secure: false, port: 587 },
  'smtps:': { secure: true, port: 465 },
}
const OPTIONS = new Set(['requireTLS', 'ignoreTLS', 'tls.rejectUnauthorized', 'tls.servername', 'name'])
const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|::1)$/

/**
 * Reads `smtp://user:password@host:587?requireTLS=true` or `smtps://…`. Options: `requireTLS`, `ignoreTLS`, `tls.rejectUnauthorized`,
 * `tls.servername`, `name` (said in EHLO). With smtp:// TLS is used when the server offers it; a password travels without TLS only to this
 * machine or where the URL says so.
 * @throws Error in words that do not repeat the URL, for it may hold a password.
 */
export function readSmtpUrl(text: string): SmtpServer {
  if (!URL.canParse(text)) throw new Error('The mail server is not a URL of the form smtp://user:password@host:587')
  const url = new URL(text)
  const scheme = SCHEMES[url.protocol]
  if (!scheme || url.hostname === '')
    throw new Error('The URL of the mail server has to start with smtp:// or smtps:// and name a host')

  // CVE-2024-23656: a TLS option that is silently dropped is a hole.
  const unknown = [...url.searchParams.keys()].find((option) => !OPTIONS.has(option))
  if (unknown !== undefined) throw new Error(`The URL of the mail server has an unknown option: ${unknown}`)

  const host = url.hostname.replace(/^\[(.*)\]$/, '$1')
  const auth = credentials(url)
  const ignoreTLS = flag(url, 'ignoreTLS') ?? false
  const requireTLS =
    flag(url, 'requireTLS') ?? (!scheme.secure && !ignoreTLS && auth !== undefined && !LOOPBACK.test(host))
  if (ignoreTLS && (scheme.secure || requireTLS))
    throw new Error('The URL of the mail server both asks for TLS and ignores it')

  return {
    host,
    port: url.port === '' ? scheme.port : Number(url.port),
    secure: scheme.secure,
    requireTLS,
    ignoreTLS,
    auth,
    name: url.searchParams.get('name') ?? undefined,
    tls: {
      rejectUnauthorized: flag(url, 'tls.rejectUnauthorized') ?? true,
      servername: url.searchParams.get('tls.servername') ?? undefined,
    },
  }
}

function credentials(url: URL): SmtpServer['auth'] {
  if (url.username === '' && url.password === '') return undefined
  try {
    return { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) }
  } catch {
    throw new Error('The user or password in the URL of the mail server is not percent-encoded')
  }
}

function flag(url: URL, option: string): boolean | undefined {
  const value = url.searchParams.get(option)
  if (value === null) return undefined
  if (value !== 'true' && value !== 'false')
    throw new Error(`${option} in the URL of the mail server has to be true or false`)
  return value === 'true'
}
