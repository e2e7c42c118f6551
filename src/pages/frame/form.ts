import { type Html, html } from '../html.ts'
import type { TextKey } from '../texts/texts.ts'
import { csrfField } from './csrf.ts'
import { pathTo, type Visit } from './visit.ts'

export type Field = {
  readonly name: string
  readonly label: string
  readonly id?: string
  readonly type?: 'text' | 'email' | 'tel' | 'password' | 'date' | 'url' | 'number' | 'textarea'
  readonly value?: string | undefined
  readonly autocomplete?: string
  readonly inputmode?: 'numeric' | 'tel' | 'email' | 'url'
  readonly maxLength?: number
  readonly className?: string
  readonly hint?: string
  /** Ids of what else describes the field. */
  readonly describedBy?: string
  readonly optional?: boolean
  readonly wrong?: boolean
  readonly focused?: boolean
  /** Beside the label, or under the field. */
  readonly beside?: Html | undefined
  readonly below?: Html | undefined
}

/** A labelled field. A wrong one points to the message at the top of the form, which says why. */
export function fieldRow(field: Field): Html {
  const { name, label, hint, beside, below } = field
  const id = field.id ?? name.replaceAll(/[^\w-]+/g, '-')
  const labelled = html`<label class="label-customizable" for="${id}">${label}</label>`
  return html`<div class="row">
${beside ? html`<div class="beside">${labelled}${beside}</div>` : labelled}
${field.type === 'textarea' ? textArea(field, id) : input(field, id)}
${hint !== undefined && html`<p class="hint" id="${id}-hint">${hint}</p>`}
${below}
</div>`
}

function input(field: Field, id: string): Html {
  const { name, type = 'text', value, autocomplete, inputmode, maxLength = 2048 } = field
  return html`<input id="${id}" name="${name}" type="${type}" class="${classOf(field)}" maxlength="${maxLength}"${
    // A password is never sent back.
    type !== 'password' && value !== undefined && html` value="${value}"`
  }${autocomplete !== undefined && html` autocomplete="${autocomplete}"`}${inputmode !== undefined && html` inputmode="${inputmode}"`}${flags(field, id)}>`
}

function textArea(field: Field, id: string): Html {
  const { name, value = '', autocomplete = 'off', maxLength = 2048 } = field
  return html`<textarea id="${id}" name="${name}" rows="3" class="${classOf(field)}" maxlength="${maxLength}" autocomplete="${autocomplete}"${flags(field, id)}>
${value}</textarea>`
}

function classOf({ className }: Field): string {
  return className === undefined ? 'inputField-customizable' : `inputField-customizable ${className}`
}

function flags({ type, optional, wrong, focused, hint, describedBy }: Field, id: string): Html {
  const described = [hint === undefined ? '' : `${id}-hint`, describedBy ?? '', wrong ? errorId : ''].filter(Boolean)
  const isWord = type === undefined || type === 'text' || type === 'email' || type === 'url'
  return html`${!optional && html` required`}${isWord && html` autocapitalize="none" spellcheck="false"`}${
    wrong && html` aria-invalid="true"`
  }${described.length > 0 && html` aria-describedby="${described.join(' ')}"`}${focused && html` autofocus`}`
}

export function hidden(name: string, value: string | undefined): Html {
  return html`<input type="hidden" name="${name}" value="${value ?? ''}">`
}

/** A form that posts to a page of this visit, with the proof that it comes from one. */
export function form(
  visit: Visit,
  { path, name }: { readonly path: string; readonly name?: string },
  content: Html,
): Html {
  return html`<form method="post" action="${pathTo(visit, path)}"${name !== undefined && html` name="${name}"`}>
${hidden(csrfField, visit.csrf)}
${content}
</form>`
}

export function submitButton(label: string, name?: string): Html {
  return html`<button type="submit" class="submitButton-customizable"${name !== undefined && html` name="${name}" value="1"`}>${label}</button>`
}

/** A button that asks for something else than what the form's fields are for. */
export function sideButton(label: string, name: string): Html {
  return html`<button type="submit" class="link redirect-customizable" name="${name}" value="1" formnovalidate>${label}</button>`
}

const errorId = 'page-error'

/** What went wrong, read out at once. */
export function errorMessage(visit: Pick<Visit, 'texts'>, error: TextKey | undefined): Html {
  return error === undefined
    ? html``
    : html`<p class="message errorMessage-customizable" id="${errorId}" role="alert">${visit.texts[error]}</p>`
}

export function goodMessage(text: string | undefined): Html {
  return text === undefined ? html`` : html`<p class="message good" role="status">${text}</p>`
}

export function heading(title: string, intro?: string | Html): Html {
  return html`<h1>${title}</h1>
${intro !== undefined && html`<p class="textDescription textDescription-customizable">${intro}</p>`}`
}

/** A way to another page, at the foot of this one. */
export function footLink(visit: Visit, path: string, label: string, before?: string): Html {
  return html`<p class="foot">${before !== undefined && html`${before} `}<a class="redirect-customizable" href="${pathTo(visit, path)}">${label}</a></p>`
}
