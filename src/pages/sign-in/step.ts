import { hidden } from '../frame/form.ts'
import type { Visit } from '../frame/visit.ts'
import { type Html, html } from '../html.ts'

/** What the form of one step of a sign-in brings back: the sealed session, and the name that stands for its user. */
export type Step = { readonly session: string; readonly username: string }

export function stepFields({ session, username }: Step): Html {
  return html`${hidden('session', session)}${hidden('username', username)}`
}

export function postedStep({ request: { form } }: Visit): Step {
  return { session: form.get('session') ?? '', username: form.get('username') ?? '' }
}
