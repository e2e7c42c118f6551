import type { PageError } from '#domain/oauth/authorize-request.ts'
import type { TextKey } from '../texts/texts.ts'

/** What to say of an error that can't be told to the app. */
export const pageErrorTexts: Readonly<Record<PageError, TextKey>> = {
  invalid_request: 'errorRequest',
  redirect_mismatch: 'errorRedirect',
  unauthorized_client: 'errorClient',
}

/** The code from an address bar, which may be anything, if it is one of ours. */
export function pageErrorOf(code: string | null): PageError | undefined {
  return code !== null && Object.hasOwn(pageErrorTexts, code) ? (code as PageError) : undefined
}
