import {
  matching,
  type Network,
  oneOf,
  type Parser,
  parseCertificate,
  parseDatabaseUrl,
  parseFolder,
  parseHost,
  parseMasterKeyList,
  parseNetworks,
  parsePort,
  parsePrivateKey,
  parsePublicUrl,
  parseSender,
  parseSmtpUrl,
  parseWebhookUrl,
} from './config-values.ts'

export type Setting<T> = {
  readonly variable: string
  readonly parse: Parser<T>
  readonly fallback: T
  /** How the documentation names the default. */
  readonly fallbackText: string
  /** A secret may be given by `<variable>_FILE` and is never quoted. */
  readonly secret: boolean
  /** For the documentation. */
  readonly sentence: string
}

function setting<T>(
  variable: string,
  parse: Parser<T>,
  { fallback, fallbackText = String(fallback) }: { fallback: NoInfer<T>; fallbackText?: string },
  sentence: string,
): Setting<T> {
  return { variable: `LIFEGUARD_${variable}`, parse, fallback, fallbackText, secret: false, sentence }
}

/** A value that is either given or absent. */
function optional<T>(variable: string, parse: Parser<T>, absent: string, sentence: string): Setting<T | undefined> {
  return setting<T | undefined>(variable, parse, { fallback: undefined, fallbackText: absent }, sentence)
}

function secret<T>(variable: string, parse: Parser<T>, absent: string, sentence: string): Setting<T | undefined> {
  return { ...optional(variable, parse, absent, sentence), secret: true }
}

const noNetworks: readonly Network[] = []

/** Every setting there is, in the order of the documentation. */
export const settings = {
  host: setting(
    'HOST',
    parseHost,
    { fallback: '127.0.0.1' },
    'The address to listen on. Any other than a loopback address needs `LIFEGUARD_ACCESS_KEY_ID`, `LIFEGUARD_SECRET_ACCESS_KEY` and `LIFEGUARD_MASTER_KEY`.',
  ),
  port: setting('PORT', parsePort, { fallback: 9750 }, 'The TCP port to listen on; 0 takes any free one.'),
  dataDir: setting(
    'DATA_DIR',
    parseFolder,
    { fallback: './data' },
    'The folder for the SQLite database and the master key that is made at the first start. Made if it is missing.',
  ),
  databaseUrl: secret(
    'DATABASE_URL',
    parseDatabaseUrl,
    'SQLite in the data folder',
    'A PostgreSQL database, as `postgres://user:password@host:5432/name`.',
  ),
  region: setting(
    'REGION',
    matching(
      /^[a-z]{2,8}(-[a-z]{1,16}){1,2}-\d$/,
      'must look like an AWS Region, such as us-east-1, because clients read it out of user pool ids.',
    ),
    { fallback: 'us-east-1' },
    'The Region in user pool ids, ARNs and signatures. It is part of every user pool id: choose it once.',
  ),
  accountId: setting(
    'ACCOUNT_ID',
    matching(/^\d{12}$/, 'must be 12 digits.'),
    { fallback: '000000000000' },
    'The account number in ARNs.',
  ),
  publicUrl: optional(
    'PUBLIC_URL',
    parsePublicUrl,
    '`http://localhost:PORT`',
    'The address under which clients reach this server, without a slash at the end. Token issuers and links are built from it and never from a request.',
  ),
  issuer: setting(
    'ISSUER',
    oneOf('own', 'aws'),
    { fallback: 'own' },
    'The `iss` of tokens: `own` is the public URL and the user pool id; `aws` is the form of Amazon Cognito, for verifiers that cannot be told another.',
  ),
  tls: setting(
    'TLS',
    oneOf('off', 'development'),
    { fallback: 'off' },
    "Whether to speak https with a certificate of its own making, for clients on a developer's machine that insist on https: it is made for `localhost` and the user pool domains below it and kept in the data folder as `development-tls.pem`, which clients have to be told to trust.",
  ),
  tlsCert: secret(
    'TLS_CERT',
    parseCertificate,
    'http, for a proxy with TLS in front of it',
    'The certificate for https in PEM, followed by those it was issued by. Needs `LIFEGUARD_TLS_KEY`. It has to be good for the host of the public URL and for every user pool domain.',
  ),
  tlsKey: secret(
    'TLS_KEY',
    parsePrivateKey,
    'none',
    'The private key of `LIFEGUARD_TLS_CERT` in PEM, without a passphrase.',
  ),
  accessKeyId: secret(
    'ACCESS_KEY_ID',
    matching(/^\w{16,128}$/, 'must be 16 to 128 letters, digits and underscores.'),
    'made at the first start',
    'The id of the access key that may call administrative operations. Set it together with `LIFEGUARD_SECRET_ACCESS_KEY`.',
  ),
  secretAccessKey: secret(
    'SECRET_ACCESS_KEY',
    matching(/^[\x21-\x7e]{16,256}$/, 'must be 16 to 256 ASCII characters without blanks.'),
    'made at the first start',
    'The secret of the access key.',
  ),
  masterKey: secret(
    'MASTER_KEY',
    parseMasterKeyList,
    'the file `master-key` in the data folder, made at the first start',
    'The key that seals every secret in the database: 32 bytes in base64 or hex. Several, separated by commas, rotate: the first seals, the others only open. Losing it loses the data.',
  ),
  smtpUrl: secret(
    'SMTP_URL',
    parseSmtpUrl,
    'e-mail is kept in the outbox',
    'The server that delivers e-mail, as `smtp://user:password@host:587` or `smtps://user:password@host:465`. Needs `LIFEGUARD_MAIL_FROM`. After a `?` may stand `requireTLS`, `ignoreTLS`, `tls.rejectUnauthorized`, `tls.servername` and `name`.',
  ),
  mailFrom: optional(
    'MAIL_FROM',
    parseSender,
    'none',
    'The sender of e-mail for user pools that name none, as `no-reply@example.com` or `Example <no-reply@example.com>`.',
  ),
  smsWebhookUrl: secret(
    'SMS_WEBHOOK_URL',
    parseWebhookUrl,
    'SMS is kept in the outbox',
    'Where SMS goes: every message is sent there by HTTP POST as JSON, signed by HMAC. Needs `LIFEGUARD_SMS_WEBHOOK_SECRET`.',
  ),
  smsWebhookSecret: secret(
    'SMS_WEBHOOK_SECRET',
    matching(/^[\x21-\x7e]{16,256}$/, 'must be 16 to 256 ASCII characters without blanks.'),
    'none',
    'The secret shared with the webhook: the key of the HMAC-SHA256 in the header `Lifeguard-Signature`.',
  ),
  rateLimits: setting(
    'RATE_LIMITS',
    oneOf('on', 'off'),
    { fallback: 'on' },
    'Whether requests that come too fast are refused: per user pool and category, per user, and per address for what needs no access key.',
  ),
  trustedProxies: setting(
    'TRUSTED_PROXIES',
    parseNetworks,
    { fallback: noNetworks, fallbackText: 'none' },
    'The addresses and networks (CIDR) of your reverse proxies, separated by commas. Only their `X-Forwarded-For` is believed.',
  ),
  console: setting(
    'CONSOLE',
    oneOf('on', 'off'),
    { fallback: 'on' },
    'Whether the web console is served under `/console`. It can do nothing without the access key.',
  ),
  logLevel: setting(
    'LOG_LEVEL',
    oneOf('fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'),
    { fallback: 'info' },
    'How much is logged, as JSON lines on standard error. At `debug` and `trace` there is a line for every request.',
  ),
  metrics: setting(
    'METRICS',
    oneOf('on', 'off'),
    { fallback: 'off' },
    'Whether `GET /metrics` answers, in the format of Prometheus. It needs no access key: do not let the public reach it.',
  ),
} as const

type Settings = typeof settings
export type SettingName = keyof Settings

export type Config = {
  readonly [Name in SettingName]: Settings[Name] extends Setting<infer Value> ? Value : never
}
