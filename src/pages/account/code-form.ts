import { fieldRow, hidden } from '../frame/form.ts'
import { type PageData, pageDataOf } from '../frame/page-data.ts'
import type { Visit } from '../frame/visit.ts'
import { fill, type Html, html } from '../html.ts'
import type { TextKey } from '../texts/texts.ts'
import { nameField } from './sign-in-name.ts'

/** Who is meant: as the form says, else as the page before left it. */
export function personOf(visit: Visit): PageData | undefined {
  const typed = visit.request.form.get('username')?.trim()
  const left = pageDataOf(visit)
  return typed && typed !== left?.username ? { username: typed } : left
}

/** Where the code went, as far as it is known. */
export function sentText({ texts }: Visit, person: PageData | undefined, otherwise: TextKey): Html {
  if (!person?.destination) return html`${texts[otherwise]}`
  const text = person.medium === 'SMS' ? texts.sentBySms : texts.sentByEmail
  return fill(text, { destination: html`<bdi>${person.destination}</bdi>` })
}

/** Who is meant, asked for only where it is not known. */
export function personField(visit: Visit, person: PageData | undefined): Html {
  // In the page too, although the cookie has it: the form has to be good in a tab where another account was begun meanwhile.
  return person ? hidden('username', person.username) : fieldRow(nameField(visit, { focused: true }))
}

/** One that was not found wrong stays, so that a mistake elsewhere in the form does not cost it. */
export function codeField({ texts, request }: Visit, { wrong, focused }: { wrong: boolean; focused: boolean }): Html {
  return fieldRow({
    name: 'code',
    label: texts.code,
    value: wrong ? '' : (request.form.get('code') ?? ''),
    autocomplete: 'one-time-code',
    inputmode: 'numeric',
    maxLength: 32,
    className: 'code',
    wrong,
    focused,
  })
}

export function isCodeWrong(error: TextKey | undefined): boolean {
  return error === 'errorCodeWrong' || error === 'errorCodeExpired' || error === 'errorCodeUsed'
}
