import type { MfaMethod } from '#domain/users.ts'
import type { Screen } from '../frame/document.ts'
import { footLink, form, heading } from '../frame/form.ts'
import type { Visit } from '../frame/visit.ts'
import { type Html, html } from '../html.ts'
import type { TextKey } from '../texts/texts.ts'
import { type Step, stepFields } from './step.ts'

const labels = {
  SMS_MFA: 'methodSms',
  SOFTWARE_TOKEN_MFA: 'methodApp',
  EMAIL_OTP: 'methodEmail',
} as const satisfies Record<MfaMethod, TextKey>

/** Lets the user choose among the second factors that they have. */
export function choiceScreen(visit: Visit, step: Step, methods: readonly MfaMethod[]): Screen {
  const { texts } = visit
  return {
    title: texts.choiceTitle,
    body: html`${heading(texts.choiceTitle, texts.choiceIntro)}
${form(visit, { path: '/mfaOption', name: 'mfaOption' }, html`${stepFields(step)}${methodButtons(visit, methods)}`)}
${footLink(visit, '/login', texts.backToSignIn)}`,
  }
}

/** One button for each method: one press, no script. */
export function methodButtons({ texts }: Visit, methods: readonly MfaMethod[]): Html[] {
  return methods.map(
    (
      method,
    ) => html`<button type="submit" class="plain" name="method" value="${method}">${texts[labels[method]]}</button>
`,
  )
}
