import { html } from '../html.ts'
import type { TextKey, Texts } from '../texts/texts.ts'
import type { Screen } from './document.ts'
import { heading } from './form.ts'
import { pathTo, type Visit } from './visit.ts'

/** A page that says what is wrong and leads nowhere: nothing of the request is known to be good. */
export function errorScreen(texts: Texts, text: TextKey, status = 400): Screen {
  return { title: texts.errorTitle, body: heading(texts.errorTitle, texts[text]), status }
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
