import type { PageError } from '#domain/oauth/authorize-request.ts'
import type { TextKey } from '../texts/texts.ts'

/** What to say of an error that can't be told to the app. */
export const pageErrorTexts: Readonly<Record<PageError, TextKey>> = {
  invalid_request: 'errorRequest',
  redirect_mismatch: 'errorRedirect',
  unauthorized_client: 'errorClient',
}

/** The same for a code from an address bar, which may be anything. */
export function pageErrorText(code: string | null): TextKey {
  return code !== null && Object.hasOwn(pageErrorTexts, code) ? pageErrorTexts[code as PageError] : 'errorPage'
}
