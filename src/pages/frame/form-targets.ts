import type { AppClient } from '#domain/clients.ts'

/** RFC 3986, section 3.1. */
const scheme = /^[a-z][a-z0-9+.-]*(?=:)/i

/**
 * What `form-action` has to allow besides the site itself: Chromium applies it to every redirect after a POST, the one to the app and those
 * that the app goes on with. Hence the schemes of the client's callback URLs, and https, rather than their hosts.
 */
export function formTargets({ settings }: AppClient): readonly string[] {
  const schemes = (settings.CallbackURLs ?? []).flatMap((url) => scheme.exec(url)?.[0].toLowerCase() ?? [])
  return [...new Set(['https', ...schemes])].map((name) => `${name}:`)
}
