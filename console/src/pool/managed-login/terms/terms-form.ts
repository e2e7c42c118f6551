import type { TermsType } from '@aws-sdk/client-cognito-identity-provider'
import { texts } from '#texts/texts.ts'

const words = texts.managedLogin.terms

export const termsNames = ['terms-of-use', 'privacy-policy'] as const

export type TermsName = (typeof termsNames)[number]

/** The API's name of the link for all languages without one of their own. */
const defaultLanguage = 'cognito:default'

export const languages = Object.keys(words.languageNames)

export type LinkRow = { readonly language: string; readonly url: string }

export type TermsForm = {
  readonly name: TermsName
  readonly clientId: string | undefined
  readonly defaultUrl: string
  readonly links: readonly LinkRow[]
}

export const newTerms: TermsForm = { name: 'terms-of-use', clientId: undefined, defaultUrl: '', links: [] }

export function formOfTerms({ TermsName, ClientId, Links = {} }: TermsType): TermsForm {
  return {
    name: TermsName === 'privacy-policy' ? TermsName : 'terms-of-use',
    clientId: ClientId,
    defaultUrl: Links[defaultLanguage] ?? '',
    links: Object.entries(Links).flatMap(([language, url]) =>
      language === defaultLanguage ? [] : [{ language, url }],
    ),
  }
}

export function linksOf({ defaultUrl, links }: TermsForm): Record<string, string> {
  return Object.fromEntries([
    [defaultLanguage, defaultUrl.trim()],
    ...links.map(({ language, url }) => [language, url.trim()]),
  ])
}

/** What is wrong, by field: `clientId`, `defaultUrl`, `links.2.language`, `links.2.url`. */
export function termsProblems({ clientId, defaultUrl, links }: TermsForm): Readonly<Record<string, string>> {
  const findings: readonly (readonly [field: string, problem: string | undefined])[] = [
    ['clientId', clientId === undefined ? words.clientMissing : undefined],
    ['defaultUrl', urlProblem(defaultUrl)],
    ...links.flatMap(
      ({ language, url }, index) =>
        [
          [`links.${index}.language`, languageProblem(links, language, index)],
          [`links.${index}.url`, urlProblem(url)],
        ] as const,
    ),
  ]
  return Object.fromEntries(findings.flatMap(([field, problem]) => (problem === undefined ? [] : [[field, problem]])))
}

function languageProblem(links: readonly LinkRow[], language: string, index: number): string | undefined {
  if (language === '') return words.languageMissing
  return links.slice(0, index).some((other) => other.language === language) ? words.languageRepeated : undefined
}

function urlProblem(typed: string): string | undefined {
  const url = typed.trim()
  if (url === '') return words.urlMissing
  const isSound = url.length <= 1_024 && /^https?:\/\/[^\\/?#][^\\\s]*$/i.test(url) && Boolean(URL.parse(url)?.hostname)
  return isSound ? undefined : words.urlWrong
}
