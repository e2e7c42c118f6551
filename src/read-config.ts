import { type Config, type Setting, type SettingName, settings } from './config.ts'
import { isLoopback, type Parsed } from './config-values.ts'
import { tlsProblems } from './tls-problems.ts'

export type ConfigResult =
  | { readonly ok: true; readonly config: Config }
  | { readonly ok: false; readonly problems: readonly string[] }

type Environment = Readonly<Record<string, string | undefined>>
type ReadFile = (path: string) => string

/** Reads every setting. Either all of them are good, or all that is wrong is told at once, in sentences without secrets. */
export function readConfig(environment: Environment, readFile: ReadFile): ConfigResult {
  const problems = unknownNames(environment)
  const values: Partial<Record<SettingName, unknown>> = {}
  const given = new Set<SettingName>()
  for (const [name, entry] of Object.entries(settings) as [SettingName, Setting<unknown>][]) {
    const source = readSource(entry, environment, readFile)
    if (source !== undefined) given.add(name)
    const parsed = source === undefined ? { value: entry.fallback } : parseSource(entry, source)
    if ('problem' in parsed) problems.push(parsed.problem)
    else values[name] = parsed.value
  }
  problems.push(...contradictions(given, values.host), ...tlsProblems(values as Partial<Config>))
  // Every name has been assigned, or there is a problem for it.
  return problems.length > 0 ? { ok: false, problems } : { ok: true, config: Object.freeze(values as Config) }
}

type Source = { readonly text: string } | { readonly problem: string }

/** Undefined where the setting is not given; an empty value counts as not given, as compose files and systemd pass them. */
function readSource(entry: Setting<unknown>, environment: Environment, readFile: ReadFile): Source | undefined {
  const text = environment[entry.variable]?.trim() || undefined
  const fileVariable = `${entry.variable}_FILE`
  const path = (entry.secret && environment[fileVariable]?.trim()) || undefined
  if (path === undefined) return text === undefined ? undefined : { text }
  if (text !== undefined) return { problem: `Set ${entry.variable} or ${fileVariable}, not both.` }
  try {
    const content = readFile(path).trim()
    return content ? { text: content } : { problem: `${fileVariable} names ${path}, which is empty.` }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? ` (${error.code})` : ''
    return { problem: `${fileVariable} names ${path}, which cannot be read${code}.` }
  }
}

function parseSource(entry: Setting<unknown>, source: Source): Parsed<unknown> {
  if ('problem' in source) return source
  const parsed = entry.parse(source.text)
  if ('value' in parsed) return parsed
  const got = entry.secret ? '' : ` It is ${JSON.stringify(source.text.slice(0, 100))}.`
  return { problem: `${entry.variable} ${parsed.problem}${got}` }
}

function contradictions(given: ReadonlySet<SettingName>, host: unknown): string[] {
  const problems: string[] = []
  const hasId = given.has('accessKeyId')
  const hasSecret = given.has('secretAccessKey')
  if (hasId !== hasSecret) {
    const [present, absent] = hasId
      ? (['accessKeyId', 'secretAccessKey'] as const)
      : (['secretAccessKey', 'accessKeyId'] as const)
    problems.push(`${settings[present].variable} is set without ${settings[absent].variable}. Set both or neither.`)
  }
  if (given.has('smtpUrl') && !given.has('mailFrom')) {
    problems.push('LIFEGUARD_SMTP_URL needs LIFEGUARD_MAIL_FROM, the address that e-mail comes from.')
  }
  if (given.has('smsWebhookUrl') && !given.has('smsWebhookSecret')) {
    problems.push('LIFEGUARD_SMS_WEBHOOK_URL needs LIFEGUARD_SMS_WEBHOOK_SECRET, the key of its signature.')
  }
  if (typeof host === 'string' && !isLoopback(host)) problems.push(...madeUpSecrets(given, host))
  return problems
}

/** A server that others can reach must not run on secrets that nobody chose and that vanish with a disk. */
function madeUpSecrets(given: ReadonlySet<SettingName>, host: string): string[] {
  const missing = (['accessKeyId', 'secretAccessKey', 'masterKey'] as const)
    .filter((name) => !given.has(name))
    .map((name) => settings[name].variable)
  if (missing.length === 0) return []
  return [
    `LIFEGUARD_HOST is ${host}, which other machines can reach. Set ${missing.join(', ')} yourself ` +
      '(each may come from a file, by adding _FILE to its name), or listen on 127.0.0.1.',
  ]
}

const knownNames = Object.values(settings).flatMap(({ variable, secret: hasFile }) =>
  hasFile ? [variable, `${variable}_FILE`] : [variable],
)

function unknownNames(environment: Environment): string[] {
  return Object.keys(environment)
    .filter((name) => name.startsWith('LIFEGUARD_') && !knownNames.includes(name))
    .sort()
    .map((name) => {
      const nearest = nearestName(name)
      return `${name} is not a setting.${nearest ? ` Did you mean ${nearest}?` : ' See docs/configuration.md.'}`
    })
}

function nearestName(name: string): string | undefined {
  const ranked = knownNames.map((known) => ({ known, distance: editDistance(name, known) }))
  const best = ranked.reduce((nearest, other) => (other.distance < nearest.distance ? other : nearest))
  return best.distance <= 3 ? best.known : undefined
}

/** How many letters must be added, removed or replaced (Levenshtein). */
function editDistance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, column) => column)
  for (const [line, letter] of [...from].entries()) {
    const next = [line + 1]
    for (const [column, other] of [...to].entries()) {
      const replaced = (row[column] ?? 0) + (letter === other ? 0 : 1)
      next.push(Math.min(replaced, (row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1))
    }
    row = next
  }
  return row.at(-1) ?? 0
}
