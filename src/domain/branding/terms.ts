/** A terms document of an app client: where it can be read, in which language. */
export type Terms = {
  readonly poolId: string
  readonly id: string
  readonly clientId: string
  readonly name: TermsName
  /** By Cognito's name of the language; `cognito:default` is always there. */
  readonly links: Readonly<Record<string, string>>
  readonly createdAt: Date
  readonly modifiedAt: Date
}

export type TermsName = 'terms-of-use' | 'privacy-policy'

export const termsMax = 40

const defaultLanguage = 'cognito:default'

/** Cognito's names of the languages that hosted pages can have. */
const languages: Readonly<Record<string, string>> = {
  de: 'german',
  en: 'english',
  es: 'spanish',
  fr: 'french',
  id: 'bahasa-indonesia',
  it: 'italian',
  ja: 'japanese',
  ko: 'korean',
  nl: 'dutch',
  'pt-BR': 'portuguese-brazil',
  'zh-CN': 'chinese-simplified',
  'zh-TW': 'chinese-traditional',
}

/** True for what the contract lets through as a name of a document. */
export function isTermsName(name: string): name is TermsName {
  return name === 'terms-of-use' || name === 'privacy-policy'
}

/** Why links are refused, or undefined. */
export function linksProblem(links: Readonly<Record<string, string>> | undefined): string | undefined {
  if (links === undefined || !Object.hasOwn(links, defaultLanguage)) return `Links must include ${defaultLanguage}.`
  const refused = Object.entries(links).find(([, url]) => !isWebAddress(url))
  return refused && `The link of ${refused[0]} is not an absolute http or https URL.`
}

/** CVE-2025-67495: whoever signs up follows the link, so it must be nothing that a browser runs. */
function isWebAddress(url: string): boolean {
  if (!/^https?:\/\/[^\\/?#][^\\]*$/i.test(url)) return false
  return Boolean(URL.parse(url)?.hostname)
}

/** The link in a language of the hosted pages, such as `pt-BR`, or the default one. */
export function linkIn(links: Readonly<Record<string, string>>, language: string): string | undefined {
  const name = Object.hasOwn(languages, language) ? `cognito:${languages[language]}` : defaultLanguage
  return Object.hasOwn(links, name) ? links[name] : links[defaultLanguage]
}
