import { texts } from '#texts/texts.ts'

const { flows, duration } = texts.appClients
const wizard = texts.createPool.app

/** What the API calls something, in the words of the catalogue if it has any. */
function wordsFor(catalogue: Readonly<Record<string, string>>, name: string): string {
  return Object.hasOwn(catalogue, name) ? (catalogue[name] ?? name) : name
}

export const flowLabel = (flow: string): string => wordsFor(flows, flow)

export const scopeLabel = (scope: string): string => wordsFor(wizard.scopeNames, scope)

export const grantLabel = (grant: string): string => wordsFor(wizard.grantNames, grant)

export const providerLabel = (provider: string): string => (provider === 'COGNITO' ? wizard.userPoolProvider : provider)

const units = [
  ['days', 86_400],
  ['hours', 3_600],
  ['minutes', 60],
  ['seconds', 1],
] as const

/** A length of time in words: `5 days`, `1 hour 30 minutes`. */
export function durationText(wholeSeconds: number): string {
  let left = wholeSeconds
  const parts: string[] = []
  for (const [unit, seconds] of units) {
    const count = Math.floor(left / seconds)
    if (count > 0) parts.push(duration[unit](count))
    left -= count * seconds
  }
  return parts.join(' ') || duration.seconds(0)
}
