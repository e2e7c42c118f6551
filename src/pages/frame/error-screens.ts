import type { PageError } from '#domain/oauth/authorize-request.ts'
import { html } from '../html.ts'
import type { TextKey, Texts } from '../texts/texts.ts'
import type { Screen } from './document.ts'
import { heading } from './form.ts'
import { pathTo, type Visit } from './visit.ts'

/**
 * A page that says what is wrong and leads nowhere: nothing of the request is known to be good. The code is for whoever builds the app, who is
 * the one to mend it.
 */
export function errorScreen(texts: Texts, text: TextKey, code?: PageError): Screen {
  const line = code === undefined ? html`` : html`<p><code translate="no">${code}</code></p>`
  return { title: texts.errorTitle, body: html`${heading(texts.errorTitle, texts[text])}${line}`, status: 400 }
}

/** The same with a way back to the beginning of the sign-in. */
export function startAgainScreen(
  visit: Visit,
  text: TextKey,
  { title = 'errorTitle', status = 400 }: { readonly title?: TextKey; readonly status?: number } = {},
): Screen {
  const { texts } = visit
  return {
    title: texts[title],
    body: html`${heading(texts[title], texts[text])}
<a class="button submitButton-customizable" href="${pathTo(visit, '/login')}">${texts.startAgain}</a>`,
    status,
  }
}
