import type { MfaMethod } from '#domain/users.ts'
import { codeField, isCodeWrong } from '../account/code-form.ts'
import type { Screen } from '../frame/document.ts'
import { errorMessage, footLink, form, goodMessage, heading, hidden, sideButton, submitButton } from '../frame/form.ts'
import type { PageRefusal } from '../frame/refusal.ts'
import type { Visit } from '../frame/visit.ts'
import { fill, type Html, html } from '../html.ts'
import { type Step, stepFields } from './step.ts'

export type CodeStep = Step & {
  readonly method: MfaMethod
  /** Where the code went, masked, or what the authenticator app's device is called. Empty if it is not known. */
  readonly where: string
}

/** Asks for the code of a second factor. */
export function codeScreen(
  visit: Visit,
  step: CodeStep,
  { refusal, resent = false }: { readonly refusal?: PageRefusal; readonly resent?: boolean } = {},
): Screen {
  const { texts } = visit
  const { method, where } = step
  const error = refusal?.text
  const fields = html`${errorMessage(visit, error)}
${goodMessage(resent ? texts.codeSentAgain : undefined)}
${stepFields(step)}${hidden('method', method)}${hidden('where', where)}
${codeField(visit, { wrong: isCodeWrong(error), focused: true })}
${submitButton(texts.continue, 'signInSubmitButton')}
${method !== 'SOFTWARE_TOKEN_MFA' && html`<p class="foot">${texts.noCode} ${sideButton(texts.sendNewCode, 'resend')}</p>`}`
  return {
    title: texts.mfaTitle,
    body: html`${heading(texts.mfaTitle, introOf(visit, step))}
${form(visit, { path: '/mfa', name: 'mfa' }, fields)}
${footLink(visit, '/login', texts.backToSignIn)}`,
    ...(refusal && { status: refusal.status }),
  }
}

function introOf({ texts }: Visit, { method, where }: CodeStep): Html {
  const place = html`<bdi>${where}</bdi>`
  if (method === 'SMS_MFA') return fill(texts.sentBySms, { destination: place })
  if (method === 'EMAIL_OTP') return fill(texts.sentByEmail, { destination: place })
  return where === '' ? html`${texts.mfaApp}` : fill(texts.mfaAppNamed, { device: place })
}
