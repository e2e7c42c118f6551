import type { MfaMethod } from '#domain/users.ts'
import type { WebAnswer } from '#domain/web.ts'
import { show } from '../frame/document.ts'
import { footLink, form, heading } from '../frame/form.ts'
import type { Visit } from '../frame/visit.ts'
import { html } from '../html.ts'
import { methodButtons } from './choice-screen.ts'
import { beginSetUp } from './set-up-screens.ts'
import { type Step, stepFields } from './step.ts'

/** Somebody without a second factor needs one: which, if there is a choice. */
export async function setUpChoice(visit: Visit, step: Step, methods: readonly MfaMethod[]): Promise<WebAnswer> {
  const { texts } = visit
  const [only, ...others] = methods
  if (only !== undefined && others.length === 0) return show(visit, await beginSetUp(visit, step, only))
  return show(visit, {
    title: texts.setUpTitle,
    body: html`${heading(texts.setUpTitle, texts.setUpIntro)}
${form(visit, { path: '/mfaRegister', name: 'mfaRegister' }, html`${stepFields(step)}${methodButtons(visit, methods)}`)}
${footLink(visit, '/login', texts.backToSignIn)}`,
  })
}
