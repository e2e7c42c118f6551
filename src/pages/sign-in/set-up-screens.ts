import type { MessageMethod } from '#domain/sign-in/mfa.ts'
import type { MfaMethod } from '#domain/users.ts'
import { beginAppOfSignIn } from '#flows/mfa/enrol-app.ts'
import { openSetUp, type SetUp } from '#flows/mfa/set-up.ts'
import { sessionInvalid } from '#flows/sign-in/auth-session.ts'
import { codeField, isCodeWrong } from '../account/code-form.ts'
import type { Screen } from '../frame/document.ts'
import { errorMessage, fieldRow, footLink, form, heading, hidden, submitButton } from '../frame/form.ts'
import type { PageRefusal } from '../frame/refusal.ts'
import type { Visit } from '../frame/visit.ts'
import { type Html, html } from '../html.ts'
import { qrCode, totpAddress } from './qr-code.ts'
import { type Step, stepFields } from './step.ts'

/** The first page of setting a second factor up. For an app the secret is made, which uses the session up for the next one. */
export async function beginSetUp(visit: Visit, step: Step, method: MfaMethod): Promise<Screen> {
  if (method !== 'SOFTWARE_TOKEN_MFA') return addressScreen(visit, step, method)
  const setUp = await setUpOf(visit, step)
  const { secret, session } = await beginAppOfSignIn(visit.services, setUp)
  return appScreen(visit, { ...step, session, secret, account: accountOf(setUp) })
}

/** The sign-in that waits for a second factor; one through another app client is none here. */
export async function setUpOf({ services, client }: Visit, { session }: Step): Promise<SetUp> {
  const setUp = await openSetUp(services, session)
  if (setUp.client.id !== client.id) throw sessionInvalid()
  return setUp
}

/** What the authenticator app is to call the account. */
export function accountOf({ owner: { user } }: SetUp): string {
  return user.attributes.email ?? user.username
}

/** The secret goes around with the form, for it is shown again after a mistyped code; the server has its own copy. */
export type AppStep = Step & { readonly secret: string; readonly account: string }

export function appScreen(visit: Visit, step: AppStep, refusal?: PageRefusal): Screen {
  const { texts, pool, request } = visit
  const error = refusal?.text
  const { secret, account } = step
  const fields = html`${errorMessage(visit, error)}
${stepFields(step)}${hidden('method', 'SOFTWARE_TOKEN_MFA')}${hidden('secret', secret)}
${qrCode(totpAddress({ secret, issuer: pool.name, account }), texts.qrCode)}
<p class="hint">${texts.secretKey}</p>
<code class="secret">${spaced(secret)}</code>
${codeField(visit, { wrong: isCodeWrong(error), focused: false })}
${fieldRow({
  name: 'deviceName',
  label: texts.deviceName,
  value: request.form.get('deviceName') ?? '',
  autocomplete: 'off',
  maxLength: 100,
  optional: true,
})}
${submitButton(texts.continue, 'mfaRegister')}`
  return setUpScreen(visit, texts.setUpAppTitle, texts.setUpAppScan, fields, refusal)
}

/** Asks for the phone number or e-mail address that codes are to go to. */
export function addressScreen(visit: Visit, step: Step, method: MessageMethod, refusal?: PageRefusal): Screen {
  const { texts, request } = visit
  const isPhone = method === 'SMS_MFA'
  const wrong = refusal?.text === 'errorPhone' || refusal?.text === 'errorEmail'
  const fields = html`${errorMessage(visit, refusal?.text)}
${stepFields(step)}${hidden('method', method)}
${fieldRow({
  name: 'address',
  label: isPhone ? texts.phone_number : texts.email,
  value: request.form.get('address') ?? '',
  type: isPhone ? 'tel' : 'email',
  inputmode: isPhone ? 'tel' : 'email',
  autocomplete: isPhone ? 'tel' : 'email',
  focused: true,
  wrong,
  ...(isPhone && { hint: texts.phoneHint }),
})}
${submitButton(texts.sendCode, 'mfaRegister')}`
  const [title, intro] = isPhone
    ? [texts.setUpSmsTitle, texts.setUpSmsIntro]
    : [texts.setUpEmailTitle, texts.setUpEmailIntro]
  return setUpScreen(visit, title, intro, fields, refusal)
}

function setUpScreen(visit: Visit, title: string, intro: string, fields: Html, refusal?: PageRefusal): Screen {
  return {
    title,
    body: html`${heading(title, intro)}
${form(visit, { path: '/mfaRegister', name: 'mfaRegister' }, fields)}
${footLink(visit, '/login', visit.texts.backToSignIn)}`,
    ...(refusal && { status: refusal.status }),
  }
}

/** Easier to type in fours. Apps take the blanks. */
function spaced(secret: string): string {
  return secret.match(/.{1,4}/g)?.join(' ') ?? ''
}
