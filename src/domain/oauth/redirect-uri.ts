import type { AppClient } from '#domain/clients.ts'
import { redirectUrlProblem } from '#domain/redirect-url.ts'

/**
 * Where the browser may be sent after a sign-in: the asked-for URL if the client has registered exactly it, character by character, port and
 * all (CVE-2024-8883, CVE-2024-52289, CVE-2026-41569, CVE-2020-15234). Without one, the client's default or its only one.
 */
export function redirectUriFor({ settings }: AppClient, asked: string | undefined): string | undefined {
  const { CallbackURLs = [], DefaultRedirectURI } = settings
  const only = CallbackURLs.length === 1 ? CallbackURLs[0] : undefined
  return registered(CallbackURLs, asked ?? DefaultRedirectURI ?? only)
}

/** Where the browser may be sent after signing out. */
export function logoutUriFor({ settings }: AppClient, asked: string): string | undefined {
  return registered(settings.LogoutURLs ?? [], asked)
}

/** What was registered once is looked at again: the rules may have been fewer then (CVE-2025-67495). */
function registered(urls: readonly string[], url: string | undefined): string | undefined {
  return url !== undefined && urls.includes(url) && redirectUrlProblem(url) === undefined ? url : undefined
}

export type AnswerParameters = Readonly<Record<string, string | undefined>>

/** RFC 6749, sections 4.1.2 and 4.2.2: the answer follows whatever query the URL has, or stands in the fragment, which no URL has yet. */
export function answeringUrl(url: string, parameters: AnswerParameters, place: 'query' | 'fragment'): string {
  const given = Object.entries(parameters).filter((entry): entry is [string, string] => entry[1] !== undefined)
  const answer = new URLSearchParams(given).toString()
  return headerSafe(place === 'fragment' ? `${url}#${answer}` : `${url}${separator(url)}${answer}`)
}

function separator(url: string): string {
  if (!url.includes('?')) return '?'
  return /[?&]$/.test(url) ? '' : '&'
}

/** A header line takes ASCII only; a browser reads the escaped form alike. */
export function headerSafe(url: string): string {
  return url.replace(/[^\x21-\x7e]/gu, (character) => encodeURIComponent(character))
}
