import { attributeFields, isAskable } from '../account/attribute-fields.ts'
import { passwordField } from '../account/password-field.ts'
import type { Screen } from '../frame/document.ts'
import { errorMessage, footLink, form, heading, hidden, submitButton } from '../frame/form.ts'
import type { PageRefusal } from '../frame/refusal.ts'
import type { Visit } from '../frame/visit.ts'
import { html } from '../html.ts'
import { type Step, stepFields } from './step.ts'

/** Asks for a password in place of a temporary one, and for the required attributes that an administrator left open. */
export function newPasswordScreen(visit: Visit, step: Step, missing: readonly string[], refusal?: PageRefusal): Screen {
  const { texts } = visit
  const error = refusal?.text
  const asked = missing.filter(isAskable)
  const wrong = error === 'errorPassword' || error === 'errorPasswordUsed'
  const fields = html`${errorMessage(visit, error)}
${stepFields(step)}
${hidden('missing', asked.join(' '))}
${attributeFields(visit, asked, () => error === 'errorEntries')}
${passwordField(visit, { label: texts.newPassword, purpose: 'new-password', wrong, focused: true })}
${submitButton(texts.continue, 'reset_password')}`
  return {
    title: texts.newPasswordTitle,
    body: html`${heading(texts.newPasswordTitle, texts.newPasswordIntro)}
${form(visit, { path: '/resetPassword', name: 'resetPassword' }, fields)}
${footLink(visit, '/login', texts.backToSignIn)}`,
    ...(refusal && { status: refusal.status }),
  }
}
