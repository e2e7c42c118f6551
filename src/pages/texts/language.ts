import { catalogues } from './catalogues.ts'
import { en } from './en.ts'
import type { Texts } from './texts.ts'

export type Language = {
  /** A BCP 47 tag, as the `lang` attribute takes it. */
  readonly tag: string
  readonly texts: Texts
  readonly direction: 'ltr' | 'rtl'
}

/** The two of Chinese are told apart by hand. */
const tags: ReadonlyMap<string, string> = new Map(
  [...catalogues.keys()].map((tag) => [tag.toLowerCase().split('-')[0] ?? '', tag]),
)

const rightToLeft: ReadonlySet<string> = new Set(['ar', 'fa', 'he', 'ur'])

/** The language that the request asks for: by `lang`, by the cookie of an earlier `lang`, by what the browser prefers; else English. */
export function languageOf(asked: {
  readonly query: string | null
  readonly cookie: string | undefined
  readonly acceptLanguage: string | undefined
}): Language {
  const tag =
    knownTag(asked.query ?? '') ?? knownTag(asked.cookie ?? '') ?? preferredTag(asked.acceptLanguage ?? '') ?? 'en'
  const direction = rightToLeft.has(tag.split('-')[0] ?? '') ? 'rtl' : 'ltr'
  return { tag, texts: catalogues.get(tag) ?? en, direction }
}

/** The tag of a catalogue, whatever the letter case; `pt`, `pt-PT` and `zh-Hant-HK` find the nearest one. */
export function knownTag(asked: string): string | undefined {
  const parts = asked.trim().toLowerCase().split(/[-_]/)
  const [language = ''] = parts
  if (language === 'zh') return parts.some((part) => ['hant', 'tw', 'hk', 'mo'].includes(part)) ? 'zh-TW' : 'zh-CN'
  return tags.get(language)
}

/** RFC 9110, section 12.5.4. A browser sends a handful; what comes after the first twenty is not looked at. */
function preferredTag(header: string): string | undefined {
  const ranges = header.slice(0, 1_000).split(',').slice(0, 20).map(weighted)
  const wanted = ranges.filter(({ weight }) => weight > 0).toSorted((one, other) => other.weight - one.weight)
  return wanted.map(({ range }) => knownTag(range)).find((tag) => tag !== undefined)
}

function weighted(text: string): { range: string; weight: number } {
  const [range = '', ...parameters] = text.split(';')
  const quality = parameters.map((parameter) => /^\s*q=([01](?:\.\d{0,3})?)\s*$/i.exec(parameter)?.[1]).find(Boolean)
  return { range, weight: quality === undefined ? 1 : Number(quality) }
}
